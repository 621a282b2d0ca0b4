package term

import (
	"slices"
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

	proper    []properName     // what is written as a name and belongs to no right form
	inflected []place          // names that are right but for the number of a word inside
	terms     map[*Concept]int // how often the original's paragraph has them

	near      map[string][]int // tokens by stem
	rests     map[restKey]literal
	asks      []map[string]int // by pair of sentences: how often the names of the original's concepts have a stem
	source    string           // the original's paragraph
	original  pipeline.Span
	sentences []aligned          // of both paragraphs
	sentence  []int              // by token: the pair of sentences it stands in
	holds     []map[*Concept]int // by pair of sentences: how often the original has the concept there
}

func newPassage(v *pipeline.View, a aligned, have []Match) *passage {
	p := &passage{text: v.Text, span: a.target, original: a.source}
	p.tokens = slices.Clone(tokensIn(v, v.Text[a.target.Start:a.target.End]))
	for i := range p.tokens {
		p.tokens[i].Start += a.target.Start
		p.tokens[i].End += a.target.Start
	}
	p.claimed = make([]bool, len(p.tokens))
	for _, m := range have {
		if a.target.Contains(m.Span) {
			p.have = append(p.have, m)
		}
	}
	if len(v.Protected()) == 0 {
		return p
	}
	for i, t := range p.tokens {
		p.claimed[i] = v.Alters(t.Span)
	}
	return p
}

func (p *passage) claim(s pipeline.Span) {
	for i, t := range p.tokens {
		if t.Overlaps(s) {
			p.claimed[i] = true
		}
	}
}

// phrase is the norms of tokens with a space between.
func phrase(toks []token) string {
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
func (p *passage) find(source string, found []Match, lex *lexicon, tally map[*Concept]count) {
	p.source = source[p.original.Start:p.original.End]
	p.terms = make(map[*Concept]int)
	p.locate()
	quotes := p.quotes(source)
	byConcept := make(map[*Concept]*wanted)
	first, _ := slices.BinarySearchFunc(found, p.original.Start, func(m Match, at int) int { return m.Start - at })
	for _, m := range found[first:] {
		if m.Start >= p.original.End {
			break
		}
		if !p.original.Contains(m.Span) || !m.Form.Status.right() {
			continue
		}
		c := m.Form.Concept
		p.terms[c]++
		if lex.namings[c] == nil {
			continue
		}
		w := byConcept[c]
		if w == nil {
			w = newWanted(m.Form, source[m.Start:m.End], lex)
			byConcept[c] = w
			p.wants = append(p.wants, w)
		}
		at := p.occurrence(m.Start)
		at.left, at.right = bounded(source, m.Span)
		at.quoted = quotes[m.Span]
		at.alone = at.sentence >= 0 && unmarked(source, p.sentences[at.sentence].source) == m.Span
		w.at = append(w.at, at)
		p.ask(w, at.sentence)
	}
	p.shield()
	p.answer(tally)
}

// ask notes that a pair of sentences, if it is known, asks for a term and for the words of its
// name.
func (p *passage) ask(w *wanted, sentence int) {
	if sentence < 0 {
		return
	}
	p.holds[sentence][w.form.Concept]++
	if len(w.names) > 0 {
		for _, word := range w.names[0].words {
			p.asks[sentence][stem(word)]++
		}
	}
}

// answer counts how often the translation says each wanted term, and keeps those that it says less
// often than the original.
func (p *passage) answer(tally map[*Concept]count) {
	for _, w := range p.wants {
		p.unhyphenated(w)
		said := append(p.says(w), p.variants(w)...)
		w.said = len(said)
		w.open = unsaid(w.at, said)
		t := tally[w.form.Concept]
		tally[w.form.Concept] = count{t.wanted + len(w.at), t.said + min(w.said, len(w.at))}
	}
	p.wants = slices.DeleteFunc(p.wants, func(w *wanted) bool { return w.said >= len(w.at) })
}

// locate says which pair of sentences each token stands in: the one that holds
// it, or the last before it.
func (p *passage) locate() {
	p.sentence = make([]int, len(p.tokens))
	p.holds = make([]map[*Concept]int, len(p.sentences))
	for i := range p.holds {
		p.holds[i] = make(map[*Concept]int)
	}
	p.asks = make([]map[string]int, len(p.sentences))
	for i := range p.asks {
		p.asks[i] = make(map[string]int)
	}
	p.near = make(map[string][]int)
	k := 0
	for i, t := range p.tokens {
		if !t.function {
			p.near[stem(t.norm)] = append(p.near[stem(t.norm)], i)
		}
		for k+1 < len(p.sentences) && p.sentences[k+1].target.Start <= t.Start {
			k++
		}
		p.sentence[i] = k
	}
}

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
