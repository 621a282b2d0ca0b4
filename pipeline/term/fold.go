package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline"
)

// folded is a text as terms are compared: composed (NFC), in lower case, of
// full width made narrow. What then is left of a letter, digit or mark is a unit. What differs
// between spellings of one name is no unit at all: spaces, hyphens, apostrophes, middle dots,
// invisible characters. So "Asia-Pacific", "Asia Pacific" and "ASIA–PACIFIC" are the same
// units. They are read off the text one by one, so that offsets stay those of the original
// whatever lower case does to its length.
type folded struct {
	text  string
	plain *[256]rune // the units of bytes that are a character by themselves; 0 for others
	at    int        // where the character begins that has the next unit

	rest []rune // units of that character, where some are read
	end  int    // and where it ends
}

// composed reports whether the characters of a text are as NFC has them.
func composed(text string) bool { return pipeline.Composed(text) || norm.NFC.IsNormalString(text) }

// newFolded is a text, composed or not, as units.
func newFolded(text string, composed bool) folded {
	if composed {
		return folded{text: text, plain: &plainUnits}
	}
	return folded{text: text, plain: &noUnits}
}

// next is the next unit of a text that has not ended, or noUnit for a character
// that is none.
func (f *folded) next() rune {
	u := f.plain[f.text[f.at]]
	if u == 0 {
		return f.hard()
	}
	f.at++
	return u
}

// nextUnit is the next unit of a text, whatever stands before it; noUnit at the end.
func (f *folded) nextUnit() rune {
	for f.at < len(f.text) {
		if u := f.next(); u != noUnit {
			return u
		}
	}
	return noUnit
}

// hard is next for a character of several bytes or units.
func (f *folded) hard() rune {
	if len(f.rest) > 0 {
		return f.pop()
	}
	if f.plain == &noUnits {
		return f.decomposed()
	}
	r, n := utf8.DecodeRuneInString(f.text[f.at:])
	f.end = f.at + n
	u := f.unit(r)
	if u == '&' {
		f.rest = and
		return f.pop()
	}
	f.at = f.end
	return u
}

// decomposed is hard for a text that NFC changes.
func (f *folded) decomposed() rune {
	f.end = f.at + norm.NFC.NextBoundaryInString(f.text[f.at:], true)
	for _, r := range norm.NFC.String(f.text[f.at:f.end]) {
		switch u := f.unit(r); u {
		case noUnit:
		case '&':
			f.rest = append(f.rest, and...)
		default:
			f.rest = append(f.rest, u)
		}
	}
	if len(f.rest) == 0 {
		f.at = f.end
		return noUnit
	}
	return f.pop()
}

// pop is the next unit of a character that has several; the last one ends it.
func (f *folded) pop() rune {
	u := f.rest[0]
	if f.rest = f.rest[1:]; len(f.rest) == 0 {
		f.at = f.end
	}
	return u
}

// and is what & is as units.
var and = []rune("and")

// unit is the unit of a character that ends where f says; & has three.
func (f *folded) unit(r rune) rune {
	u := unitOf(r)
	if rest := f.text[f.end:]; u == '\n' && !strings.HasPrefix(rest, "\n") && !strings.HasPrefix(rest, "\r\n") {
		return noUnit // a wrapped line; the end of a paragraph is a unit that no term has
	}
	return u
}

// Fold is a text as terms are compared, for use as a key.
func Fold(text string) string {
	var key strings.Builder
	key.Grow(len(text))
	f := newFolded(text, composed(text))
	for u := f.nextUnit(); u != noUnit; u = f.nextUnit() {
		key.WriteRune(u)
	}
	return key.String()
}

// noUnit is what unitOf has for a character that spellings of a name may lack.
const noUnit = -1

// unitOf is the unit that a character is. A line break is one at the end of a
// paragraph alone, and & three: "and".
func unitOf(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return asciiUnits[r]
	case 0x4E00 <= r && r <= 0x9FFF, 0xAC00 <= r && r <= 0xD7A3: // most of Han and Hangul
		return r
	case loose(r):
		return noUnit
	case 0xFF01 <= r && r <= 0xFF5E: // full-width ASCII
		return asciiUnits[r-0xFEE0]
	}
	return unicode.ToLower(r)
}

// asciiUnits are the units of ASCII.
var asciiUnits = func() (units [utf8.RuneSelf]rune) {
	for i := range units {
		r := rune(i)
		units[r] = unicode.ToLower(r)
		if loose(r) {
			units[r] = noUnit
		}
	}
	return units
}()

// plainUnits are those of the bytes that are one unit, or none, wherever they
// stand in a composed text. In others a mark may follow any: noUnits.
var plainUnits, noUnits = func() (plain, none [256]rune) {
	copy(plain[:], asciiUnits[:])
	plain['\n'], plain['&'] = 0, 0
	return plain, none
}()

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
