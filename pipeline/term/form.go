package term

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Status is what a form is to its concept.
type Status uint8

// The statuses of a form; the right ones first.
const (
	Preferred Status = iota
	Acronym
	Admitted
	Spelling
	Wrong
	Doubtful
)

func (s Status) right() bool { return s <= Spelling }

// Form is one way to write a concept in one language: it has that Concept, and its Terms in the
// language. Both are in one place for all the forms, of which there are very many.
type Form struct {
	*section
	Text   string
	Status Status

	verbatim bool // found only as it is written: see fits
	shouts   bool // a word of it is in capitals alone
}

// section is a concept in one language, as TBX calls it.
type section struct {
	Concept *Concept
	Terms   *Terms // of the concept in that language
	rule    string // what its edits say: "term/arf"
	place   string // likewise, for a person: "dictionaries/fora.yaml:12: arf"
}

func newForm(s *section, text string, status Status) Form {
	f := Form{section: s, Text: text, Status: status, verbatim: status == Acronym || short(text)}
	for word := range strings.FieldsSeq(text) {
		f.shouts = f.shouts || capitals(word)
	}
	return f
}

// fits reports whether the text found may be the form. What is short or an
// acronym must be written as the form is: "WHO" is not "who", "A RF" not "ARF".
func fits(f *Form, found string, plural bool) bool {
	if f.Text == found && !plural {
		return true
	}
	if f.verbatim {
		return f.Text == found && (!plural || f.Status == Acronym)
	}
	return (!plural || f.Status != Spelling) && (!f.shouts || keepsCapitals(f.Text, found))
}

// keepsCapitals reports whether the words that a form writes in capitals alone
// stand so in the text: "UN Secretary" is not "Kim Jong Un secretary".
func keepsCapitals(form, found string) bool {
	text := letters(found)
	at := 0
	for _, word := range strings.Fields(form) {
		ls := letters(word)
		if capitals(word) {
			if at+len(ls) > len(text) {
				return true // written with other letters (&): not to be compared
			}
			for _, r := range text[at : at+len(ls)] {
				if unicode.IsLower(r) {
					return false
				}
			}
		}
		at += len(ls)
	}
	return true
}

// short reports whether a form is so short that another spelling of it may be
// another word: fewer than six letters of an alphabet, or a single character.
func short(form string) bool {
	letters := 0
	for _, r := range form {
		switch classOf(r) {
		case alphabet, other:
			letters++
		default:
			letters += 3
		}
	}
	return letters < 6
}

// sameUnits reports whether two texts are the same as terms are compared.
func sameUnits(a, b string) bool {
	x, y := newFolded(a, composed(a)), newFolded(b, composed(b))
	for {
		u := x.nextUnit()
		if v := y.nextUnit(); u != v || u == noUnit {
			return u == v
		}
	}
}

// sameLetters reports whether two texts differ in spaces, hyphens and the like alone.
func sameLetters(a, b string) bool {
	if a == b {
		return true
	}
	for {
		if a != "" && b != "" && a[0] == b[0] && a[0] < utf8.RuneSelf {
			a, b = a[1:], b[1:]
			continue
		}
		var x, y rune
		x, a = nextLetter(a)
		y, b = nextLetter(b)
		if x != y || x == noLetter {
			return x == y
		}
	}
}

// noLetter is what nextLetter finds at the end of a text.
const noLetter = -1

// nextLetter is the first character of a text that no spelling of a name
// lacks, of full width made narrow, and the text behind it.
func nextLetter(text string) (r rune, rest string) {
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		text = text[n:]
		switch {
		case loose(r) || unicode.IsSpace(r):
		case 0xFF01 <= r && r <= 0xFF5E:
			return r - 0xFEE0, text
		default:
			return r, text
		}
	}
	return noLetter, ""
}
