package clean

import (
	"iter"
	"slices"
)

// sieve tells where a word of a list may begin in a text: by the four bytes
// there, a bit for the words of each part of the list. Nearly nothing else
// passes.
type sieve [4][256]uint64

// newSieve is the sieve of whole words, behind which stands no letter, and of
// pieces, behind which anything may. All begin with a letter of ASCII.
func newSieve(whole, pieces []string) *sieve {
	var pairs []string // words that begin alike share a bit, so that the bytes of one bit are few
	for _, w := range slices.Concat(whole, pieces) {
		pairs = append(pairs, pairOf(w))
	}
	slices.Sort(pairs)
	pairs = slices.Compact(pairs)
	s := new(sieve)
	for i, word := range slices.Concat(whole, pieces) {
		at, _ := slices.BinarySearch(pairs, pairOf(word))
		s.add(word, i < len(whole), 1<<(at*64/len(pairs)))
	}
	return s
}

// pairOf is what a word begins with, and what follows it where it has one letter.
func pairOf(word string) string { return (word + " ")[:2] }

// add adds a word to those of a bit.
func (s *sieve) add(word string, whole bool, bit uint64) {
	for i := range s {
		if i < len(word) {
			s[i][word[i]] |= bit
			continue
		}
		for b := range s[i] {
			if i > len(word) || !whole || !isLetter(byte(b)) {
				s[i][b] |= bit
			}
		}
	}
}

// places yields where a word may begin in a text, behind no letter of ASCII.
func (s *sieve) places(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := range wordPlaces(text) {
			if s.begins(text[at:]) && !yield(at) {
				return
			}
		}
	}
}

// begins reports whether a text may begin with a word.
func (s *sieve) begins(text string) bool {
	if len(text) < len(s) {
		return true // too little to tell
	}
	return s[0][text[0]]&s[1][text[1]]&s[2][text[2]]&s[3][text[3]] != 0
}
