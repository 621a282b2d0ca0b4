package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/term"
)

// acronymPair is a short form and its long form in an abstract.
type acronymPair struct {
	Short   string `json:"short"`
	Long    string `json:"long"`
	Start   int    `json:"start"` // in code points of the abstract
	End     int    `json:"end"`
	Concept string `json:"concept,omitempty"`
}

// namesakes knows the concepts that share an acronym.
type namesakes struct {
	glossary *term.Glossary
	concepts map[string][]*term.Concept // by acronym, in any language
}

func newNamesakes(g *term.Glossary) *namesakes {
	n := &namesakes{glossary: g, concepts: make(map[string][]*term.Concept)}
	concepts := g.Concepts()
	for i := range concepts {
		c := &concepts[i]
		for _, t := range c.Terms {
			if t.Acronym != "" && !slices.Contains(n.concepts[t.Acronym], c) {
				n.concepts[t.Acronym] = append(n.concepts[t.Acronym], c)
			}
		}
	}
	return n
}

// pairs returns the pairs of a text in a language, in the order they begin.
func (n *namesakes) pairs(text, lang string) []acronymPair {
	definitions := term.Definitions(text, lang)
	for _, d := range n.listed(text, lang) {
		if !slices.ContainsFunc(definitions, func(o term.Definition) bool { return o.ShortSpan.Overlaps(d.ShortSpan) }) {
			definitions = append(definitions, d)
		}
	}
	slices.SortStableFunc(definitions, func(a, b term.Definition) int {
		return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	out := make([]acronymPair, 0, len(definitions))
	at, points := 0, 0
	for _, d := range definitions {
		points += utf8.RuneCountInString(text[at:d.Span.Start])
		at = d.Span.Start
		out = append(out, acronymPair{
			Short: d.Short, Long: d.Long,
			Start: points, End: points + utf8.RuneCountInString(text[d.Span.Start:d.Span.End]),
			Concept: n.concept(d, lang),
		})
	}
	return out
}

// listed returns the forms of the dictionary that stand before their concept's
// acronym in brackets: where the letters of an acronym prove nothing, as in
// 아세안지역안보포럼(ARF).
func (n *namesakes) listed(text, lang string) []term.Definition {
	shorts := term.Shorts(text)
	if len(shorts) == 0 {
		return nil
	}
	var out []term.Definition
	matches := n.glossary.Matches(text, lang)
	for _, s := range shorts {
		for _, m := range matches {
			if m.End > s.Open || strings.TrimSpace(text[m.End:s.Open]) != "" {
				continue
			}
			if m.Form.Status != term.Acronym && hasAcronym(m.Form.Concept, s.Text, lang) {
				out = append(out, term.Definition{
					Short: s.Text, ShortSpan: s.Span,
					Long: text[m.Start:m.End], LongSpan: m.Span,
					Span: pipeline.Span{Start: m.Start, End: s.End},
				})
			}
		}
	}
	return out
}

// concept is the id of the concept that a pair names rightly, "" if there is
// none. The pair may be in the plural: "free trade areas (FTAs)".
func (n *namesakes) concept(d term.Definition, lang string) string {
	short, long := []string{d.Short}, []string{term.Fold(d.Long)}
	if one, many := strings.CutSuffix(d.Short, "s"); many {
		short, long = append(short, one), append(long, strings.TrimSuffix(long[0], "s"))
	}
	for _, s := range short {
		for _, c := range n.concepts[s] {
			t, _ := c.In(lang)
			named := slices.ContainsFunc(t.Right(), func(right string) bool { return slices.Contains(long, term.Fold(right)) })
			if named && hasAcronym(c, s, lang) {
				return c.ID
			}
		}
	}
	return ""
}

// hasAcronym reports whether a concept has the acronym in a language. Where the
// language has none of its own the English one is written.
func hasAcronym(c *term.Concept, acronym, lang string) bool {
	own, _ := c.In(lang)
	english, _ := c.In("en")
	return own.Acronym == acronym || own.Acronym == "" && english.Acronym == acronym
}
