package term

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rectify/pipeline"
)

// Anchored is the stage that repairs the long form before a concept's acronym
// in brackets. The letters of an acronym cannot tell a wrong long form from a
// right one, so the concept's own names decide, and the record's domain.
func Anchored(g *Glossary) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/anchored",
		Doc: "The long form before a known acronym in brackets becomes the acronym's name, where the record is of its domain and the words come near.\n\n" +
			"Before: the European Union Security Cooperation Mechanism (OSCE)\nAfter:  the Organization for Security and Co-operation in Europe (OSCE)",
		Settings: g.Hash(),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			var p pipeline.Proposal
			found := longForms(v, g)
			if len(found) == 0 {
				return p
			}
			at := 0
			known := sync.OnceValue(func() []*Concept { return withAnchored(v, g, presence(v, g)) })
			for _, c := range found {
				f, ok := judge(v, g, c, known)
				if !ok {
					continue
				}
				for _, e := range f.edits(v) {
					if e.Start >= at { // two brackets never share words
						p.Edits = append(p.Edits, e)
						at = e.End
					}
				}
			}
			return p
		},
	}
}

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
	g          *Glossary
	text, lang string
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
	return pipeline.MemoText(v, longFormsKey{g, v.Text, v.Lang}, func() []longForm { return longFormsAt(v, g, found) })
}

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

// finding is a long form that may be repaired, and why.
type finding struct {
	longForm
	tier       string
	confidence float64
	reason     string // why the record is of the concept's domain
}

// judge weighs a long form; known are the concepts that the record speaks of when
// its long forms are believed for each other's sake.
func judge(v *pipeline.View, g *Glossary, best longForm, known func() []*Concept) (finding, bool) {
	c := best.of.Concept
	source := inOriginal(v, g, c)
	if source == "" && best.similarity < 0.3 {
		return finding{}, false // somebody else's acronym, for all that is known
	}
	domain := inDomain(v, g, c)
	if domain == "" {
		domain = domainAmong(v.Record.Domains, known(), c)
	}
	if source == "" && domain == "" && (len(c.Other) > 0 || !best.clear) {
		return finding{}, false // likewise
	}
	f := finding{longForm: best, tier: pipeline.Acronym, confidence: acronymConfidence, reason: cmp.Or(source, domain)}
	switch {
	case best.listed:
		f.tier, f.confidence = pipeline.Anchored, anchoredConfidence
	case source != "" && !shortened(f.reading) && (best.clear || best.apart && capitalShare(tokenize(v.Text[best.Start:best.End])) == 1):
		f.tier, f.confidence = pipeline.Source, anchoredConfidence
	// In French and Spanish UN texts people vary the words of a name freely; in
	// English a name of other words before its acronym is a translation of it.
	case baseLang(v.Lang) == "en" && domain != "" && best.clear && best.apart && sound(f.reading):
		f.tier, f.confidence = pipeline.Anchored, anchoredConfidence
	}
	return f, true
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

// edits are the repair of a finding, or its suggestion.
func (f finding) edits(v *pipeline.View) []pipeline.Edit {
	return replace(v, f.Span, everywhere(v), f.of.Terms, f.of.Concept, false, f.tier, f.confidence,
		pipeline.Evidence{Kind: "acronym", Detail: fmt.Sprintf("(%s) stands behind it", f.short)},
		pipeline.Evidence{Kind: "similarity", Detail: fmt.Sprintf("%.2f of the words agree", f.similarity)},
		pipeline.Evidence{Kind: "domain", Detail: f.reason})
}

// withAnchored adds the concepts to those known whose acronym a text has behind
// words that come near their name. A text that is repaired there will speak of them,
// so they are believed for each other's sake: an acronym may stand for other things, two of
// one domain behind words that fit hardly do.
func withAnchored(v *pipeline.View, g *Glossary, known []*Concept) []*Concept {
	unknown := func(b *bearer) bool { return !slices.Contains(known, b.Concept) }
	if !slices.ContainsFunc(shorts(v), func(sh Short) bool { return slices.ContainsFunc(g.withAcronym(sh.Text, v.Lang), unknown) }) {
		return known // most are: the acronym says so itself
	}
	for _, c := range longForms(v, g) {
		if c.clear && unknown(c.of) {
			known = append(slices.Clip(known), c.of.Concept)
		}
	}
	return known
}

// inOriginal says under which name the text before translation has the
// concept, in more than an acronym; "" if it does not.
func inOriginal(v *pipeline.View, g *Glossary, c *Concept) string {
	o := v.Record.Original
	if o == nil || o.Lang == "" {
		return ""
	}
	for _, text := range []string{o.Title, o.Abstract} {
		for _, m := range matchesIn(v, g, text, o.Lang) {
			if m.Form.Concept == c && m.Form.Status.right() && m.Form.Status != Acronym {
				return "the original has " + m.Form.Text
			}
		}
	}
	return ""
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

// sound reports whether a reading looks like a wrong name rather than a right
// one said otherwise: its head noun is possible, and it is not shortened.
func sound(r reading) bool {
	return len(r.words) > 1 && !shortened(r) && headFits(r.words, r.of.names, r.of.Concept.Kind)
}

// shortened reports whether a reading is part of a right name, or one is part
// of it: it may be meant so.
func shortened(r reading) bool {
	return slices.ContainsFunc(r.of.names, func(n []string) bool { return within(r.words, n) || within(n, r.words) })
}
