package clean

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// page is a single-byte encoding that UTF-8 is taken for. A byte that the
// encoding does not define counts as the control character of its number, as
// web browsers read it (WHATWG Encoding Standard, windows-1252).
type page int

const (
	western   page = iota // Windows-1252 and Latin-1, which differ only where Latin-1 has control characters
	central               // Windows-1250
	latin2                // ISO 8859-2
	cyrillic              // Windows-1251
	turkish               // Windows-1254
	baltic                // Windows-1257
	macintosh             // Mac OS Roman
	dos                   // code page 437
	dosLatin              // code page 850
	pages
)

var pageNames = [pages]string{
	"Windows-1252", "Windows-1250", "ISO 8859-2", "Windows-1251", "Windows-1254", "Windows-1257", "Mac Roman", "code page 437", "code page 850",
}

var charmaps = [pages]*charmap.Charmap{
	charmap.Windows1252, charmap.Windows1250, charmap.ISO8859_2, charmap.Windows1251, charmap.Windows1254,
	charmap.Windows1257, charmap.Macintosh, charmap.CodePage437, charmap.CodePage850,
}

// tableEnd is beyond the last character that bytes are looked up for: the few
// above it (the apple and two ligatures of Mac Roman) are never needed.
const tableEnd = 0x2700

// table tells for a character which byte it is on which page, 0 for none, and
// on which pages it may begin or continue a sequence of UTF-8.
type table struct {
	bytes       [pages][tableEnd]byte
	lead, trail [tableEnd]uint16 // one bit a page
}

var garbleTable = sync.OnceValue(func() *table {
	t := new(table)
	for p, c := range charmaps {
		for b := 0xFF; b >= 0x80; b-- {
			r := c.DecodeByte(byte(b))
			t.put(page(p), r, byte(b))
			if undefined := r < 0xA0 || r == '\ufffd'; b < 0xA0 && (undefined || page(p) == western) {
				t.put(page(p), rune(b), byte(b))
			}
		}
	}
	return t
})

// put notes that a character is a byte on a page.
func (t *table) put(p page, r rune, b byte) {
	if r >= tableEnd || t.bytes[p][r] != 0 {
		return
	}
	t.bytes[p][r] = b
	switch {
	case b >= 0xC2 && b <= 0xF4:
		t.lead[r] |= 1 << p
	case b < 0xC0:
		t.trail[r] |= 1 << p
	}
}

// byteOf is the byte that a character stands for on a page, 0 for none. ASCII
// is left out.
func (t *table) byteOf(p page, r rune) byte {
	if r < 0x80 || r >= tableEnd {
		return 0
	}
	return t.bytes[p][r]
}

// leads and trails are the pages on which a character begins or continues a
// sequence.
func (t *table) leads(r rune) uint16 {
	if r < 0x80 || r >= tableEnd {
		return 0
	}
	return t.lead[r]
}

func (t *table) trails(r rune) uint16 {
	if r < 0x80 || r >= tableEnd {
		return 0
	}
	return t.trail[r]
}

// begins reports whether two characters begin a sequence on some page: one of
// two bytes, or one of more that rest continues. The quotation marks and
// ellipses that Mac Roman has among its leads begin none that people write.
func (t *table) begins(lead, trail rune, rest string) bool {
	if strings.ContainsRune("’“”…«»\u00a0", lead) {
		return false
	}
	third, _ := utf8.DecodeRuneInString(rest)
	for p, both := page(0), t.leads(lead)&t.trails(trail); p < pages; p++ {
		if both&(1<<p) == 0 {
			continue
		}
		if t.byteOf(p, lead) < 0xE0 || t.trails(third)&(1<<p) != 0 || third == unicode.ReplacementChar || third == ' ' && t.byteOf(p, lead) == 0xE0 {
			return true
		}
	}
	return false
}
