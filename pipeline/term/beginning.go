package term

import (
	"math/bits"
	"slices"
)

// beginning is how a form begins: a hash of its units up to one.
type beginning struct {
	hash uint64
	size int // in units
}

// add makes it longer by a unit.
func (b *beginning) add(u rune) {
	b.hash = (b.hash ^ uint64(u)) * golden
	b.size++
}

// golden is the golden ratio: by its product, every bit of a number reaches the highest ones.
const golden = 0x9E3779B97F4A7C15

// compared reports whether beginnings of that size are compared: behind what openings tell, up to
// sixteen units, where forms differ most, one in four, and then one in sixteen.
func (b *beginning) compared() bool {
	return b.size%4 == 0 && 8 <= b.size && b.size <= 16 || b.size%16 == 0
}

// hashes tells of nearly all hashes that they are not in a set. For each that
// is, two bits of one word are set, of so few words that they stay at hand.
type hashes struct {
	words []uint64
	shift int // what is left of a hash without so many bits counts the words
}

func newHashes(set []uint64) hashes {
	slices.Sort(set)
	set = slices.Compact(set)
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

// chains find the numbers of values by their hashes, in the order of the values.
type chains struct {
	begin []int32 // by the highest bits of a hash, where its chain begins; none for nowhere
	links []link  // by value
	shift int     // what is left of a hash without so many bits counts the chains
}

// link is a value of a chain: so much of its hash as parts it from others, and the next one.
type link struct {
	hash uint32
	next int32
}

// none is no value of a chain.
const none = -1

func newChains(hashes []uint64) chains {
	n := bits.Len(uint(len(hashes)))
	c := chains{slices.Repeat([]int32{none}, 1<<n), make([]link, len(hashes)), 64 - n}
	for i, hash := range slices.Backward(hashes) {
		at := &c.begin[hash>>c.shift]
		c.links[i], *at = link{uint32(hash), *at}, int32(i)
	}
	return c
}

// first is the first value that may have a hash, or none: values with others hardly ever come.
func (c *chains) first(hash uint64) int32 { return c.from(c.begin[hash>>c.shift], hash) }

// next is the next one behind value i.
func (c *chains) next(i int32, hash uint64) int32 { return c.from(c.links[i].next, hash) }

func (c *chains) from(i int32, hash uint64) int32 {
	for i != none && c.links[i].hash != uint32(hash) {
		i = c.links[i].next
	}
	return i
}
