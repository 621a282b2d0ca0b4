package term

import (
	"slices"
	"strings"
)

// count says how often the original of a record has a term and how often the
// translation has its name where it should.
type count struct{ wanted, said int }

// share is how well the translator knows the name, 0..1. Who writes it right
// elsewhere may have meant something else here, or said it otherwise on purpose.
func (c count) share() float64 { return float64(c.said) / float64(max(1, c.wanted)) }

// runOf finds the words, with nothing but small words between, in the free
// tokens from i on, the first of them; it returns the last token.
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

// says returns the sentences in which the passage has the wanted concept, by
// its own forms or by those of another concept with the same name.
func (p *passage) says(w *wanted) []int {
	var out []int
	for _, m := range p.have {
		if m.Form.Status == Doubtful {
			continue
		}
		if m.Form.Concept == w.form.Concept || sameUnits(m.Form.Text, w.terms.Preferred) {
			out = append(out, p.sentenceAt(m.Start))
		}
	}
	if len(out) > 0 {
		return out
	}
	// Names inside longer names count too: 銀行 in 銀行業條例 is there already.
	return slices.Repeat([]int{-1}, strings.Count(p.folded(), w.key))
}

// sentenceAt is the pair of sentences in which byte at of the translation stands.
func (p *passage) sentenceAt(at int) int {
	i, found := slices.BinarySearchFunc(p.tokens, at, func(t token, at int) int { return t.Start - at })
	if !found {
		i--
	}
	if i < 0 {
		return -1
	}
	return p.sentence[i]
}

// folded is the passage as names are compared.
func (p *passage) folded() string {
	if p.fold == "" {
		p.fold = Fold(p.text[p.span.Start:p.span.End])
	}
	return p.fold
}
