package term

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Korean particle has two shapes: one after a closed syllable, one after an
// open one. For 으로 a final ㄹ counts as open. (Standard Korean orthography, §§ on
// particles; after a parenthesis the word before it decides, as the National
// Institute of Korean Language answers.)
var particlePairs = []struct{ closed, open string }{
	{"으로", "로"},
	{"이라", "라"},
	{"이나", "나"},
	{"이란", "란"},
	{"이며", "며"},
	{"이고", "고"},
	{"과", "와"},
	{"은", "는"},
	{"을", "를"},
	{"이", "가"},
}

// agreeParticle finds the particle at the start of rest, which follows a name
// read aloud as reading (the name itself when it is Hangul), and returns the shape it should
// have. found is empty when there is no particle to agree.
func agreeParticle(reading, rest string) (found, want string) {
	final, ok := finalSound(reading)
	if !ok {
		return "", ""
	}
	for _, p := range particlePairs {
		for _, have := range []string{p.closed, p.open} {
			tail, ok := strings.CutPrefix(rest, have)
			if !ok || !particleFollows(rest) {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(tail); len(have) == 3 && unicode.Is(unicode.Hangul, r) && !strings.HasPrefix(have, "로") && have != "와" && have != "과" && have != "라" {
				continue // "이" of a longer word is no particle of its own
			}
			want = p.open
			if final == closed || final == rieul && p.closed != "으로" {
				want = p.closed
			}
			return have, want
		}
	}
	return "", ""
}

type final int

const (
	open final = iota
	closed
	rieul
)

// finalSound is how the last syllable of a name ends when read aloud in
// Korean: Hangul by its letters, digits and Latin letters by their names.
func finalSound(s string) (final, bool) {
	s = strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case 0xAC00 <= r && r <= 0xD7A3:
		switch (r - 0xAC00) % 28 {
		case 0:
			return open, true
		case 8:
			return rieul, true
		}
		return closed, true
	case strings.ContainsRune("036", r): // 영, 삼, 육
		return closed, true
	case strings.ContainsRune("178LlRr", r): // 일, 칠, 팔, 엘, 알
		return rieul, true
	case strings.ContainsRune("MmNn", r): // 엠, 엔
		return closed, true
	case '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
		return open, true
	}
	return open, false
}
