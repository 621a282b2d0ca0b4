package term

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline"
)

// A unit is one letter, digit or mark of a text as terms are compared:
// composed (NFC), in lower case, of full width made narrow, with the bytes of the
// original it stands for. What differs between spellings of one name is no unit
// at all: spaces, hyphens, apostrophes, middle dots, invisible characters. So
// "Asia-Pacific", "Asia Pacific" and "ASIA–PACIFIC" are the same units, and
// offsets stay those of the original whatever lower case does to its length.
type unit struct {
	r          rune
	start, end int32
}

// breakRune is a unit that no term has: the end of a paragraph.
const breakRune = '\n'

// unitBuffers are room for the units of a text; they are used up to the end
// of a look at it.
var unitBuffers = sync.Pool{New: func() any { return new([]unit) }}

// fold adds the units of a text.
func fold(units []unit, text string) []unit {
	units = slices.Grow(units, len(text))
	if pipeline.Composed(text) || norm.NFC.IsNormalString(text) {
		for i, r := range text {
			units = appendUnit(units, text, r, i, i+utf8.RuneLen(r))
		}
		return units
	}
	var it norm.Iter
	it.InitString(norm.NFC, text)
	for !it.Done() {
		start := it.Pos()
		for _, r := range string(it.Next()) {
			units = appendUnit(units, text, r, start, it.Pos())
		}
	}
	return units
}

// Fold is a text as terms are compared, for use as a key.
func Fold(text string) string {
	buffer := unitBuffers.Get().(*[]unit)
	defer unitBuffers.Put(buffer)
	*buffer = fold((*buffer)[:0], text)
	var b strings.Builder
	b.Grow(len(text))
	for _, u := range *buffer {
		b.WriteRune(u.r)
	}
	return b.String()
}

func appendUnit(units []unit, text string, r rune, start, end int) []unit {
	u := unit{r, int32(start), int32(end)}
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
	case 'A' <= r && r <= 'Z':
		u.r = r + 'a' - 'A'
	case r == '\n':
		if !strings.HasPrefix(text[end:], "\n") && !strings.HasPrefix(text[end:], "\r\n") {
			return units // a wrapped line
		}
		u.r = breakRune
	case r == '&':
		return append(units, unit{'a', u.start, u.end}, unit{'n', u.start, u.end}, unit{'d', u.start, u.end})
	case loose(r):
		return units
	case 0xFF01 <= r && r <= 0xFF5E: // full-width ASCII
		return appendUnit(units, text, r-0xFEE0, start, end)
	case r >= utf8.RuneSelf:
		u.r = unicode.ToLower(r)
	}
	return append(units, u)
}

// loose reports whether a character may be there or not in spellings of one name.
func loose(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', 0xA0, 0x3000, // spaces
		'-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, // hyphens
		'\'', '’', '‘', 'ʼ', '`', '´', // apostrophes
		'·', '‧', '・', '･', 'ㆍ', '•', // middle dots
		0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F: // invisible
		return true
	}
	return 0x2000 <= r && r <= 0x200A || r == 0x202F || r == 0x205F
}

// separates reports whether text has a space or hyphen.
func separates(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r == '-' || unicode.IsSpace(r) || 0x2010 <= r && r <= 0x2013 || r == 0x2212
	})
}

// letters are the characters of a text that are units, in their own case.
func letters(text string) []rune {
	var out []rune
	for _, r := range text {
		if !loose(r) && r != '\n' {
			out = append(out, r)
		}
	}
	return out
}
