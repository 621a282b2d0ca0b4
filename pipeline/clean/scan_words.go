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
