package term

import (
	"iter"
	"math/bits"
)

// stems finds the tokens of a text by what words of one stem have in common (see sameWord): their
// first four characters. It is a table of chains, for it is made for every text and asked of few
// words.
type stems struct {
	first []int32 // by hash of the stem, 1 + its first token; 0 for none
	next  []int32 // by token, 1 + the next of the same hash
}

// newStems makes a table about as long as the text.
func newStems(tokens []token) stems {
	n := 1 << bits.Len(uint(len(tokens)))
	room := make([]int32, n+len(tokens))
	s := stems{room[:n], room[n:]}
	for i := len(tokens) - 1; i >= 0; i-- {
		h := s.hash(tokens[i].norm)
		s.next[i], s.first[h] = s.first[h], int32(i+1)
	}
	return s
}

// hash is the same for words of one stem: their first four bytes are, or all if they have less.
func (s stems) hash(word string) int {
	h := 0
	for i := range min(4, len(word)) {
		h = h*31 + int(word[i])
	}
	return h & (len(s.first) - 1)
}

// near yields the tokens that carry meaning and have the stem of a word, in order.
func (p *passage) near(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for x := p.stems.first[p.stems.hash(word)]; x > 0; x = p.stems.next[x-1] {
			if t := &p.tokens[x-1]; !t.function && sameStem(t.norm, word) && !yield(int(x-1)) {
				return
			}
		}
	}
}

// written yields the tokens that are a word, in order.
func (p *passage) written(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for x := p.stems.first[p.stems.hash(word)]; x > 0; x = p.stems.next[x-1] {
			if p.tokens[x-1].norm == word && !yield(int(x-1)) {
				return
			}
		}
	}
}

// sameStem reports whether two words have the same first four characters, or are the same shorter word.
func sameStem(a, b string) bool { return stem(a) == stem(b) }

// stem is what words of one stem have in common (see sameWord).
func stem(word string) string {
	n := 0
	for i := range word {
		if n == 4 {
			return word[:i]
		}
		n++
	}
	return word
}
