package term

import (
	"slices"

	"rectify/pipeline"
)

type presenceKey struct{ g *Glossary }

// presence says which concepts a record is seen to speak of, from its raw text:
// so a second run, on the repaired text, sees no more and no less. A wrong form counts as its
// concept's presence, and so does one that Anchored repairs. An acronym that stands for
// other things elsewhere does not.
func presence(v *pipeline.View, g *Glossary) []*Concept {
	return pipeline.Memo(v, presenceKey{g}, func() []*Concept {
		var out []*Concept
		add := func(text, lang string) {
			for _, m := range matchesIn(v, g, text, lang) {
				c := m.Form.Concept
				weak := m.Form.Status == Acronym && len(c.Other) > 0
				if !weak && m.Form.Status != Doubtful && !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
			for _, c := range g.namedByDate(v, text, lang) {
				if !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
		add(v.Record.Title, v.Lang)
		add(v.Record.Abstract, v.Lang)
		if o := v.Record.Original; o != nil && o.Lang != "" {
			add(o.Title, o.Lang)
			add(o.Abstract, o.Lang)
		}
		for _, text := range []string{v.Record.Title, v.Record.Abstract} {
			w := v.Try(text)
			w.Record.Domains = v.Record.Domains
			out = withAnchored(w, g, out)
		}
		return out
	})
}

// inDomain says why a record is of a concept's domain: its sender says so, or
// another concept of the domain is in it. detail is empty when it is not.
func inDomain(v *pipeline.View, g *Glossary, c *Concept) (detail string) {
	return domainAmong(v.Record.Domains, presence(v, g), c)
}

// domainAmong is inDomain for a record declared to be of domains and known to
// speak of some concepts.
func domainAmong(declared []string, known []*Concept, c *Concept) string {
	for _, d := range declared {
		if slices.Contains(c.Domains, d) {
			return "the record is declared to be of " + d
		}
	}
	for _, other := range known {
		if other.ID == c.ID || other.Kind == "place" {
			continue
		}
		for _, d := range c.Domains {
			if slices.Contains(other.Domains, d) {
				return "the record also speaks of " + other.ID + " (" + d + ")"
			}
		}
	}
	return ""
}
