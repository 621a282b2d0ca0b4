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
			at := 0
			known := sync.OnceValue(func() []*Concept { return withAnchored(v, g, presence(v, g)) })
			for _, sh := range shorts(v) {
				f, ok := judge(v, g, sh, known)
				if !ok {
					continue
				}
				for _, e := range f.edits(v, sh) {
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

// longForm is the best reading before a bracket.
type longForm struct {
	reading
	listed bool // the dictionary lists the words as doubtful
	apart  bool // no other beginning is as good
	clear  bool // the words come near the name
}

// near is the best reading of the long form before a bracket as the name of a
// concept with that acronym; its form is nil if there is none, or nothing to repair.
func near(v *pipeline.View, g *Glossary, sh Short) longForm {
	forms := g.withAcronym(sh.Text, v.Lang)
	end := len(strings.TrimRight(v.Text[:sh.Open], " \u00a0\"”’"))
	if len(forms) == 0 || end == 0 || named(v, g, end, sh) {
		return longForm{}
	}
	two := pipeline.MemoText(v, readingsKey{g, v.Text, v.Lang, sh.Text, end}, func() [2]reading {
		best, second := readings(v.Text, end, forms)
		return [2]reading{best, second}
	})
	c := longForm{reading: two[0], apart: two[0].score-two[1].score >= 0.1}
	if doubtful, ok := doubtfulAt(v, g, end, forms); ok {
		c.reading, c.listed = doubtful, true
	}
	if c.form == nil || somebodyElse(c.reading, c.form.Concept) {
		return longForm{}
	}
	c.clear = c.similarity >= 0.5
	return c
}

// readingsKey keys the readings of what ends at a byte of a text, before an
// acronym.
type readingsKey struct {
	g                   *Glossary
	text, lang, acronym string
	end                 int
}

// finding is a reading that may be repaired, and why.
type finding struct {
	reading
	tier       string
	confidence float64
	reason     string // why the record is of the concept's domain
}

// judge weighs the long form before a bracket, in a record that speaks of the
// concepts known.
func judge(v *pipeline.View, g *Glossary, sh Short, known func() []*Concept) (finding, bool) {
	best := near(v, g, sh)
	if best.form == nil {
		return finding{}, false
	}
	c := best.form.Concept
	source := inOriginal(v, g, c)
	domain := domainAmong(v.Record.Domains, known(), c)
	switch {
	case source != "":
	case best.similarity < 0.3, domain == "" && (len(c.Other) > 0 || !best.clear):
		return finding{}, false // somebody else's acronym, for all that is known
	}
	f := finding{reading: best.reading, tier: pipeline.Acronym, confidence: acronymConfidence, reason: cmp.Or(source, domain)}
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

// doubtfulAt is the reading that the dictionary lists as doubtful, right before a
// bracket: the words may stand for something else, the acronym behind them says what
// they stand for here.
func doubtfulAt(v *pipeline.View, g *Glossary, end int, forms []*Form) (reading, bool) {
	for _, m := range matches(v, g) {
		if m.End != end || m.Form.Status != Doubtful || edge(v.Text, m.Start) < 0 {
			continue // half a name: "Asian-Pacific [Regional Security Forum]"
		}
		for _, f := range forms {
			if f.Concept == m.Form.Concept {
				return reading{Span: m.Span, form: f, words: parts(v.Text[m.Start:m.End]), similarity: 1, score: 1}, true
			}
		}
	}
	return reading{}, false
}

// edits are the repair of a finding, or its suggestion.
func (f finding) edits(v *pipeline.View, sh Short) []pipeline.Edit {
	return replace(v, f.Span, everywhere(v), f.form.Terms, f.form.Concept, false, f.tier, f.confidence,
		pipeline.Evidence{Kind: "acronym", Detail: fmt.Sprintf("(%s) stands behind it", sh.Text)},
		pipeline.Evidence{Kind: "similarity", Detail: fmt.Sprintf("%.2f of the words agree", f.similarity)},
		pipeline.Evidence{Kind: "domain", Detail: f.reason})
}

// withAnchored adds the concepts to those known whose acronym a text has behind
// words that come near their name. A text that is repaired there will speak of them,
// so they are believed for each other's sake: an acronym may stand for other things, two of
// one domain behind words that fit hardly do.
func withAnchored(v *pipeline.View, g *Glossary, known []*Concept) []*Concept {
	for _, sh := range shorts(v) {
		if c := near(v, g, sh); c.clear && !slices.Contains(known, c.form.Concept) {
			known = append(slices.Clip(known), c.form.Concept)
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
func somebodyElse(r reading, c *Concept) bool {
	for _, o := range c.Other {
		if s := similarity(r.words, content(o)); s > 0 && s >= r.similarity {
			return true
		}
	}
	return false
}

// named reports whether a form of the dictionary already ends where the long
// form would: then nothing is to be guessed.
func named(v *pipeline.View, g *Glossary, end int, sh Short) bool {
	for _, m := range matches(v, g) {
		if m.End == end && m.Form.Status.right() && m.Len() > len(sh.Text) && sharesAcronym(m.Form, sh.Text) {
			return true
		}
	}
	return false
}

func sharesAcronym(f *Form, acronym string) bool {
	if f.Terms.Acronym == acronym || f.Concept.acronym() == acronym {
		return true
	}
	for _, a := range f.Terms.Admitted {
		if a == acronym {
			return true
		}
	}
	return false
}

// sound reports whether a reading looks like a wrong name rather than a right
// one said otherwise: its head noun is possible, and it is not shortened.
func sound(r reading) bool {
	return len(r.words) > 1 && !shortened(r) && headFits(r.words, contents(r.form.Terms), r.form.Concept.Kind)
}

// shortened reports whether a reading is part of a right name, or one is part
// of it: it may be meant so.
func shortened(r reading) bool {
	return slices.ContainsFunc(contents(r.form.Terms), func(n []string) bool { return within(r.words, n) || within(n, r.words) })
}

func contents(t *Terms) [][]string {
	out := [][]string{parts(t.Preferred)}
	for _, a := range t.Admitted {
		if w := parts(a); len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}
