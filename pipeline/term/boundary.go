package term

import (
	"unicode"
	"unicode/utf8"
)

// script classes of letters, as far as word boundaries differ between them.
type class int

const (
	other    class = iota // punctuation, spaces, symbols
	alphabet              // letters and digits of scripts with spaces between words
	hangul
	katakana
	han // Han and Hiragana: no spaces, a word may begin anywhere
)

// alphanumeric are the bytes that are letters and digits of ASCII.
var alphanumeric = func() (is [256]bool) {
	for b := range is {
		is[b] = '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
	}
	return is
}()

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if alphanumeric[r] {
			return alphabet
		}
		return other
	case 0xAC00 <= r && r <= 0xD7A3: // the syllables, and below the Unified Ideographs: most of them
		return hangul
	case 0x4E00 <= r && r <= 0x9FFF:
		return han
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.In(r, unicode.Han, unicode.Hiragana):
		return han
	case unicode.Is(unicode.Katakana, r) || r == 'ー':
		return katakana
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return alphabet
	}
	return other
}

// startsWord reports whether a term may begin at byte i. Go's \b knows only
// ASCII, so scripts are told apart here.
func startsWord(text string, i int) bool {
	if i == 0 {
		return true
	}
	if now, before := text[i], text[i-1]; now < utf8.RuneSelf && before < utf8.RuneSelf {
		return !alphanumeric[now] || !alphanumeric[before]
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	c := classOf(r)
	if c == han || c == other {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return c != classOf(before)
}

// endsWord reports whether a term may end at byte i. After Hangul a particle
// may follow; combining marks belong to the letter before them (UAX #29 WB4).
func endsWord(text string, i int) bool {
	if i == len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	if unicode.IsMark(r) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:i])
	c := classOf(last)
	switch {
	case c == other:
		return true // a closing bracket or a full stop that belongs to the term
	case c == han || c != classOf(r):
		return c != alphabet || classOf(r) != hangul || particleFollows(text[i:])
	case c == hangul:
		return particleFollows(text[i:])
	}
	return false
}

// particles are what may be joined to a Korean name: case and topic markers,
// the copula, and the nouns that lean on one.
var particles = wordSet(`으로부터 로부터 에서부터 에서의 에서는 에서도 으로서 으로써 이라고 이라는 에게서 으로는 으로의 에서 에게 에는 에도 에만 으로 로서 로써
 라고 라는 로는 로의 까지 부터 보다 처럼 마저 조차 이나 이란 이라 이며 이고 이다 인지 와의 과의 와는 과는 만의 만이
 은 는 이 가 을 를 과 와 의 에 로 도 만 나 란 라 인 및 등 측 간 내 상 적 들`)

// particleFollows reports whether a text begins with a particle that ends a word.
func particleFollows(text string) bool {
	end := 0
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if classOf(r) != hangul {
			break
		}
		if end += n; end > len("에서부터") {
			return false // none is longer
		}
	}
	return particles[text[:end]]
}
