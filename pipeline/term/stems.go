package term

import "iter"

// stems finds the tokens of a text by what words of one stem have in common (see sameWord): their
// first four characters. It is a table of chains, for it is made for every text and asked of few
// words.
type stems struct {
	first [256]int32 // by hash of the stem, 1 + its first token; 0 for none
	next  []int32    // by token, 1 + the next of the same hash
}

func newStems(tokens []token) *stems {
	s := &stems{next: make([]int32, len(tokens))}
	for i := len(tokens) - 1; i >= 0; i-- {
		h := stemHash(tokens[i].norm)
		s.next[i], s.first[h] = s.first[h], int32(i+1)
	}
	return s
}

// stemHash is the same for words of one stem: their first four bytes are, or all if they have less.
func stemHash(word string) uint8 {
	h := uint8(0)
	for i := range min(4, len(word)) {
		h = h*7 + word[i]
	}
	return h
}

// near yields the tokens that carry meaning and have the stem of a word, in order.
func (p *passage) near(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for x := p.stems.first[stemHash(word)]; x > 0; x = p.stems.next[x-1] {
			if t := &p.tokens[x-1]; !t.function && sameStem(t.norm, word) && !yield(int(x-1)) {
				return
			}
		}
	}
}

// written yields the tokens that are a word, in order.
func (p *passage) written(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for x := p.stems.first[stemHash(word)]; x > 0; x = p.stems.next[x-1] {
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
