package lang

import (
	"encoding/binary"
	"math/bits"
)

// spelling is a word in small letters, as far as it fits. What is longer is no
// function word.
type spelling [32]byte

// lexicon has what words tell. Every word of a text is looked up, and few are
// in it. A table has its words by the number that their first eight bytes are,
// which is all that most have.
type lexicon struct {
	may   [1 << filterBits / 64]uint64 // bits for the hashes of all numbers in the table: small enough to stay near
	table []entry                      // its length is a power of two; two thirds of it are used at most
	shift int                          // what it leaves of a hash counts the places
	long  map[string]hit               // words of more than eight bytes
}

const filterBits = 15

// entry is what is known of the words with a number. A word has letters, so
// none is 0.
type entry struct {
	number uint64
	langs  mask // what the word tells that has no more bytes
	weight int8
	longer bool // there are words with more
}

func newLexicon(of map[string]hit) *lexicon {
	size := bits.Len(uint(len(of) * 3 / 2))
	l := &lexicon{table: make([]entry, 1<<size), shift: 64 - size, long: make(map[string]hit)}
	for w, h := range of {
		var s spelling
		n := copy(s[:], w)
		number := s.number(n)
		l.may[hash(number)>>(64-filterBits)/64] |= 1 << (hash(number) >> (64 - filterBits) % 64)
		e := l.place(number)
		e.number = number
		if n > 8 {
			e.longer, l.long[w] = true, h
		} else {
			e.langs, e.weight = h.langs, h.weight
		}
	}
	return l
}

// of is what a word of n bytes tells; the zero hit when that is nothing.
func (l *lexicon) of(word *spelling, n int) hit {
	e := l.find(word.number(n))
	switch {
	case n <= 8:
		return hit{e.langs, e.weight}
	case e.longer:
		return l.long[string(word[:n])]
	}
	return hit{}
}

// find is what is known of a number: the zero entry when that is nothing.
func (l *lexicon) find(number uint64) entry {
	at := hash(number) >> (64 - filterBits)
	if l.may[at/64]>>(at%64)&1 == 0 {
		return entry{}
	}
	return *l.place(number)
}

// place is where what is known of a number stands, or would stand: at its hash
// or the first free place behind it.
func (l *lexicon) place(number uint64) *entry {
	for at := hash(number) >> l.shift; ; at++ {
		e := &l.table[at&uint64(len(l.table)-1)]
		if e.number == number || e.number == 0 {
			return e
		}
	}
}

// hash is Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): its
// first bits are the good ones.
func hash(number uint64) uint64 { return number * 0x9E3779B97F4A7C15 }

// number is the first n bytes, eight at the most.
func (s *spelling) number(n int) uint64 {
	return binary.LittleEndian.Uint64(s[:8]) & (1<<(8*min(n, 8)) - 1)
}

// smallNumber is the number of the word that the first n letters of text are,
// all of ASCII, in small letters.
func smallNumber(text string, n int) uint64 {
	var first spelling
	copy(first[:8], text)
	return first.number(n) | 0x2020202020202020&(1<<(8*min(n, 8))-1)
}
