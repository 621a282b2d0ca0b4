package clean

import (
	"iter"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// formSieve tells where one of the forms of a record may begin, as [sieve] does
// for the words of a list. It is made for each record, so it is smaller, and goes
// by three letters in whatever case.
type formSieve [3][32]uint64

// add adds the form of a word in small letters. From a letter on that is not of
// ASCII anything passes: its capital may have other bytes.
func (s *formSieve) add(key string) {
	bit := uint64(1) << (len(key) * 7 % 64)
	for i := range s {
		if i < len(key) && key[i] < utf8.RuneSelf {
			s[i][key[i]%32] |= bit
			continue
		}
		for ; i < len(s); i++ {
			for b := range s[i] {
				s[i][b] |= bit
			}
		}
		return
	}
}

// tokens yields the tokens of a text that may have a form, or a part that does.
func (s *formSieve) tokens(text string) iter.Seq[pipeline.Span] {
	if strings.Contains(text, "\u212A") || strings.Contains(text, "İ") { // whose small letters are of ASCII
		return latinTokens(text)
	}
	return func(yield func(pipeline.Span) bool) {
		before := uint64(0)
		for at := 0; at < len(text); at++ {
			if s.begins(text[at:])&^before == 0 {
				before = letterBits[text[at]]
				continue
			}
			t := tokenAround(text, at)
			if t.Len() > 0 && !yield(t) {
				return
			}
			at = max(at, t.End-1)
			before = letterBits[text[at]]
		}
	}
}

// begins has a bit for the forms that a text may begin with.
func (s *formSieve) begins(text string) uint64 {
	if len(text) < len(s) {
		return s[0][text[0]%32]
	}
	return s[0][text[0]%32] & s[1][text[1]%32] & s[2][text[2]%32]
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
