package term

import (
	"iter"
	"slices"
)

// bitext is a record's translation beside its original, in passages.
type bitext struct {
	passages []*passage
	tally    map[*Concept]count
	open     map[*Concept]int // sentences in which a concept is not said
	memo     map[companyKey]company
}

// whereabouts is token i of a passage.
type whereabouts struct {
	passage *passage
	i       int
}

func newBitext() *bitext {
	return &bitext{tally: make(map[*Concept]count), open: make(map[*Concept]int), memo: make(map[companyKey]company)}
}

// faith is the share of all the names a record needs that the translator has, as if there were four
// more, three of them right: one name tells little.
func (b *bitext) faith() float64 {
	var all count
	for _, c := range b.tally {
		all.wanted += c.wanted
		all.said += c.said
	}
	return float64(all.said+3) / float64(all.wanted+4)
}

func (b *bitext) add(p *passage) {
	b.passages = append(b.passages, p)
	for _, w := range p.wants {
		last := -2
		for _, o := range w.open {
			if o.sentence != last {
				b.open[w.form.Concept]++
				last = o.sentence
			}
		}
	}
}

// find yields the places of a word in a record, in order.
func (b *bitext) find(word string) iter.Seq[whereabouts] {
	return func(yield func(whereabouts) bool) {
		for _, p := range b.passages {
			for i := range p.near(word) {
				if p.tokens[i].norm == word && !yield(whereabouts{p, i}) {
					return
				}
			}
		}
	}
}

// count is how often a record has a word.
func (b *bitext) count(word string) int {
	n := 0
	for range b.find(word) {
		n++
	}
	return n
}

// company is how words of the translation and a term of the original keep
// together in a record: in how many pairs of sentences both stand, and one without the other.
type company struct{ both, words, term int }

type companyKey struct {
	words string
	c     *Concept
}

// keeps counts the company of tokens i to j of a passage with a concept.
// Sentences beside one with the term do not count against the words: sentences are paired
// with less than certainty.
func (b *bitext) keeps(p *passage, i, j int, c *Concept) company {
	key := companyKey{phrase(p.tokens[i : j+1]), c}
	if got, ok := b.memo[key]; ok {
		return got
	}
	rare := i
	if j > i {
		rare = b.rarest(p, i, j)
	}
	var got company
	var last whereabouts
	for at := range b.find(p.tokens[rare].norm) {
		from := at.i - (rare - i)
		if from < 0 || from+j-i >= len(at.passage.tokens) || !sameNorms(at.passage.tokens[from:from+j-i+1], p.tokens[i:j+1]) {
			continue
		}
		if here := (whereabouts{at.passage, at.passage.sentence[at.i]}); here != last {
			last = here
			switch {
			case here.passage.holds(here.i, c) > 0:
				got.both++
			case here.passage.holds(here.i-1, c)+here.passage.holds(here.i+1, c) == 0:
				got.words++
			}
		}
	}
	got.term = max(0, b.open[c]-got.both)
	b.memo[key] = got
	return got
}

// rarest is which of tokens i to j of a passage carries meaning and a record has least often.
func (b *bitext) rarest(p *passage, i, j int) int {
	rare, least := i, b.count(p.tokens[i].norm)
	for k := i + 1; k <= j; k++ {
		if p.tokens[k].function {
			continue
		}
		if n := b.count(p.tokens[k].norm); n < least {
			rare, least = k, n
		}
	}
	return rare
}

func sameNorms(a, b []token) bool {
	return slices.EqualFunc(a, b, func(x, y token) bool { return x.norm == y.norm })
}
