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
	span    pipeline.Span
	tokens  []token // spans count in text
	claimed []bool  // by token
	inside  []int   // by token: 1 + the index in have of a right form it belongs to; 0 for none
	have    []Match // inside the passage
	words   string  // the norms of all tokens, a space around each
	wants   []*wanted
	terms   map[*Concept]int // how often the original's paragraph has them
}

func newPassage(v *pipeline.View, a aligned, have []Match) *passage {
	p := &passage{text: v.Text, span: a.target}
	for _, t := range tokenize(v.Text[a.target.Start:a.target.End]) {
		t.Start += a.target.Start
		t.End += a.target.Start
		p.tokens = append(p.tokens, t)
	}
	p.words = " " + phrase(p.tokens) + " "
	p.claimed = make([]bool, len(p.tokens))
	for _, m := range have {
		if a.target.Contains(m.Span) {
			p.have = append(p.have, m)
		}
	}
	for i, t := range p.tokens {
		if v.Alters(t.Span) {
			p.claimed[i] = true
		}
	}
	return p
}

// shield claims the right forms in the passage. The form of a concept that the
// original does not have here, or not so often, may be part of a longer name: see barred.
func (p *passage) shield() {
	p.inside = make([]int, len(p.tokens))
	said := make(map[*Concept]int)
	for _, m := range p.have {
		said[m.Form.Concept]++
	}
	for k, m := range p.have {
		switch {
		case m.Form.Status == Doubtful:
			continue // no shield: see doubtful
		case said[m.Form.Concept] <= p.terms[m.Form.Concept] || m.Form.Status == Wrong:
			p.claim(m.Span)
			continue
		}
		for i, t := range p.tokens {
			if t.Overlaps(m.Span) {
				p.inside[i] = k + 1
			}
		}
	}
}

// barred reports whether tokens i to j hold a right form that is no part of
// the wanted name.
func (p *passage) barred(w *wanted, i, j int) bool {
	for ; i <= j; i++ {
		k := p.inside[i]
		if k == 0 {
			continue
		}
		var part []string
		for ; i < len(p.tokens) && p.inside[i] == k; i++ {
			if !p.tokens[i].function {
				part = append(part, p.tokens[i].norm)
			}
		}
		i--
		if !slices.ContainsFunc(w.names, func(n tokenName) bool { return len(part) < len(n.words) && within(part, n.words) }) {
			return true
		}
	}
	return false
}

// cutsName reports whether a run that begins at token i, or ends before it,
// would cut a right form in two.
func (p *passage) cutsName(i int) bool {
	return i > 0 && i < len(p.tokens) && p.inside[i] != 0 && p.inside[i] == p.inside[i-1]
}

func (p *passage) claim(s pipeline.Span) {
	for i, t := range p.tokens {
		if t.Overlaps(s) {
			p.claimed[i] = true
		}
	}
}

// count says how often the original of a record has a term and how often the
// translation has its name where it should.
type count struct{ wanted, said int }

// share is how well the translator knows the name, 0..1. Who writes it right
// elsewhere may have meant something else here, or said it otherwise on purpose.
func (c count) share() float64 { return float64(c.said) / float64(max(1, c.wanted)) }

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
func (p *passage) find(source string, a aligned, found []Match, lang string, tally map[*Concept]count) {
	p.terms = make(map[*Concept]int)
	byConcept := make(map[*Concept]*wanted)
	for _, m := range found {
		if !a.source.Contains(m.Span) || !m.Form.Status.right() {
			continue
		}
		c := m.Form.Concept
		p.terms[c]++
		t, ok := c.In(lang)
		if !ok || t.Preferred == "" {
			continue
		}
		w := byConcept[c]
		if w == nil {
			w = &wanted{form: m.Form, terms: &t, parts: pieces(source[m.Start:m.End])}
			byConcept[c] = w
			p.wants = append(p.wants, w)
		}
		w.at = append(w.at, float64(m.Start-a.source.Start)/float64(max(1, a.source.Len())))
	}
	p.shield()
	for _, w := range p.wants {
		w.names = tokenNames(w.terms)
		w.said = p.says(w) + p.variants(w)
		t := tally[w.form.Concept]
		tally[w.form.Concept] = count{t.wanted + len(w.at), t.said + min(w.said, len(w.at))}
	}
	p.wants = slices.DeleteFunc(p.wants, func(w *wanted) bool { return w.said >= len(w.at) })
}

// variants claims the runs of tokens that are the wanted name but for number,
// small words and -ise for -ize, and counts them: the translator wrote it right.
func (p *passage) variants(w *wanted) int {
	n := 0
	for _, name := range w.names {
		for i := range p.tokens {
			if j, ok := p.runOf(name.words, i); ok && !differsInSpelling(p.text[p.tokens[i].Start:p.tokens[j].End], name.text) {
				p.claim(pipeline.Span{Start: p.tokens[i].Start, End: p.tokens[j].End})
				n++
			}
		}
	}
	return n
}

// runOf finds the words, with nothing but small words between, in the free
// tokens from i on; it returns the last token.
func (p *passage) runOf(words []string, i int) (last int, ok bool) {
	k := 0
	for j := i; j < len(p.tokens); j++ {
		t := p.tokens[j]
		switch {
		case p.claimed[j] || j > i && t.stop:
			return 0, false
		case t.norm == words[k]:
			if k++; k == len(words) {
				return j, true
			}
		case k == 0 || !t.function:
			return 0, false
		}
	}
	return 0, false
}

// says counts the places where the passage has the wanted concept, by its own
// forms or by those of another concept with the same name.
func (p *passage) says(w *wanted) int {
	n := 0
	for _, m := range p.have {
		if m.Form.Status == Doubtful {
			continue
		}
		if m.Form.Concept == w.form.Concept || Fold(m.Form.Text) == Fold(w.terms.Preferred) {
			n++
		}
	}
	if n > 0 {
		return n
	}
	// Names inside longer names count too: 銀行 in 銀行業條例 is there already.
	return strings.Count(Fold(p.text[p.span.Start:p.span.End]), Fold(w.terms.Preferred))
}
