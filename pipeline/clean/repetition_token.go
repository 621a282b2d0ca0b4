package clean

import (
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// A repetitionToken is a word, a character of Chinese or Japanese, a mark, or a line break.
type repetitionToken struct {
	pipeline.Span
	kind tokenKind
	sum  uint32 // so that most tokens differ at a look
}

type tokenKind uint8

const (
	aWord tokenKind = iota
	aCharacter
	aNumber
	aMark
	aBreak
	noToken // white space
)

// repetitionBuffers are room for the tokens of a text; they are used up to the
// end of a look at it.
var repetitionBuffers = sync.Pool{New: func() any { return new([]repetitionToken) }}

// repetitionTokens adds the tokens of a text; white space within a line is none.
func repetitionTokens(tokens []repetitionToken, text string) []repetitionToken {
	tokens = slices.Grow(tokens, len(text)/4)
	for at := 0; at < len(text); {
		if text[at] == ' ' {
			at++
			continue
		}
		end, kind := at, aWord
		for end < len(text) && isLetter(text[end]) {
			end++
		}
		if end == at || end < len(text) && goesOnWord[text[end]] { // unlike most words
			end, kind = tokenEnding(text, at)
		}
		if kind != noToken {
			tokens = append(tokens, repetitionToken{pipeline.Span{Start: at, End: end}, kind, sum(text[at:end])})
		}
		at = end
	}
	return tokens
}

// goesOnWord are the bytes behind letters of ASCII that may belong to their word.
var goesOnWord = func() (of [256]bool) {
	for b := range of {
		of[b] = b >= utf8.RuneSelf || b == '-' || b == '\'' || isDigit(rune(b))
	}
	return of
}()

// tokenEnding is where the token at a byte ends, and what it is.
func tokenEnding(text string, at int) (end int, kind tokenKind) {
	r, size := utf8.DecodeRuneInString(text[at:])
	end, kind = at+size, kindOf(r)
	switch {
	case r == '\n':
		kind = aBreak
	case unicode.IsSpace(r):
		kind = noToken
	case kind == aWord || kind == aNumber:
		end += tailOfWord(text[end:], &kind)
	}
	return end, kind
}

// kindOf is the kind of token that a character begins.
func kindOf(r rune) tokenKind {
	switch { // the commonest first
	case r < utf8.RuneSelf && isLetter(byte(r)):
		return aWord
	case r < utf8.RuneSelf && !isDigit(r), 0x2010 <= r && r <= 0x2027, 0x3001 <= r && r <= 0x3003:
		return aMark
	case 0xAC00 <= r && r <= 0xD7A3, 0x410 <= r && r <= 0x44F:
		return aWord
	case 0x4E00 <= r && r <= 0x9FFF, 0x3041 <= r && r <= 0x3096:
		return aCharacter
	case unicode.IsNumber(r):
		return aNumber
	case han(r):
		return aCharacter
	case unicode.IsLetter(r), unicode.IsMark(r):
		return aWord
	}
	return aMark
}

// tailOfWord is the length of what goes on with a word; a number in it makes it one.
func tailOfWord(text string, kind *tokenKind) int {
	ascii := 0
	for ascii < len(text) && isLetter(text[ascii]) {
		ascii++
	}
	for i, r := range text[ascii:] {
		switch k := kindOf(r); {
		case r == '\'' || r == '’' || r == '-' || r == '\u200c':
		case k == aNumber:
			*kind = aNumber
		case k != aWord:
			return ascii + i
		}
	}
	return len(text)
}

// sum is a checksum of all of a token (FNV-1a): words of a loop are seldom so
// different that their first and last letters tell them apart.
func sum(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
