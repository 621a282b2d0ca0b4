package term

import (
	"slices"

	"rectify/pipeline"
)

// presenceKey keys the concepts that a record is seen to speak of; text is the field as it is now,
// "" for the record as it arrived.
type presenceKey struct {
	g    *Glossary
	text string
}

// namedKey keys the concepts that a record names as it arrived.
type namedKey struct{ g *Glossary }

// presence says which concepts a record is seen to speak of: as it arrived, and in the field as it
// is now. Cleaning brings names out, out of wide letters or from under a soft hyphen, and a second
// run, on the repaired text, must see no more than the first did. A wrong form counts as its
// concept's presence, and so does one that Anchored repairs. An acronym that stands for other
// things elsewhere does not.
func presence(v *pipeline.View, g *Glossary) []*Concept {
	raw := arrived(v, g)
	if v.Text == v.Record.Abstract || v.Text == v.Record.Title {
		return raw
	}
	return pipeline.Memo(v, presenceKey{g, v.Text}, func() []*Concept {
		return withNamed(v, g, slices.Clip(raw), v.Text, v.Lang)
	})
}

// arrived are the concepts that a record speaks of as it arrived. Presence begins with them.
func arrived(v *pipeline.View, g *Glossary) []*Concept {
	return pipeline.Memo(v, presenceKey{g, ""}, func() []*Concept {
		out := slices.Clip(inRecord(v, g))
		for _, text := range []string{v.Record.Title, v.Record.Abstract} {
			w := v.Try(text)
			w.Record.Domains = v.Record.Domains
			out = withAnchored(w, g, out)
		}
		return out
	})
}

// inRecord are the concepts that a record names as it arrived. Arrived begins with them.
func inRecord(v *pipeline.View, g *Glossary) []*Concept {
	return pipeline.Memo(v, namedKey{g}, func() []*Concept {
		out := withNamed(v, g, nil, v.Record.Title, v.Lang)
		out = withNamed(v, g, out, v.Record.Abstract, v.Lang)
		if o := v.Record.Original; o != nil && o.Lang != "" {
			out = withNamed(v, g, out, o.Title, o.Lang)
			out = withNamed(v, g, out, o.Abstract, o.Lang)
		}
		return out
	})
}

// withNamed adds the concepts that a text names to those known.
func withNamed(v *pipeline.View, g *Glossary, known []*Concept, text, lang string) []*Concept {
	add := func(c *Concept) {
		if !slices.Contains(known, c) {
			known = append(known, c)
		}
	}
	for _, m := range matchesIn(v, g, text, lang) {
		weak := m.Form.Status == Acronym && len(m.Form.Concept.Other) > 0
		if !weak && m.Form.Status != Doubtful {
			add(m.Form.Concept)
		}
	}
	for _, c := range g.namedByDate(text, lang) {
		add(c)
	}
	return known
}

// inDomain says why a record is of a concept's domain: its sender says so, or
// another concept of the domain is in it. detail is empty when it is not. Each look begins with what
// the one before it saw, so the first that finds a reason finds what the last would.
func inDomain(v *pipeline.View, g *Glossary, c *Concept) (detail string) {
	for _, look := range []func(*pipeline.View, *Glossary) []*Concept{inRecord, arrived, presence} {
		if detail = domainAmong(v.Record.Domains, look(v, g), c); detail != "" {
			break
		}
	}
	return detail
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
