package clean

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// eastern is an encoding of one or two bytes a character.
type eastern struct {
	name string
	encoding.Encoding
	common string // the characters that make up much of any text in it; one bit in commonIn
	kana   bool   // half-width kana are single bytes
}

var easterns = []eastern{
	{"CP949", korean.EUCKR, commonHangul, false},
	{"GB18030", simplifiedchinese.GB18030, commonSimplified, false},
	{"Big5", traditionalchinese.Big5, commonTraditional, false},
	{"Shift JIS", japanese.ShiftJIS, commonKana, true},
	{"EUC-JP", japanese.EUCJP, commonKana, false},
}

// The syllables, characters and kana that are most frequent in prose. A text
// decoded rightly has at least a fourth of its letters here, one decoded
// wrongly one in twenty.
const (
	commonHangul      = "이다는을의에한가고지를서하로은인도사으기자대해시정성수과국제적있부연구전와라그리어니아나들일주상보안화장관동조위통및문체경"
	commonSimplified  = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经进与及本研究从其政系析性文化理论关社济战略合区安全"
	commonTraditional = "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經進與及本研究從其政系析性文化理論關社濟戰略合區安全"
	commonKana        = "のにはをたがでてとしれさあいうえおかきくけこすせそちつなぬねひふへほまみむめもやゆよらりるろわんだどばべアイウエオカキクケコサシスセソタチツテトナニノハフマミムメモラリルレロンー"
)

// fewLetters is how many letters a repair needs to be sure of itself.
const fewLetters = 4

// commonShare is the share of common letters that right text has at least;
// wrongly read text has less than rareShare.
const (
	commonShare = 0.25
	rareShare   = 0.10
)

// least is the share of common letters that so many letters must have: a few
// may have some by chance, many have few in texts of medicine or chemistry
// alone.
func least(letters int) float64 {
	switch {
	case letters >= 64:
		return 0.6 * commonShare
	case letters < 8:
		return 2 * commonShare
	case letters < 16:
		return 1.4 * commonShare
	}
	return commonShare
}

// east undoes one reading of Korean, Chinese or Japanese text as Windows-1252,
// in the lines that have at least so many characters of it.
func (g *garbled) east(few int) bool {
	var found []sequence
	var name string
	confidence := 0.96
	for first := 0; first < len(g.units); {
		last := g.stretch(first)
		if g.pairs(first, last) >= 2 {
			best, share, codec := g.decodeBest(first, last)
			switch {
			case share > 0 && len(best) >= few:
				found, name = append(found, best...), codec
				if len(best) < fewLetters {
					confidence = 0.85
				}
			case few < fewLetters && len(g.details) == 0 && g.pairs(first, last) >= 6 && 2*g.pairs(first, last) > last-first:
				g.flag(first, last, "The text seems to have been read in a wrong encoding; which one is not clear.")
			}
		}
		first = last + 1
	}
	return len(found) > 0 && g.commit(found, confidence, name+" read as Windows-1252")
}

// stretch is the end of the longest run of units of one line that Windows-1252
// has.
func (g *garbled) stretch(at int) int {
	for at < len(g.units) && g.units[at].r != '\n' && (g.units[at].r < 0x80 || garbleTable().byteOf(western, g.units[at].r) != 0) {
		at++
	}
	return at
}

// pairs counts the units of a stretch beyond ASCII that follow another.
func (g *garbled) pairs(first, last int) (n int) {
	for i := first + 1; i < last; i++ {
		if g.units[i].r >= 0x80 && g.units[i-1].r >= 0x80 {
			n++
		}
	}
	return n
}

// decodeBest decodes a stretch in the encoding that makes most sense of it.
// Where two make much the same of it neither is known to be right.
func (g *garbled) decodeBest(first, last int) (best []sequence, share float64, name string) {
	var second float64
	for i, e := range easterns {
		found, ok := g.decode(e, first, last)
		if !ok {
			continue
		}
		var text strings.Builder
		for _, s := range found {
			text.WriteRune(s.r)
		}
		letters, common := census(text.String(), i)
		if letters < 2 || 3*neighbours(found) < 2*len(found) || 5*halfKanas(found) > len(found) {
			continue
		}
		switch got := float64(common) / float64(letters); {
		case got < least(letters):
		case got > share:
			best, second, share, name = found, share, got, e.name
		case got > second:
			second = got
		}
	}
	if share-second < commonShare/2 {
		return nil, 0, ""
	}
	return best, share, name
}

// commonEnd is beyond the last character that is common in any encoding.
const commonEnd = 0xD7A4

// commonIn tells for a character in which encodings it is common, a bit each.
var commonIn = sync.OnceValue(func() *[commonEnd]uint8 {
	bits := new([commonEnd]uint8)
	for i, e := range easterns {
		for _, r := range e.common {
			bits[r] |= 1 << i
		}
	}
	return bits
})

// halfKanas counts the half-width kana, which any byte may be.
func halfKanas(found []sequence) (n int) {
	for _, s := range found {
		if halfKana(s.r) {
			n++
		}
	}
	return n
}

// neighbours counts the characters that stand beside another: among Latin
// letters there are none.
func neighbours(found []sequence) (n int) {
	for i, s := range found {
		if i > 0 && found[i-1].at+found[i-1].n == s.at || i+1 < len(found) && s.at+s.n == found[i+1].at {
			n++
		}
	}
	return n
}

// census counts the letters of a text and those common in the encoding of a
// number.
func census(text string, number int) (letters, common int) {
	bits := commonIn()
	for _, r := range text {
		switch {
		case r < commonEnd && bits[r]&(1<<number) != 0:
			common++
			letters++
		case roleOf(r) == letter:
			letters++
		}
	}
	return letters, common
}

// decode reads the bytes of a stretch in an encoding. Every byte must be part
// of a character, and every character must be encoded as those bytes.
func (g *garbled) decode(e eastern, first, last int) (found []sequence, ok bool) {
	t := garbleTable()
	for at := first; at < last; {
		b := t.byteOf(western, g.units[at].r)
		if b == 0 {
			at++
			continue
		}
		n := 2
		if e.kana && b >= 0xA1 && b <= 0xDF {
			n = 1
		}
		if at+n > last {
			return nil, false
		}
		bytes := []byte{b}
		if n == 2 {
			if next := g.units[at+1].r; next < 0x80 {
				bytes = append(bytes, byte(next))
			} else {
				bytes = append(bytes, t.byteOf(western, next))
			}
		}
		r, ok := decodeOne(e, bytes)
		if !ok {
			return nil, false
		}
		found = append(found, sequence{at: at, n: n, r: r})
		at += n
	}
	return found, true
}

// decodeOne is the one character that bytes are in an encoding, if they are
// one that people write and it is encoded as these bytes.
func decodeOne(e eastern, bytes []byte) (rune, bool) {
	out, err := e.NewDecoder().Bytes(bytes)
	if err != nil {
		return 0, false
	}
	r, size := utf8.DecodeRune(out)
	if size != len(out) || r < 0x80 || roleOf(r) == implausible || roleOf(r) == lost {
		return 0, false
	}
	back, err := e.NewEncoder().Bytes(out)
	return r, err == nil && string(back) == string(bytes)
}
