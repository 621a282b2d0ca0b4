package lang

import (
	"encoding/binary"
	"math/bits"
)

// spelling is a word in small letters, as far as it fits. What is longer is no
// function word.
type spelling [32]byte

// lexicon has what words tell. Every word of a text is looked up, and most
// function words have eight bytes at the most: a table has them by the number that
// these are.
type lexicon struct {
	short []entry // its length is a power of two, at least twice what it holds
	shift int     // what it leaves of a hash counts the places
	long  map[string]hit
}

// entry is a short word and what it tells. A word has letters, so none is 0.
type entry struct {
	word uint64
	hit
}

func newLexicon(of map[string]hit) lexicon {
	size := bits.Len(uint(2 * len(of)))
	l := lexicon{make([]entry, 1<<size), 64 - size, make(map[string]hit)}
	for w, h := range of {
		if len(w) > 8 {
			l.long[w] = h
			continue
		}
		var s spelling
		copy(s[:], w)
		*l.place(s.number(len(w))) = entry{s.number(len(w)), h}
	}
	return l
}

// of is what a word of n bytes tells; the zero hit when that is nothing.
func (l *lexicon) of(word *spelling, n int) hit {
	if n > 8 {
		return l.long[string(word[:n])]
	}
	return l.place(word.number(n)).hit
}

// place is where a short word stands, or would stand: at its hash (Knuth, The
// Art of Computer Programming 3, 6.4, Fibonacci hashing) or the first free place
// behind it.
func (l *lexicon) place(word uint64) *entry {
	for at := word * 0x9E3779B97F4A7C15 >> l.shift; ; at++ {
		e := &l.short[at&uint64(len(l.short)-1)]
		if e.word == word || e.word == 0 {
			return e
		}
	}
}

// number is the first n bytes, eight at the most.
func (s *spelling) number(n int) uint64 {
	return binary.LittleEndian.Uint64(s[:8]) & (1<<(8*n) - 1)
}
