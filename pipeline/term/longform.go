package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// longForm is the best reading of the words before a bracket.
type longForm struct {
	reading
	short  string // the acronym in the bracket
	listed bool   // the dictionary lists the words as doubtful
	apart  bool   // no other beginning is as good
	clear  bool   // the words come near the name
}

// longFormsKey keys the long forms in a text.
type longFormsKey struct {
	g    *Glossary
	lang string
}

// longForms are the long forms of a view's text, in order: what stands before a
// bracket may be the name of a concept with the acronym in it, and need repair.
func longForms(v *pipeline.View, g *Glossary) []longForm {
	found := shorts(v)
	switch {
	case len(found) == 0:
		return nil
	case !v.OneLanguage():
		return longFormsAt(v, g, found) // which matches count depends on the languages of the passages
	}
	return pipeline.MemoText(v, v.Text, longFormsKey{g, v.Lang}, func() []longForm { return longFormsAt(v, g, found) })
}

// longFormsAt are the long forms before the brackets found.
func longFormsAt(v *pipeline.View, g *Glossary, found []Short) (out []longForm) {
	var ms []Match
	for _, sh := range found {
		among := g.withAcronym(sh.Text, v.Lang)
		if len(among) == 0 {
			continue
		}
		if ms == nil {
			ms = matches(v, g)
		}
		if c, ok := near(v.Text, ms, sh, among); ok {
			out = append(out, c)
		}
	}
	return out
}

// near is the best reading of the long form before a bracket as the name of one
// of the concepts with that acronym; not ok if there is none, or nothing to repair.
func near(text string, ms []Match, sh Short, among []*bearer) (c longForm, ok bool) {
	end := len(strings.TrimRight(text[:sh.Open], " \u00a0\"”’"))
	m, ends := matchTo(ms, end)
	if end == 0 || ends && named(m, sh) {
		return longForm{}, false
	}
	best, second := readings(text, end, among)
	c = longForm{reading: best, short: sh.Text, apart: best.score-second.score >= 0.1}
	if ends {
		if r, ok := doubtful(text, m, among); ok {
			c.reading, c.listed = r, true
		}
	}
	if c.of == nil || somebodyElse(c.reading) {
		return longForm{}, false
	}
	c.clear = c.similarity >= 0.5
	return c, true
}

// matchTo is the match that ends at a byte. Matches are in order and do not
// overlap, so there is one at most.
func matchTo(ms []Match, end int) (Match, bool) {
	i, ok := slices.BinarySearchFunc(ms, end, func(m Match, end int) int { return m.End - end })
	if !ok {
		return Match{}, false
	}
	return ms[i], true
}

// doubtful is the reading of a match that the dictionary lists as doubtful, right before a
// bracket: the words may stand for something else, the acronym behind them says what
// they stand for here.
func doubtful(text string, m Match, among []*bearer) (reading, bool) {
	if m.Form.Status != Doubtful || edge(text, m.Start) < 0 {
		return reading{}, false // half a name: "Asian-Pacific [Regional Security Forum]"
	}
	for _, b := range among {
		if b.Concept == m.Form.Concept {
			return reading{Span: m.Span, of: b, words: parts(text[m.Start:m.End]), similarity: 1, score: 1}, true
		}
	}
	return reading{}, false
}

// somebodyElse reports whether the words are closer to another thing that the
// acronym is known to stand for.
func somebodyElse(r reading) bool {
	return slices.ContainsFunc(r.of.others, func(o []string) bool {
		s := similarity(r.words, o)
		return s > 0 && s >= r.similarity
	})
}

// named reports whether a match is the name of a concept with the acronym: then
// nothing is to be guessed.
func named(m Match, sh Short) bool {
	return m.Form.Status.right() && m.Len() > len(sh.Text) && sharesAcronym(m.Form, sh.Text)
}
