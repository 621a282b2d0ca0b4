package term

import (
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// Confidences of the tiers, from how often edits of each were right on text
// that nobody tuned on; see pipeline/measure.
const (
	listedConfidence   = 0.99
	casingConfidence   = 0.97
	anchoredConfidence = 0.95
	acronymConfidence  = 0.70
	doubtfulConfidence = 0.50
)

// Listed is the stage that repairs forms which the dictionary lists as wrong,
// brings names of fixed case to it, and suggests what is listed as doubtful.
func Listed(g *Glossary) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/listed",
		Doc: "A form that the dictionary lists as wrong becomes the concept's preferred name.\n\n" +
			"Before: the Asia-Pacific region forum (ARF)\nAfter:  the ASEAN Regional Forum (ARF)",
		Settings: g.Hash(),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			var p pipeline.Proposal
			ms := matches(v, g)
			room := pipeline.Span{}
			for i, m := range ms {
				room.End = len(v.Text)
				if i+1 < len(ms) {
					room.End = ms[i+1].Start
				}
				p.Edits = listed(p.Edits, v, m, room)
				if n := len(p.Edits); n > 0 {
					room.Start = max(room.Start, p.Edits[n-1].End)
				}
				room.Start = max(room.Start, m.End)
			}
			return p
		},
	}
}

// matches returns the forms in a view's text that are in the language of the
// passage they stand in. They must not be changed.
func matches(v *pipeline.View, g *Glossary) []Match {
	all := matchesIn(v, g, v.Text, v.Lang)
	if v.OneLanguage() {
		return all
	}
	base := baseLang(v.Lang)
	var out []Match
	for _, m := range all {
		if baseLang(v.LangAt(m.Start)) == base {
			out = append(out, m)
		}
	}
	return out
}

// listed adds the edits that a match asks for.
func listed(to []pipeline.Edit, v *pipeline.View, m Match, room pipeline.Span) []pipeline.Edit {
	f, c := m.Form, m.Form.Concept
	switch {
	case f.Terms.Preferred == "" || m.Exact && f.Status.right():
		return to
	case f.Status == Wrong && asProse(v, m):
		return replace(to, v, m.Span, room, f.section, m.Plural, pipeline.Near, doubtfulConfidence)
	case f.Status == Wrong:
		return replace(to, v, m.Span, room, f.section, m.Plural, pipeline.Listed, listedConfidence)
	case f.Status == Doubtful:
		return replace(to, v, m.Span, room, f.section, m.Plural, pipeline.Near, doubtfulConfidence)
	case f.Status == Preferred && c.Case == Fixed && !m.Plural && baseLang(v.Lang) == "en" && // others write names in small letters
		decapitalized(v.Text[m.Start:m.End], f.Text):
		return replace(to, v, m.Span, room, f.section, false, pipeline.Listed, casingConfidence, pipeline.Evidence{Kind: "case", Detail: "the name is written " + f.Text})
	}
	return to
}

// asProse reports whether the words of a wrong form are hardly a name where they
// stand: one of fixed case that is in small letters, but for one that may begin a sentence, and is several or any
// ("foreign economic cooperation funds", "an international seabed organization"),
// without the acronym behind it. A body's is so in any case where it is several.
func asProse(v *pipeline.View, m Match) bool {
	c := m.Form.Concept
	if c.Case != Fixed && !(m.Plural && slices.Contains(heads[0].kinds, c.Kind)) || baseLang(v.Lang) != "en" || strings.ContainsFunc(v.Text[m.Start+1:m.End], unicode.IsUpper) {
		return false
	}
	if _, one := indefinite(v.Text, m.Start); !m.Plural && !one {
		return false
	}
	acronym := m.Form.Terms.Acronym
	return acronym == "" || !strings.HasPrefix(v.Text[m.End:], " ("+acronym)
}

// decapitalized reports whether a text is a name of several words that lost
// capitals and gained none. (A name of one word may be another word in small letters.)
func decapitalized(found, name string) bool {
	if !separates(strings.TrimSpace(found)) || !separates(name) {
		return false
	}
	a, b := letters(found), letters(name)
	if len(a) != len(b) {
		return false
	}
	lost := false
	for i := range a {
		switch {
		case a[i] == b[i]:
		case a[i] == unicode.ToLower(b[i]):
			lost = true
		default:
			return false
		}
	}
	return lost
}
