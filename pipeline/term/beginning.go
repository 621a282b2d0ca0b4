package term

import (
	"math/bits"
	"unicode/utf8"
)

// beginning is how a form begins: a hash of its units up to one.
type beginning struct {
	hash uint64
	size int // in units
}

// add makes it longer by a unit.
func (b *beginning) add(u rune) {
	b.hash = (b.hash ^ uint64(u)) * 0x9E3779B97F4A7C15 // the golden ratio: every bit of it reaches the highest ones
	b.size++
}

// compared reports whether beginnings of that size are compared: up to sixteen
// units, where forms differ most, and one in four behind.
func (b *beginning) compared() bool { return b.size <= 16 || b.size%4 == 0 }

// shared is how many units two keys have in common at their beginning.
func shared(a, b string) int {
	n := 0
	for i, r := range a {
		other, size := utf8.DecodeRuneInString(b[i:])
		if size == 0 || other != r {
			break
		}
		n++
	}
	return n
}

// hashes tells of nearly all hashes that they are not in a set. For each that
// is, two bits of one word are set, of so few words that they stay at hand.
type hashes struct {
	words []uint64
	shift int // what is left of a hash without so many bits counts the words
}

func newHashes(set []uint64) hashes {
	n := bits.Len(uint(len(set) / 4)) // sixteen to thirty-two bits for each
	h := hashes{make([]uint64, 1<<n), 64 - n}
	for _, hash := range set {
		h.words[hash>>h.shift] |= twoBits(hash)
	}
	return h
}

// twoBits are chosen by others of a hash's bits than choose the word.
func twoBits(hash uint64) uint64 { return 1<<(hash>>32&63) | 1<<(hash>>26&63) }

// may reports whether a hash may be in the set: where it is not, one in a
// hundred may be all the same.
func (h *hashes) may(hash uint64) bool {
	two := twoBits(hash)
	return h.words[hash>>h.shift]&two == two
}
