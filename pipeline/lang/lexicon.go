package lang

import "encoding/binary"

// spelling is a word in small letters, as far as it fits. What is longer is no
// function word.
type spelling [32]byte

// lexicon has what words tell. Every word of a text is looked up, and few are
// in it. A table has its words by the number that their first eight bytes are,
// which is all that most have.
type lexicon struct {
	filter [1 << filterBits / 64]uint64 // bits for the hashes of all numbers in the table: small enough to stay near
	table  [1 << tableBits]entry        // half of it is used
	long   map[string]hit               // words of more than eight bytes
}

const (
	filterBits = 15
	tableBits  = 12
)

// entry is what is known of a number: what its word tells, or some word of those
// that have more than eight bytes. A word has letters, so no number is 0.
type entry struct {
	number uint64
	hit
}

func newLexicon(of map[string]hit) *lexicon {
	l := &lexicon{long: make(map[string]hit)}
	for w, h := range of {
		var s spelling
		n := copy(s[:], w)
		number := s.number(n)
		at := hash(number) >> (64 - filterBits)
		l.filter[at/64] |= 1 << (at % 64)
		*l.place(number) = entry{number, h}
		if n > 8 {
			l.long[w] = h
		}
	}
	return l
}

// of is what a word of n bytes tells; the zero hit when that is nothing.
func (l *lexicon) of(word *spelling, n int) hit {
	h := l.find(word.number(n))
	if n > 8 && h.langs != 0 {
		return l.long[string(word[:n])]
	}
	return h
}

// find is what is known of a number; the zero hit when that is nothing.
func (l *lexicon) find(number uint64) hit {
	at := hash(number) >> (64 - filterBits)
	if l.filter[at/64]>>(at%64)&1 == 0 {
		return hit{}
	}
	return l.place(number).hit
}

// place is where what is known of a number stands, or would stand: at its hash
// or the first free place behind it.
func (l *lexicon) place(number uint64) *entry {
	for at := hash(number) >> (64 - tableBits); ; at++ {
		e := &l.table[at%uint64(len(l.table))]
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
	return octet(binary.LittleEndian.Uint64(s[:8])).number(n)
}

// number is the number of a word of n bytes that starts as an octet does. That
// of a word of more than eight has another first byte, with which no letter
// starts: small letters do with 0x61 to 0x7A, others with 0xC2 or more.
func (o octet) number(n int) uint64 {
	long := uint64(8-n) >> 63 // 1 when it is
	return uint64(o.first(n)) ^ long*0x40
}
