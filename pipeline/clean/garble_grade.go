package clean

import (
	"strings"
	"unicode"
)

// gradeOf grades one sequence in its place.
func (r reader) gradeOf(p place) grade {
	got := r.gradeRole(p)
	switch {
	case r.again(p):
		return sure
	case p.spaced:
		return min(got, likely)
	}
	return got
}

// gradeRole grades a sequence by what it would become.
func (r reader) gradeRole(p place) grade {
	switch roleOf(p.r) {
	case lost:
		if r.rune(p.at+p.n-1) == unicode.ReplacementChar {
			return likely
		}
		return sure // the sign itself, written out: ï¿½
	case latinLetter:
		return r.gradeLatin(p)
	case greek:
		return r.gradeGreek(p)
	case letter:
		return r.gradeLetter(p)
	case sign:
		return r.gradeSign(p)
	}
	if p.r >= 0x80 && p.r < 0xA0 && len(p.run) > 1 {
		return likely // a byte of what was garbled twice
	}
	return never
}

// again reports whether the sequence and the next would be garble themselves:
// the text was read wrongly twice.
func (r reader) again(p place) bool {
	const all = 1<<pages - 1
	return p.at != p.run[len(p.run)-1].at && r.odd(p.sequence) && r.table.leads(p.r)&r.table.trails(p.right)&all != 0
}

// gradeSign: three characters or more are sure when one of them never follows a
// letter ("â€", "ðŸ"); the two of a Latin-1 sign only where a capital is odd.
func (r reader) gradeSign(p place) grade {
	switch {
	case p.n > 2:
		if r.odd(p.sequence) && (p.n > 3 || !strange(p.r)) {
			return sure
		}
	case r.page > latin2 || r.page == cyrillic || unicode.IsUpper(p.left) || p.r > 0xBF:
	case unicode.IsLower(p.left), unicode.IsDigit(p.left), unicode.IsUpper(p.right):
		return sure
	case p.r == 0xA0 && p.left != 0 && p.left != ' ', p.r != 0xA0 && !unicode.IsLetter(p.left):
		return sure
	}
	return likely
}

// strange reports whether a sign is rare enough in prose that three characters
// do not prove it: box drawing, private pictures.
func strange(r rune) bool { return r >= 0x2400 && r <= 0x25FF }

// odd reports whether a character of the sequence after the first never
// follows a letter in right text, or opens a quotation after a sign.
func (r reader) odd(s sequence) bool {
	for i := 1; i < s.n; i++ {
		c := r.rune(s.at + i)
		if !natural(c) || i > 1 && strings.ContainsRune("«“‘¡¿", c) {
			return true
		}
	}
	return false
}

// gradeLatin: the letter must fit the case of its word, and the raw text must
// not be readable as a letter followed by a mark.
func (r reader) gradeLatin(p place) grade {
	if !r.fitsCase(p) {
		return never
	}
	leftLetter, rightLetter := unicode.In(p.left, unicode.Latin), unicode.In(p.right, unicode.Latin)
	second := r.rune(p.at + 1)
	switch {
	case r.page == cyrillic && !leftLetter && !rightLetter:
		if len(p.run) > 1 && r.odd(p.sequence) {
			return sure
		}
		return likely
	case r.page != western && r.wordlike(p), r.page >= macintosh && !r.beside(p):
		return likely
	case second == 0xA0 && !unicode.IsLower(p.left):
		if r.rune(p.at) == 'Ã' && (p.right == ' ' || leftLetter && unicode.IsLower(p.right)) {
			return sure
		}
		return likely
	case unicode.IsLower(p.left):
		if p.n == 3 && !r.odd(p.sequence) && !rightLetter {
			return likely
		}
		return sure // a capital or a sign within a word
	case r.rune(p.at) == 'Ã' && (second == '¨' || second == '©') && !unicode.IsLetter(p.left) && !unicode.IsLetter(p.right):
		return sure // è and é are words; Ã is none, and ² behind it may be an exponent
	case second == '’':
		return likely
	case rightLetter && (!leftLetter || unicode.IsUpper(p.left)):
		return sure
	case (r.rune(p.at) == 'Ã' || leftLetter) && r.odd(p.sequence):
		return sure
	}
	return likely
}

// fitsCase reports whether a letter has the case of its word, as far as the
// letters beside it were never garbled.
func (r reader) fitsCase(p place) bool {
	first := p.at == p.run[0].at
	last := p.at == p.run[len(p.run)-1].at
	switch {
	case unicode.IsLower(p.r):
		return !(first && unicode.IsUpper(p.left) && (unicode.IsUpper(r.rune(p.at-2)) || last && unicode.IsUpper(p.right)))
	case unicode.IsUpper(p.r):
		return !first || !unicode.IsLower(p.left)
	}
	return true
}

// wordlike reports whether the raw characters of a sequence are letters in the
// case of a word, so that they may be one.
func (r reader) wordlike(p place) bool {
	upper, lower := 0, 0
	for i := range p.n {
		switch c := r.rune(p.at + i); {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower++
		default:
			return false
		}
	}
	return upper == 0 || lower == 0 || upper == 1 && unicode.IsUpper(r.rune(p.at)) && !unicode.IsLetter(r.rune(p.at-1))
}

// beside reports whether a letter stands on one side of the sequence, so that
// a sign of mathematics or a line of a table is no reading of it.
func (r reader) beside(p place) bool {
	if unicode.IsLetter(p.right) && (p.right < 0x80 || p.at != p.run[len(p.run)-1].at) {
		return true
	}
	return unicode.IsLetter(p.left) && (p.at != p.run[0].at || unicode.IsLetter(r.rune(p.at-2)))
}

// gradeGreek: one small letter is a symbol where a name or number goes on.
func (r reader) gradeGreek(p place) grade {
	switch {
	case r.gradeLetter(p) == sure:
		return sure
	case r.page != western || !unicode.IsLower(p.r):
		return likely
	case p.left == '-' || unicode.IsDigit(p.left) || unicode.IsLetter(p.right) || unicode.IsDigit(p.right) || p.right == '-':
		return sure
	}
	return likely
}

// gradeLetter: two letters of one script side by side do not come by chance.
func (r reader) gradeLetter(p place) grade {
	same := 0
	name := script(p.r)
	for _, other := range p.run {
		if k := roleOf(other.r); !other.spaced && (k == letter || k == greek) && script(other.r) == name {
			same++
		}
	}
	if same < 2 && (unicode.IsMark(p.r) || unicode.In(p.left, unicode.Latin) || unicode.In(p.right, unicode.Latin)) {
		return never
	}
	if same < 2 || !unicode.IsLetter(p.r) && same < 3 || !r.uneven(p.run) {
		return likely
	}
	return sure
}

// uneven reports whether the raw text of a run has a capital right after a
// small letter, or within a sign that no word has.
func (r reader) uneven(run []sequence) bool {
	first, last := run[0].at, run[len(run)-1].at+run[len(run)-1].n
	for i := first + 1; i < last; i++ {
		if unicode.IsUpper(r.rune(i)) && unicode.IsLower(r.rune(i-1)) || !unicode.IsLetter(r.rune(i)) && (r.page == western || !natural(r.rune(i))) {
			return true
		}
	}
	return false
}
