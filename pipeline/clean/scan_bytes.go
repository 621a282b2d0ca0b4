package clean

import (
	"iter"
	"strings"

	"rectify/pipeline/scan"
)

// eachOf yields where any of four bytes or fewer stands in a text that has few of
// them.
func eachOf(text, bytes string) iter.Seq[int] {
	return func(yield func(int) bool) {
		var next [4]int // where each stands
		for i := range len(bytes) {
			next[i] = nextByte(text, 0, bytes[i])
		}
		for {
			first := 0
			for i := range len(bytes) {
				if next[i] < next[first] {
					first = i
				}
			}
			at := next[first]
			if at == len(text) || !yield(at) {
				return
			}
			next[first] = nextByte(text, at+1, bytes[first])
		}
	}
}

// nextByte is where a byte stands next, at a place or behind it, the length of the
// text if it does not.
func nextByte(text string, at int, b byte) int {
	if n := strings.IndexByte(text[at:], b); n >= 0 {
		return at + n
	}
	return len(text)
}

// contains reports whether a text has a word of three letters or more anywhere, as
// strings.Contains does, which stops at all that the word begins with.
func contains(text, word string) bool {
	first, second, third := uint64(word[0])*scan.Ones, uint64(word[1])*scan.Ones, uint64(word[2])*scan.Ones
	at := 0
	for ; at+10 <= len(text); at += 8 {
		unlike := scan.Eight(text, at) ^ first | scan.Eight(text, at+1) ^ second | scan.Eight(text, at+2) ^ third
		begins := (unlike-scan.Ones)&^unlike&scan.Highs != 0 // a byte is 0, unlike none of the three
		if begins && strings.Contains(text[at:min(at+7+len(word), len(text))], word) {
			return true
		}
	}
	return strings.Contains(text[at:], word)
}
