package term

import (
	"slices"
	"sort"
	"strings"

	"rectify/pipeline"
)

// passage is a stretch of the translation cut into tokens, with what is
// claimed by right forms.
type passage struct {
	text    string
	fold    string // see folded
	span    pipeline.Span
	tokens  []token // spans count in text
	claimed []bool  // by token
	inside  []int   // by token: 1 + the index in have of a right form it belongs to; 0 for none
	have    []Match // inside the passage
	wants   []*wanted

	proper    []properName // what is written as a name and belongs to no right form, when first asked for: see madeUp
	inflected []place      // names that are right but for the number of a word inside

	stems     stems  // of the tokens
	source    string // the original's paragraph
	original  pipeline.Span
	terms     []Match     // in the original's paragraph
	named     []*wanted   // those that have a name in the translation's language, wanted or not
	sentences []aligned   // of both paragraphs
	asked     [][]*wanted // by pair of sentences: what the original has there, as often as it has it
	sentence  []int       // by token: the pair of sentences it stands in
}

// newPassage is the passage of a pair of paragraphs, with what both texts have in them.
func newPassage(v *pipeline.View, from, to side, a aligned) *passage {
	p := &passage{
		text: to.text, span: a.target, have: matchesInside(to.names, a.target),
		source: from.text[a.source.Start:a.source.End], original: a.source, terms: matchesInside(from.names, a.source),
		sentences: bySentence(from, to, a),
	}
	p.tokens = tokensIn(v, to.text) // no token reaches into two paragraphs
	i, j := p.touched(a.target)
	p.tokens = p.tokens[i:j]
	p.claimed, p.inside, p.sentence = make([]bool, len(p.tokens)), make([]int, len(p.tokens)), make([]int, len(p.tokens))
	for _, s := range v.Protected() {
		p.claim(s)
	}
	p.stems = newStems(p.tokens)
	p.locate()
	return p
}

// matchesInside are those of some matches, in order, that lie inside a span.
func matchesInside(ms []Match, s pipeline.Span) []Match {
	i := sort.Search(len(ms), func(k int) bool { return ms[k].Start >= s.Start })
	j := i + sort.Search(len(ms)-i, func(k int) bool { return ms[i+k].End > s.End })
	return ms[i:j:j]
}

// touched are the tokens that a span shares text with: from i on, up to j.
func (p *passage) touched(s pipeline.Span) (i, j int) {
	i = sort.Search(len(p.tokens), func(k int) bool { return p.tokens[k].End > s.Start })
	j = i + sort.Search(len(p.tokens)-i, func(k int) bool { return p.tokens[i+k].Start >= s.End })
	return i, j
}

func (p *passage) claim(s pipeline.Span) {
	for i, j := p.touched(s); i < j; i++ {
		p.claimed[i] = true
	}
}

// phrase is the norms of tokens with a space between.
func phrase(toks []token) string {
	if len(toks) == 1 {
		return toks[0].norm
	}
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.norm)
	}
	return b.String()
}

// find fills in the terms that the original's paragraph has, and which of them
// the translation says less often than the original does, in order.
func (p *passage) find(source string, lex *lexicon, tally map[*Concept]count) {
	quotes := p.quotes(source)
	p.asked = make([][]*wanted, len(p.sentences))
	byConcept := make(map[*Concept]*wanted)
	for _, m := range p.terms {
		c := m.Form.Concept
		if lex.namings[c] == nil {
			continue
		}
		w := byConcept[c]
		if w == nil {
			w = &wanted{naming: lex.namings[c], form: m.Form, text: source[m.Start:m.End], words: lex.words}
			byConcept[c] = w
			p.named = append(p.named, w)
		}
		at := p.occurrence(m.Start)
		at.left, at.right = bounded(source, m.Span)
		at.quoted = quotes[m.Span]
		if k := at.sentence; k >= 0 {
			at.alone = unmarked(source, p.sentences[k].source) == m.Span
			p.asked[k] = append(p.asked[k], w)
		}
		w.at = append(w.at, at)
	}
	p.shield()
	p.answer(tally)
}

// answer counts how often the translation says each term, and wants those that it says less often
// than the original.
func (p *passage) answer(tally map[*Concept]count) {
	for _, w := range p.named {
		p.unhyphenated(w)
		said := append(p.says(w), p.variants(w)...)
		w.said = len(said)
		t := tally[w.form.Concept]
		tally[w.form.Concept] = count{t.wanted + len(w.at), t.said + min(w.said, len(w.at))}
		if w.said < len(w.at) {
			w.open = unsaid(w.at, said)
			p.wants = append(p.wants, w)
		}
	}
}

// locate says which pair of sentences each token stands in: the one that holds
// it, or the last before it.
func (p *passage) locate() {
	k := 0
	for i := range p.sentence {
		for k+1 < len(p.sentences) && p.sentences[k+1].target.Start <= p.tokens[i].Start {
			k++
		}
		p.sentence[i] = k
	}
}

// sentenceOf is where the sentence of token i has its first token, and what is behind its last.
func (p *passage) sentenceOf(i int) (first, behind int) {
	first, _ = slices.BinarySearch(p.sentence, p.sentence[i])
	behind, _ = slices.BinarySearch(p.sentence, p.sentence[i]+1)
	return first, behind
}

// holds is how often the original has a concept in sentence k; there may be
// none.
func (p *passage) holds(k int, c *Concept) int {
	n := 0
	if k >= 0 && k < len(p.asked) {
		for _, w := range p.asked[k] {
			if w.form.Concept == c {
				n++
			}
		}
	}
	return n
}

// asks is how often the names of the concepts that the original has in sentence k have words of a
// stem.
func (p *passage) asks(k int, word string) int {
	n := 0
	for _, w := range p.asked[k] {
		if len(w.names) == 0 {
			continue
		}
		for _, other := range w.names[0].words {
			if sameStem(other, word) {
				n++
			}
		}
	}
	return n
}
