package clean

import (
	"strings"
	"unicode"
)

// spacedLetters are the letters whose second byte is a no-break space that
// something made a plain one, and the no-break space itself.
var spacedLetters = map[byte]rune{0xC2: 0xA0, 0xC3: 'à', 0xC5: 'Š', 0xCE: 'Π', 0xD0: 'Р'}

// spaced reads a letter before a plain space as one before the no-break space
// it was garbled with. The space goes when the word goes on after it. within
// says that the text has other garble.
func (r reader) spaced(at int, within bool) (s sequence, ok bool) {
	c, ok := spacedLetters[r.table.byteOf(r.page, r.rune(at))]
	if !ok || r.page == cyrillic && c != 'à' || r.page >= macintosh || r.rune(at+1) != ' ' {
		return s, false
	}
	left := r.rune(at - 1)
	s = sequence{at: at, n: 2, r: c, grade: likely}
	switch {
	case c == 0xA0:
		return s, within && r.page != cyrillic && !unicode.IsUpper(left)
	case c != 'à':
		_, goesOn := r.read(at + 2)
		return s, within && !unicode.IsLetter(left) && (goesOn || unicode.IsLower(r.rune(at+2)))
	}
	endsWord := unicode.IsLower(left) || (left == '\'' || left == '’') && unicode.IsLower(r.rune(at-2))
	if !r.contraction(at+2) && r.rune(at+2) != ' ' {
		s.n = 1
	}
	return s, endsWord && (within || r.page == western) || within && !unicode.IsLetter(left)
}

// contractions are what goes on after the à of a Portuguese word, and of a
// Vietnamese one.
var (
	contractions = set("s", "quele", "quela", "queles", "quelas", "quilo")
	vietnamese   = set("i", "o", "u", "y", "m", "n", "ng", "nh")
)

// contraction reports whether the rest of a word after à stands at a unit.
func (r reader) contraction(at int) bool {
	var word strings.Builder
	i := at
	for ; i < at+8 && unicode.IsLetter(r.rune(i)); i++ {
		word.WriteRune(r.rune(i))
	}
	if next := r.rune(i); next == '\'' || next == '’' {
		return false // French s'
	}
	return contractions[word.String()] || vietnamese[word.String()] && r.vietnamese()
}

// vietnamese reports whether the text has letters that only Vietnamese has, or
// their garble.
func (r reader) vietnamese() bool {
	for i, u := range r.units {
		if u.r >= 0x1EA0 && u.r <= 0x1EF9 {
			return true
		}
		if s, ok := r.read(i); ok && s.r >= 0x1EA0 && s.r <= 0x1EF9 {
			return true
		}
	}
	return false
}

// closes reads a quotation mark that lost its last byte, which Windows-1252
// does not define, where a quotation is open.
func (r reader) closes(at int, before []sequence) (s sequence, ok bool) {
	if r.table.byteOf(r.page, r.rune(at)) != 0xE2 || r.table.byteOf(r.page, r.rune(at+1)) != 0x80 || r.page != western {
		return s, false
	}
	if next := r.rune(at + 2); next != 0 && !unicode.IsSpace(next) && !strings.ContainsRune(".,;:!?)", next) {
		return s, false
	}
	for i := len(before) - 1; i >= 0; i-- {
		switch before[i].r {
		case '“':
			return sequence{at: at, n: 2, r: '”', grade: likely}, true
		case '”':
			return s, false
		}
	}
	return s, false
}
