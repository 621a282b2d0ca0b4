package term

import (
	"slices"
	"testing"
)

func TestChainsFindTheValuesOfAHashInTheirOrder(t *testing.T) {
	const chained = 1 << 32 // in the same chains, or nearly, as others
	hashes := []uint64{7, 0, 7 + chained, 1 << 63, 7, 7 << 20, 0, 1<<63 + 1, 7}
	c := newChains(hashes)
	for _, hash := range append(hashes, 8, 1<<62) {
		var got, want []int
		for i := c.first(hash); i != none; i = c.next(i, hash) {
			got = append(got, int(i))
		}
		for i, h := range hashes {
			if uint32(h) == uint32(hash) && h>>c.shift == hash>>c.shift {
				want = append(want, i)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%#x is of %v, want %v", hash, got, want)
		}
	}
	if c := newChains(nil); c.first(0) != none || c.first(1<<63) != none {
		t.Error("a value is found where there is none")
	}
}
