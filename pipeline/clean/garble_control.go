package clean

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// controls reads C1 control characters, which nobody types, as the punctuation
// of Windows-1252 that has their numbers, where the place is right for it.
// Letters are left: in Mac Roman the same numbers are other letters.
func (g *garbled) controls() bool {
	var found []sequence
	for i, u := range g.units {
		if u.r < 0x80 || u.r >= 0xA0 {
			continue
		}
		r := reader{units: g.units}
		if c := charmap.Windows1252.DecodeByte(byte(u.r)); fitsMark(c, r.rune(i-1), r.rune(i+1), r.rune(i+2)) {
			found = append(found, sequence{at: i, n: 1, r: c})
		}
	}
	if len(found) == 0 {
		return false
	}
	return g.commit(found, 0.95, "Windows-1252 read as Latin-1")
}

// fitsMark reports whether a mark may stand between two characters.
func fitsMark(mark, left, right, next rune) bool {
	begins := left == 0 || unicode.IsSpace(left) || strings.ContainsRune("([{-–—/'\"", left) || left >= 0x80 && left < 0xA0
	ends := right == 0 || unicode.IsSpace(right) || strings.ContainsRune(".,;:!?)]}-–—/'\"", right) || right >= 0x80 && right < 0xA0
	switch mark {
	case '„', '‚', '‹':
		return begins && !ends
	case '“', '‘':
		return begins && !ends || !begins && ends // it closes in German
	case '”', '›':
		return !begins && ends
	case '’':
		return !begins && (ends || unicode.IsLetter(left) && unicode.IsLetter(right) && strings.ContainsRune("sdtmlrv", right) && !unicode.IsLetter(next))
	case '–', '—':
		return begins && ends || unicode.IsDigit(left) && unicode.IsDigit(right) || unicode.IsLetter(left) && unicode.IsLetter(right) && mark == '—'
	case '…', '™':
		return !begins && ends
	case '•', '€':
		return begins || unicode.IsDigit(left) || unicode.IsDigit(right)
	}
	return false
}
