package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// Sourced is the stage that repairs names by the text before translation: it
// finds each concept's own term there, and where the translation lacks every right form of it,
// the place that stands for it.
func Sourced(g *Glossary) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/source",
		Doc: "A name that the original has and the translation says in other words becomes the concept's preferred name.\n\n" +
			"Before: 貨幣基礎 … the currency base\nAfter:  貨幣基礎 … the Monetary Base",
		Settings: g.Hash(),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			o := v.Record.Original
			if o == nil || o.Lang == "" {
				return pipeline.Proposal{}
			}
			source := o.Abstract
			if v.Field == pipeline.Title {
				source = o.Title
			}
			if source == "" || baseLang(o.Lang) == baseLang(v.Lang) {
				return pipeline.Proposal{}
			}
			return pipeline.Proposal{Edits: settled(v, g, source, o.Lang)}
		},
	}
}

// settled returns the edits that leave nothing more to do. What a second look
// at the repaired text would still repair is repaired now; where it would repair a repair,
// the concept's places are not told apart and its edits are only suggested.
func settled(v *pipeline.View, g *Glossary, source, lang string) []pipeline.Edit {
	edits := sourced(v, g, source, lang)
	for range 4 {
		made := repairs(edits)
		if len(made) == 0 && v.OneLanguage() {
			return edits // a second look would be the first again
		}
		text, err := pipeline.Apply(v.Text, made)
		if err != nil {
			break
		}
		next := repairs(sourced(v.Try(text), g, source, lang))
		if len(next) == 0 {
			return edits
		}
		open := make(map[string]bool)
		for _, e := range next {
			if back, ok := before(made, e); ok {
				edits = append(edits, back)
			} else {
				open[e.Rule] = true
			}
		}
		for i, e := range edits {
			if open[e.Rule] {
				edits[i] = doubt(e)
			}
		}
		pipeline.SortEdits(edits)
	}
	for i, e := range edits {
		edits[i] = doubt(e)
	}
	return edits
}

// repairs are the edits that are sure.
func repairs(edits []pipeline.Edit) []pipeline.Edit {
	var out []pipeline.Edit
	for _, e := range edits {
		if e.Tier() == pipeline.Source {
			out = append(out, e)
		}
	}
	return out
}

// before says an edit of the text that made led to as one of the text before
// it; not ok when it reaches into what made wrote.
func before(made []pipeline.Edit, e pipeline.Edit) (pipeline.Edit, bool) {
	shift := 0
	for _, m := range made {
		at := m.Start + shift
		if e.Overlaps(pipeline.Span{Start: at, End: at + len(m.New)}) {
			return e, false
		}
		if at >= e.End {
			break
		}
		shift += len(m.New) - len(m.Old)
	}
	e.Start -= shift
	e.End -= shift
	return e, true
}

// doubt makes a repair a suggestion.
func doubt(e pipeline.Edit) pipeline.Edit {
	e.Evidence = slices.Clone(e.Evidence)
	e.Evidence[0].Kind = pipeline.Near
	e.Confidence = min(e.Confidence, doubtfulConfidence)
	return e
}

// wanted is a term of the original whose name the translation of its
// paragraph lacks.
type wanted struct {
	*naming
	form    *Form
	parts   []string      // its pieces
	words   *Words        // of its language; nil where there is no list
	literal literal       // taken word for word
	at      []occurrence  // in the paragraph, in order
	open    []occurrence  // those without a right name in their sentence's translation
	said    int           // how many times the translation of the paragraph has it
	short   []contraction // of its names, in the paragraph
}

// newWanted is the want of a term as it stands in the original.
func newWanted(f *Form, text string, lex *lexicon) *wanted {
	return &wanted{
		naming: lex.namings[f.Concept], form: f, parts: pieces(text),
		words: lex.words, literal: lex.words.literally(text),
	}
}

// unambiguous leaves out the acronyms of the original that stand for other
// things elsewhere, unless the original has the concept's name as well or the
// record is of its domain: the NAC of oncologists is no council.
func unambiguous(v *pipeline.View, g *Glossary, found []Match) []Match {
	weak := func(m Match) bool { return m.Form.Status == Acronym && len(m.Form.Concept.Other) > 0 }
	named := make(map[*Concept]bool)
	for _, m := range found {
		named[m.Form.Concept] = named[m.Form.Concept] || !weak(m)
	}
	return slices.DeleteFunc(found, func(m Match) bool {
		return weak(m) && !named[m.Form.Concept] && inDomain(v, g, m.Form.Concept) == ""
	})
}

func sourced(v *pipeline.View, g *Glossary, source, lang string) []pipeline.Edit {
	lex := g.lexicon(lang, v.Lang)
	found := withoutNamesakes(withoutOffices(matchesIn(v, g, source, lang), source), source, lex.words)
	found = unambiguous(v, g, found)
	if len(found) == 0 {
		return nil
	}
	have := matches(v, g)
	from, to := newSide(source, found), newSide(v.Text, have)
	rec := newBitext()
	for _, a := range align(from, to) {
		p := newPassage(v, a, have)
		p.sentences = bySentence(from, to, a)
		p.find(source, found, lex, rec.tally)
		rec.add(p)
	}
	var edits []pipeline.Edit
	introduced := make(map[*Concept]bool)
	for k, places := range rec.assign(lex) {
		p := rec.passages[k]
		room := p.span
		for i, pl := range places {
			room.End = p.span.End
			if i+1 < len(places) {
				room.End = places[i+1].Start
			}
			if c := pl.want.form.Concept; pl.initials && pl.sure() && !introduced[c] {
				introduced[c] = true
				pl.introduces = !slices.ContainsFunc(have, func(m Match) bool { return m.Form.Concept == c && m.Start < pl.Start })
			}
			for _, e := range pl.edits(v, room) {
				edits = append(edits, e)
				room.Start = max(room.Start, e.End)
			}
			room.Start = max(room.Start, pl.End)
		}
	}
	return edits
}

// withoutOffices leaves out the names of institutions that are the beginning of
// their head's title in Han: 外交部长 is the foreign minister, no ministry.
func withoutOffices(found []Match, source string) []Match {
	return slices.DeleteFunc(slices.Clone(found), func(m Match) bool {
		rest := []rune(source[m.End:min(len(source), m.End+8)])
		if len(rest) == 0 || rest[0] != '长' && rest[0] != '長' {
			return false
		}
		return len(rest) == 1 || !strings.ContainsRune("期久远遠达達年城", rest[1]) // 长期: long-term
	})
}
