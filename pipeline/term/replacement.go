package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// replace adds the edits that put a concept's preferred name in a language in place of a
// stretch of text, in agreement with what stands around it. tier and confidence
// are the edit's; where agreement is in doubt the edit becomes a suggestion. The edit stays
// within room, which other edits leave it.
func replace(to []pipeline.Edit, v *pipeline.View, s, room pipeline.Span, of *section, plural bool, tier string, confidence float64, detail ...pipeline.Evidence) []pipeline.Edit {
	found := v.Text[s.Start:s.End]
	name := recase(of.Terms.Preferred, found, of.Concept.Case, startsSentence(v.Text, s.Start))
	s = swallowRepeats(v.Text, s, room, name)
	lang := baseLang(v.Lang)
	if plural && lang == "en" && !strings.HasSuffix(name, "s") {
		name = pluralize(name)
	}
	start := s.Start
	switch lang {
	case "en":
		start, name = withArticle(v.Text, start, name)
	case "fr":
		var sure bool
		if start, name, sure = elide(v.Text, start, name); !sure {
			tier = pipeline.Near
		}
	case "de", "ru":
		if caseShows(v.Text, start, lang) {
			tier = pipeline.Near
		}
	}
	s.Start = start
	e := pipeline.Edit{
		Span: s, Old: v.Text[s.Start:s.End], New: name, Rule: of.rule, Confidence: confidence,
		Evidence: slices.Concat([]pipeline.Evidence{{Kind: tier, Detail: of.place}}, detail),
	}
	if lang == "ko" {
		return koreanEdits(to, v.Text, e, of.Terms)
	}
	return append(to, e)
}

// everywhere is the room of an edit without neighbours.
func everywhere(v *pipeline.View) pipeline.Span { return pipeline.Span{End: len(v.Text)} }

// place names the concept for a person: "dictionaries/fora.yaml:12: arf".
func (c *Concept) place() string {
	if c.Position == "" {
		return c.ID
	}
	return c.Position + ": " + c.ID
}

// koreanEdits adds the edit that puts in a name, and agrees the particle after it: right behind it,
// or behind the parenthesis that follows it.
func koreanEdits(to []pipeline.Edit, text string, e pipeline.Edit, t *Terms) []pipeline.Edit {
	at := e.End
	if rest := text[at:]; strings.HasPrefix(rest, "(") {
		if i := strings.IndexByte(rest, ')'); i >= 0 {
			at += i + 1
		}
	}
	reading := e.New
	if t.Reading != "" && e.New == t.Acronym {
		reading = t.Reading
	}
	found, want := agreeParticle(reading, text[at:])
	if found == want {
		return append(to, e)
	}
	if at == e.End {
		e.Old += found
		e.New += want
		e.End += len(found)
		return append(to, e)
	}
	p := e
	p.Span = pipeline.Span{Start: at, End: at + len(found)}
	p.Old, p.New = found, want
	return append(to, e, p)
}

// swallowRepeats widens a span over words beside it that the new name brings
// with it: "ASEAN [region forum]" must not become "ASEAN ASEAN Regional Forum".
// One space stands between the words of a name, as dictionaries are checked for.
func swallowRepeats(text string, s, room pipeline.Span, name string) pipeline.Span {
	for i := strings.LastIndexByte(name, ' '); i > 0; i = strings.LastIndexByte(name[:i], ' ') {
		head := name[:i+1]
		if n := len(head); s.Start-n >= room.Start && strings.EqualFold(text[s.Start-n:s.Start], head) && startsWord(text, s.Start-n) {
			s.Start -= n
			break
		}
	}
	for i := range len(name) {
		tail := name[i:]
		if n := len(tail); tail[0] == ' ' && s.End+n <= room.End && strings.EqualFold(text[s.End:s.End+n], tail) && endsWord(text, s.End+n) {
			s.End += n
			break
		}
	}
	return s
}

func baseLang(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return base
}
