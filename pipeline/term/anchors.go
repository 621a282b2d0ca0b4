package term

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// An anchor is something that two texts show alike: a figure, a word in Latin letters that the
// original has as well, a concept by its own name.

// anchors are what each of some stretches of two texts has of the anchors of the source, as
// numbers, sorted.
func anchors(source, target side, s, t []pipeline.Span) (as, at [][]int32) {
	n := numbering{words: make(map[string]int32), names: make(map[*Concept]int32)}
	as = n.anchors(source, s)
	n.done = true
	return as, n.anchors(target, t)
}

// numbering gives the anchors of one text numbers and then, when that is done, finds them in
// another.
type numbering struct {
	words  map[string]int32 // in small letters
	names  map[*Concept]int32
	begins [256]bool // by byte: a word begins with it
	last   int32
	done   bool
}

// anchors are the numbers of those in each of some stretches of a text.
func (n *numbering) anchors(text side, stretches []pipeline.Span) [][]int32 {
	out := make([][]int32, len(stretches))
	for i, s := range stretches {
		here := n.concepts(nil, text.names, s)
		here = n.wordsIn(here, text.text[s.Start:s.End])
		slices.Sort(here)
		out[i] = slices.Compact(here)
	}
	return out
}

// concepts adds the numbers of the concepts whose right names begin in a stretch.
func (n *numbering) concepts(to []int32, names []Match, s pipeline.Span) []int32 {
	for k := sort.Search(len(names), func(k int) bool { return names[k].Start >= s.Start }); k < len(names) && names[k].Start < s.End; k++ {
		if f := names[k].Form; f.Status.right() {
			to = enumerate(n, to, n.names, f.Concept)
		}
	}
	return to
}

// wordsIn adds the numbers of the figures and the words in Latin letters, of two characters or
// more, in a text.
func (n *numbering) wordsIn(to []int32, text string) []int32 {
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && text[end] < utf8.RuneSelf && alphanumeric[text[end]] {
			end++
		}
		small := text[i] | 0x20 // leaves figures as they are
		if end-i > 1 && (n.begins[small] || !n.done) {
			n.begins[small] = true
			to = enumerate(n, to, n.words, strings.ToLower(text[i:end]))
		}
		i = max(end, i+1)
	}
	return to
}

// enumerate adds the number of an anchor. One that has none gets the next.
func enumerate[K comparable](n *numbering, to []int32, known map[K]int32, key K) []int32 {
	k, ok := known[key]
	if !ok {
		if n.done {
			return to
		}
		n.last++
		k = n.last
		known[key] = k
	}
	return append(to, k)
}

// mostAgreeing is how many anchors count at most.
const mostAgreeing = 3

// agreeing counts the anchors that both of two rows of stretches have, up to mostAgreeing.
func agreeing(s, t [][]int32) float64 {
	n := 0
	for _, a := range s {
		for _, b := range t {
			n += common(a, b)
		}
	}
	return float64(min(n, mostAgreeing))
}

// common is how many numbers two sorted rows have in common.
func common(a, b []int32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
			n++
		}
	}
	return n
}
