package term

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Glossary is a compiled dictionary: what the stages look things up in. It is
// immutable and safe for concurrent use.
type Glossary struct {
	concepts []Concept
	matchers map[string]*matcher             // by language
	acronyms map[string]map[string][]*bearer // language → acronym → the concepts that have it
	korean   map[string]map[string][]*bearer // kind of Korean → English acronym → the concepts that have it
	words    map[string]*Words               // by language
	lexicons lexicons
	events   map[string]map[Date][]event // language → day → what is named by it, longest words first
	hash     string
}

// Compile makes a glossary of concepts, with lists of words that tell which names are put word for
// word. The concepts are copied. Examples and notes are left out of the hash: they decide nothing.
func Compile(concepts []Concept, words ...*Words) *Glossary {
	var keep kept
	g := &Glossary{
		concepts: keep.concepts(concepts), words: make(map[string]*Words),
		matchers: make(map[string]*matcher), acronyms: make(map[string]map[string][]*bearer), korean: make(map[string]map[string][]*bearer),
		events: make(map[string]map[Date][]event),
	}
	forms := make(map[string][]Form)
	h := sha256.New()
	for _, l := range words {
		g.words[l.lang] = l
		fmt.Fprintf(h, "%q %q\n", l.lang, l.text)
	}
	for i := range g.concepts {
		c := &g.concepts[i]
		fmt.Fprintf(h, "%q %q %q %q %v\n", c.ID, c.Kind, c.Domains, c.Case, c.Date)
		fmt.Fprintf(h, "%q\n", c.Other)
		rule, place := keep.text("term/"+c.ID), keep.text(c.place())
		for k := range c.Terms {
			t := &c.Terms[k]
			fmt.Fprintf(h, "%q\n", *t)
			s := keep.sections.one(section{c, t, rule, place})
			addEvents(g.events, s)
			forms[t.Lang] = appendForms(forms[t.Lang], s)
		}
	}
	for lang, fs := range forms {
		m := newMatcher(fs)
		g.matchers[lang], g.acronyms[lang] = m, keep.bearers(m.forms)
	}
	for lang := range forms {
		if baseLang(lang) == "ko" {
			g.korean[lang] = keep.inKorean(lang, g.acronyms["en"])
		}
	}
	g.hash = hex.EncodeToString(h.Sum(nil))
	return g
}

// Hash names the content of the glossary that decides.
func (g *Glossary) Hash() string { return g.hash }

// Concepts returns the concepts, in the order given. They must not be changed.
func (g *Glossary) Concepts() []Concept { return g.concepts }

// appendForms adds the forms of a concept in a language.
func appendForms(to []Form, s *section) []Form {
	t := s.Terms
	add := func(status Status, texts ...string) {
		for _, text := range texts {
			if text != "" {
				to = append(to, newForm(s, text, status))
			}
		}
	}
	add(Preferred, t.Preferred)
	add(Acronym, t.Acronym)
	add(Admitted, t.Admitted...)
	add(Spelling, t.Spellings...)
	add(Wrong, t.Wrong...)
	add(Doubtful, t.Doubtful...)
	return to
}

// Matches returns the forms found in a text of a language, in order, none
// overlapping. A language the glossary does not have matches nothing.
func (g *Glossary) Matches(text, lang string) []Match {
	if m := g.matcher(lang); m != nil {
		return m.all(text, composed(text))
	}
	return nil
}

func (g *Glossary) matcher(lang string) *matcher {
	for _, l := range fallbacks(lang) {
		if m := g.matchers[l]; m != nil {
			return m
		}
	}
	return nil
}
