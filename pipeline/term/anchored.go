package term

import (
	"cmp"
	"fmt"
	"slices"
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
			var room [2]pipeline.Edit
			known := sync.OnceValue(func() []*Concept { return withAnchored(v, g, presence(v, g)) })
			for _, c := range found {
				f, ok := judge(v, g, c, known)
				if !ok {
					continue
				}
				for _, e := range f.edits(room[:0], v) {
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

// edits adds the repair of a finding, or its suggestion.
func (f finding) edits(to []pipeline.Edit, v *pipeline.View) []pipeline.Edit {
	return replace(to, v, f.Span, everywhere(v), f.of.section, false, f.tier, f.confidence,
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
