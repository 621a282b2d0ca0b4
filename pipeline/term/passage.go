package term

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	wants   []*wanted

	inflected []place          // names that are right but for the number of a word inside
	terms     map[*Concept]int // how often the original's paragraph has them

	near      map[string][]int // tokens by stem
	asks      []map[string]int // by pair of sentences: how often the names of the original's concepts have a stem
	source    string           // the original's paragraph
	original  pipeline.Span
	sentences []aligned          // of both paragraphs
	sentence  []int              // by token: the pair of sentences it stands in
	holds     []map[*Concept]int // by pair of sentences: how often the original has the concept there
}

// occurrence is where a term stands in the original's paragraph.
type occurrence struct {
	sentence    int           // its pair of sentences; -1 for none
	left, right bool          // a phrase begins or ends there
	quoted      pipeline.Span // what the translation quotes for it; empty for none
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
func (p *passage) find(source string, found []Match, lang string, tally map[*Concept]count) {
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
		t, ok := c.In(lang)
		if !ok || t.Preferred == "" {
			continue
		}
		w := byConcept[c]
		if w == nil {
			w = &wanted{form: m.Form, terms: &t, parts: pieces(source[m.Start:m.End]), names: tokenNames(&t)}
			byConcept[c] = w
			p.wants = append(p.wants, w)
		}
		at := p.occurrence(m.Start)
		at.left, at.right = bounded(source, m.Span)
		at.quoted = quotes[m.Span]
		w.at = append(w.at, at)
		if at.sentence >= 0 {
			p.holds[at.sentence][c]++
			if len(w.names) > 0 {
				for _, word := range w.names[0].words {
					p.asks[at.sentence][stem(word)]++
				}
			}
		}
	}
	p.shield()
	for _, w := range p.wants {
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

// occurrence is the place of byte at of the original.
func (p *passage) occurrence(at int) occurrence {
	for k, s := range p.sentences {
		if s.source.Start <= at && at < s.source.End {
			return occurrence{sentence: k}
		}
	}
	return occurrence{sentence: -1}
}

// bounded reports whether a phrase of the original must begin and end with a
// term: punctuation or a small word stands beside it.
func bounded(source string, s pipeline.Span) (left, right bool) {
	before, n := utf8.DecodeLastRuneInString(strings.TrimRight(source[:s.Start], openers))
	after, k := utf8.DecodeRuneInString(strings.TrimLeft(source[s.End:], closers))
	left = n == 0 || classOf(before) == other && !loose(before) || strings.ContainsRune(functionChars, before)
	right = k == 0 || classOf(after) == other && !loose(after) || strings.ContainsRune(functionChars, after)
	// A particle ends a Korean phrase, but for 의, which joins it to the next.
	right = right || classOf(after) == hangul && after != '의'
	return left, right
}

// openers and closers may stand between a term and the phrase it is part of.
const openers, closers = "《「『“‘\"(（[", "》」』”’\")）]"

// unsaid are the occurrences of a term that the right names in the translation,
// given by their sentences, leave over: those of their own sentence are said first, then the nearest.
func unsaid(at []occurrence, said []int) []occurrence {
	open := slices.Clone(at)
	for reach := range 3 {
		said = slices.DeleteFunc(said, func(s int) bool {
			k := slices.IndexFunc(open, func(o occurrence) bool { return between(o.sentence, s) <= reach || reach == 2 })
			if k >= 0 {
				open = slices.Delete(open, k, k+1)
			}
			return k >= 0
		})
	}
	return open
}

// between is how many sentences lie between; -1 is a sentence without a
// counterpart, which may be beside any other.
func between(a, b int) int {
	if a < 0 || b < 0 {
		return 1
	}
	return max(a-b, b-a)
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

// says returns the sentences in which the passage has the wanted concept, by
// its own forms or by those of another concept with the same name.
func (p *passage) says(w *wanted) []int {
	var out []int
	for _, m := range p.have {
		if m.Form.Status == Doubtful {
			continue
		}
		if m.Form.Concept == w.form.Concept || Fold(m.Form.Text) == Fold(w.terms.Preferred) {
			out = append(out, p.sentenceAt(m.Start))
		}
	}
	if len(out) > 0 {
		return out
	}
	// Names inside longer names count too: 銀行 in 銀行業條例 is there already.
	return slices.Repeat([]int{-1}, strings.Count(Fold(p.text[p.span.Start:p.span.End]), Fold(w.terms.Preferred)))
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
