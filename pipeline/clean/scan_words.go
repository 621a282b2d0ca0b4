package clean

import (
	"iter"
	"math/bits"
	"strings"

	"rectify/pipeline/scan"
)

// wordPlaces yields where words begin in a text: at letters of ASCII that have none
// before them.
func wordPlaces(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		before := uint64(0)
		for from := 0; from < len(text); from += 64 {
			letters := scan.LetterMap(text, from)
			places := letters &^ (letters<<1 | before)
			before = letters >> 63
			for ; places != 0; places &= places - 1 {
				if !yield(from + bits.TrailingZeros64(places)) {
					return
				}
			}
		}
	}
}

// inSmall is what a table of words in small letters has for a word in whatever
// letters. Unlike strings.ToLower it makes no text of them, which would be looked at
// once.
func inSmall[T any](table map[string]T, word string) T {
	var room [32]byte // for nearly all words
	return table[string(appendSmall(room[:0], word))]
}

// appendSmall adds a word in small letters.
func appendSmall(small []byte, word string) []byte {
	if !isASCII(word) {
		return append(small, strings.ToLower(word)...)
	}
	for i := range len(word) {
		b := word[i]
		if isCapital(b) {
			b |= 0x20
		}
		small = append(small, b)
	}
	return small
}

// lengths are the lengths of words, a bit each, by the byte they begin with, small
// or not. Of the words of a text few have one of them.
type lengths [256]uint64

// lengthsOf are the lengths of the words of sets in small letters.
func lengthsOf(sets ...map[string]bool) *lengths {
	l := new(lengths)
	for _, words := range sets {
		for w := range words {
			l[w[0]] |= 1 << len(w)
			l[strings.ToUpper(w)[0]] |= 1 << len(w)
		}
	}
	return l
}

// may reports whether a word, in whatever letters, may be one of them. Other letters
// than those of ASCII and of East Asia may be longer when they are small.
func (l *lengths) may(word string) bool {
	return l[word[0]]>>len(word)&1 != 0 || word[0] < firstEastern && !isASCII(word)
}

// firstEastern is the byte that kana begin with; Han and Hangul begin with greater ones.
const firstEastern = 0xE3
