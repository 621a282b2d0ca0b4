package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// Style says how a repaired name appears. Names that were right are left as
// their author wrote them.
type Style string

// The styles of repaired names.
const (
	FirstFull     Style = "first"   // full name with acronym at its first mention, then the acronym
	AlwaysFull    Style = "full"    // always the full name
	AlwaysAcronym Style = "acronym" // the acronym, wherever "(ARF)" stands before
)

// Styles are the styles there are.
var Styles = []Style{FirstFull, AlwaysFull, AlwaysAcronym}

// Mention is the last stage: it decides between name and acronym for the names
// that earlier stages put in.
func Mention(g *Glossary, style Style) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/mention",
		Doc: "A repaired name stands in full with its acronym at its first mention, and as the acronym after.\n\n" +
			"Before: the ASEAN Regional Forum met. The ASEAN Regional Forum answered.\n" +
			"After:  the ASEAN Regional Forum (ARF) met. The ARF answered.",
		Settings: g.Hash() + " style=" + string(style),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			if style == AlwaysFull || v.Field == pipeline.Title {
				return pipeline.Proposal{}
			}
			return pipeline.Proposal{Edits: mentions(v, g, style)}
		},
	}
}

func mentions(v *pipeline.View, g *Glossary, style Style) []pipeline.Edit {
	var edits []pipeline.Edit
	defined := make(map[string]bool) // concepts whose definition this stage writes
	for r := range v.Edited {
		f, at := repaired(v, g, r)
		if f == nil {
			continue
		}
		acronym := f.Terms.Acronym
		name := v.Text[at.Start:at.End]
		open, shut := brackets(v.Lang)
		switch {
		case beginsDefinition(v.Text[at.End:], acronym):
			defined[f.Concept.ID] = true
		case f.Concept.abbreviated(v.Text[at.End:]):
		case defined[f.Concept.ID] || strings.Contains(v.Text[:at.Start], "("+acronym+")") || strings.Contains(v.Text[:at.Start], "（"+acronym+"）"):
			edits = append(edits, mention(v.Text, at, acronym, f, "the acronym is explained before"))
		case style == FirstFull && !definedLater(v.Text[at.End:], acronym) && !explained(v.Text[at.End:]) && !possessive(v.Text[at.End:]) && !capitals(name) && !insideBrackets(v.Text, at.Start):
			defined[f.Concept.ID] = true
			edits = append(edits, mention(v.Text, at, name+open+acronym+shut, f, "the first mention explains the acronym"))
		}
	}
	return edits
}

// repaired returns the preferred form that a stretch put in by this package's
// stages ends with, and where it stands, if its concept has an acronym and the
// raw text said another name.
func repaired(v *pipeline.View, g *Glossary, r pipeline.Edited) (*Form, pipeline.Span) {
	id, ok := strings.CutPrefix(r.Rule, "term/")
	if !ok {
		return nil, pipeline.Span{}
	}
	for _, m := range g.Matches(v.Text[r.Start:r.End], v.Lang) {
		f := m.Form
		same := f.Concept.ID == id && f.Status == Preferred && f.Terms.Acronym != ""
		if same && r.Start+m.End == r.End && !m.Plural && !sameUnits(r.Before, f.Text) {
			return f, pipeline.Span{Start: r.Start + m.Start, End: r.End}
		}
	}
	return nil, pipeline.Span{}
}

func mention(text string, s pipeline.Span, to string, f *Form, why string) pipeline.Edit {
	start := s.Start
	if to == f.Terms.Acronym {
		start, to = withArticle(text, s.Start, to)
	}
	return pipeline.Edit{
		Span: pipeline.Span{Start: start, End: s.End}, Old: text[start:s.End], New: to, Rule: f.rule, Confidence: listedConfidence,
		Evidence: []pipeline.Evidence{{Kind: pipeline.Hygiene, Detail: why}},
	}
}

// brackets are those of an acronym behind a name.
func brackets(lang string) (open, shut string) {
	switch baseLang(lang) {
	case "ko":
		return "(", ")"
	case "zh", "ja":
		return "（", "）"
	}
	return " (", ")"
}

// beginsDefinition reports whether the acronym in brackets comes next, alone or
// with company: "(ARF)", "(hereinafter ARF)".
func beginsDefinition(rest, acronym string) bool {
	rest = strings.TrimLeft(rest, " \u00a0’'”\"s")
	for _, b := range []struct{ open, shut string }{{"(", ")"}, {"（", "）"}, {"[", "]"}} {
		if inner, ok := strings.CutPrefix(rest, b.open); ok {
			if i := strings.Index(inner, b.shut); i >= 0 {
				return strings.Contains(inner[:i], acronym)
			}
		}
	}
	return false
}

// abbreviated reports whether an acronym that the concept has in another
// language stands in brackets behind its name: "Initiative de sécurité (PSI)".
func (c *Concept) abbreviated(rest string) bool {
	return slices.ContainsFunc(c.Terms, func(t Terms) bool { return t.Acronym != "" && beginsDefinition(rest, t.Acronym) })
}

// explained reports whether brackets come next, which explain what stands before
// them.
func explained(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	return strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "（")
}

func definedLater(rest, acronym string) bool {
	return strings.Contains(rest, "("+acronym+")") || strings.Contains(rest, "（"+acronym+"）")
}

func possessive(rest string) bool {
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’")
}

func insideBrackets(text string, at int) bool {
	from := max(0, at-200)
	return strings.LastIndexByte(text[from:at], '(') > strings.LastIndexByte(text[from:at], ')')
}
