package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentenceStarts yields where a letter in small case follows a full stop,
// question mark or the beginning of the text.
func sentenceStarts(text string) func(func(int) bool) {
	return func(yield func(int) bool) {
		if at := leading(text); at < len(text) && startsSmall(text[at:]) && !yield(at) {
			return
		}
		for mark := range eachOf(text, ".?!") {
			at := mark + 1
			for at < len(text) && (text[at] == '"' || text[at] == '\'') {
				at++
			}
			gap := leading(text[at:])
			if gap == 0 || at+gap >= len(text) || !startsSmall(text[at+gap:]) {
				continue
			}
			if !yield(at + gap) {
				return
			}
		}
	}
}

// leading is the length of the white space a text begins with.
func leading(text string) int {
	at := 0
	for at < len(text) {
		switch {
		case strings.IndexByte(" \t\n\r", text[at]) >= 0:
			at++
		case strings.HasPrefix(text[at:], "\u00a0"):
			at += len("\u00a0")
		default:
			return at
		}
	}
	return at
}

func startsSmall(text string) bool {
	if text[0] < utf8.RuneSelf {
		return isSmall(text[0])
	}
	return unicode.IsLower(firstRune(text))
}

// wordEnd is where the run of letters and digits that a text begins with ends.
func wordEnd(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		return len(text)
	}
	return end
}
