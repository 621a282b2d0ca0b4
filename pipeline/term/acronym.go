package term

import "slices"

// bearer is a concept that has an acronym, and what the long form before that
// is compared with.
type bearer struct {
	*Form
	names  [][]string // the parts of its right names
	others [][]string // the content words of other things the acronym stands for
}

func (k *kept) bearer(f *Form) *bearer {
	names := [][]string{k.list(parts(f.Terms.Preferred))}
	for _, a := range f.Terms.Admitted {
		if w := parts(a); len(w) > 1 {
			names = append(names, k.list(w))
		}
	}
	var others [][]string
	for _, o := range f.Concept.Other {
		others = append(others, k.list(content(o)))
	}
	return k.bearings.one(bearer{f, k.lists.add(names...), k.lists.add(others...)})
}

// reach is how many words before a bracket may belong to the name.
func (b *bearer) reach() int { return max(10, 2*len(b.names[0])+4) }

// says reports whether a word is part of a name.
func (b *bearer) says(word string) bool {
	return slices.ContainsFunc(b.names, func(name []string) bool { return slices.Contains(name, word) })
}

// bearers are the concepts of forms that are acronyms, by acronym.
func (k *kept) bearers(forms []Form) map[string][]*bearer {
	out := make(map[string][]*bearer)
	for i := range forms {
		if f := &forms[i]; f.Status == Acronym {
			out[f.Text] = append(out[f.Text], k.bearer(f))
		}
	}
	return out
}

// inKorean are the concepts of English acronyms by what a kind of Korean calls them:
// Korean texts have the English acronym in brackets behind a Korean name.
func (k *kept) inKorean(lang string, english map[string][]*bearer) map[string][]*bearer {
	out := make(map[string][]*bearer)
	for acronym, bs := range english {
		for _, b := range bs {
			if t := b.Concept.in(lang); t != nil && t.Preferred != "" {
				f := k.forms.one(Form{section: k.sections.one(section{b.Concept, t, b.rule, b.place}), Text: acronym, Status: Acronym})
				out[acronym] = append(out[acronym], k.bearer(f))
			}
		}
	}
	return out
}

// withAcronym returns the concepts that have the acronym in a language, in
// Korean else those that have it in English.
func (g *Glossary) withAcronym(acronym, lang string) []*bearer {
	known := fallbacks(lang)
	for _, l := range known {
		if bs := g.acronyms[l][acronym]; len(bs) > 0 {
			return bs
		}
	}
	for _, l := range known {
		if byAcronym, ok := g.korean[l]; ok {
			return byAcronym[acronym]
		}
	}
	return nil
}

// sharesAcronym reports whether a form is of a concept that has an acronym.
func sharesAcronym(f *Form, acronym string) bool {
	return f.Terms.Acronym == acronym || f.Concept.acronym() == acronym || slices.Contains(f.Terms.Admitted, acronym)
}

// acronym is the concept's English one.
func (c *Concept) acronym() string {
	t, _ := c.In("en")
	return t.Acronym
}
