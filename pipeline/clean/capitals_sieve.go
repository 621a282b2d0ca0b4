package clean

import (
	"iter"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// formSieve tells which tokens may have one of the forms of a record, by where a
// form's first letter of ASCII may stand, as [sieve] does for the words of a list.
// It is made for each record, so it is smaller, and goes by three letters in
// whatever case.
type formSieve struct {
	bits [3][32]uint16
	open bool // a form has no letter of ASCII: it may stand anywhere
}

// add adds the form of a word in small letters. From a letter on that is not of
// ASCII anything passes: its capital may have other bytes.
func (s *formSieve) add(key string) {
	bit := uint16(1) << (len(key) % 16)
	key = strings.TrimLeftFunc(key, func(r rune) bool { return r >= utf8.RuneSelf || !isLetter(byte(r)) })
	s.open = s.open || key == ""
	for i := range s.bits {
		if i < len(key) && key[i] < utf8.RuneSelf {
			s.bits[i][key[i]%32] |= bit
			continue
		}
		for ; i < len(s.bits); i++ {
			for b := range s.bits[i] {
				s.bits[i][b] |= bit
			}
		}
		return
	}
}

// tokens yields the tokens of a text that may have a form, or a part that does.
func (s *formSieve) tokens(text string) iter.Seq[pipeline.Span] {
	return func(yield func(pipeline.Span) bool) {
		if s.open || strings.Contains(text, "\u212A") || strings.Contains(text, "İ") { // whose small letters are of ASCII
			latinTokens(text)(yield)
			return
		}
		end := 0
		for at := range wordPlaces(text) {
			if at < end || !s.begins(text[at:]) {
				continue
			}
			t := tokenAround(text, at)
			if t.Len() > 0 && !yield(t) {
				return
			}
			end = t.End
		}
	}
}

// begins reports whether a text may begin with a form.
func (s *formSieve) begins(text string) bool {
	if len(text) < len(s.bits) {
		return s.bits[0][text[0]%32] != 0 // too little to tell
	}
	return s.bits[0][text[0]%32]&s.bits[1][text[1]%32]&s.bits[2][text[2]%32] != 0
}

// tokenAround is the token that a byte is in, empty where it is in none.
func tokenAround(text string, at int) pipeline.Span {
	if inToken(text[at:]) == 0 {
		return pipeline.Span{Start: at, End: at}
	}
	start := at
	for start > 0 {
		_, n := utf8.DecodeLastRuneInString(text[:start])
		if inToken(text[start-n:]) == 0 {
			if !isJoiner(text[start-1]) {
				break
			}
			_, m := utf8.DecodeLastRuneInString(text[:start-1])
			if m == 0 || inToken(text[start-1-m:]) == 0 {
				break
			}
		}
		start -= n
	}
	return pipeline.Span{Start: start, End: tokenAt(text, start)}
}
