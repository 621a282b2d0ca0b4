package term

import (
	"slices"

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

// sourcedKey keys what a text before translation leads to in its translation, where nothing else
// of the record decides.
type sourcedKey struct {
	g                  *Glossary
	lang, source, from string
}

// sourced are the edits of one look at a text. The look at a repaired text is also the first of the
// second run.
func sourced(v *pipeline.View, g *Glossary, source, lang string) []pipeline.Edit {
	found := matchesIn(v, g, source, lang)
	if len(found) == 0 {
		return nil
	}
	lex := g.lexicon(lang, v.Lang)
	found = withoutNamesakes(withoutOffices(found, source), source, lex.words)
	certain := unambiguous(v, g, found)
	look := func() []pipeline.Edit {
		return lex.edits(v, side{source, without(certain, func(m Match) bool { return !m.Form.Status.right() })}, side{v.Text, matches(v, g)})
	}
	if len(certain) < len(found) || !v.OneLanguage() {
		return look()
	}
	return slices.Clone(pipeline.MemoText(v, v.Text, sourcedKey{g, v.Lang, source, lang}, look))
}

// edits are the repairs of a translation, and what is only suggested, by the terms of its original.
func (l *lexicon) edits(v *pipeline.View, from, to side) []pipeline.Edit {
	if !slices.ContainsFunc(from.names, func(m Match) bool { return l.namings[m.Form.Concept] != nil }) {
		return nil
	}
	pairs := align(from, to)
	if l.complete(from, to, pairs) {
		return nil
	}
	return l.bitext(v, from, to, pairs).edits(v, l, to.names)
}

// bitext reads a translation beside its original.
func (l *lexicon) bitext(v *pipeline.View, from, to side, pairs []aligned) *bitext {
	rec := newBitext()
	for _, a := range pairs {
		p := newPassage(v, from, to, a)
		p.find(from.text, l, rec.tally)
		rec.add(p)
	}
	return rec
}

// edits are those of all places, in order; have are the names in the translation.
func (b *bitext) edits(v *pipeline.View, lex *lexicon, have []Match) []pipeline.Edit {
	var out []pipeline.Edit
	introduced := make(map[*Concept]bool)
	for k, places := range b.assign(lex) {
		room := b.passages[k].span
		for i, pl := range places {
			room.End = b.passages[k].span.End
			if i+1 < len(places) {
				room.End = places[i+1].Start
			}
			if c := pl.want.form.Concept; pl.initials && pl.sure() && !introduced[c] {
				introduced[c] = true
				pl.introduces = !slices.ContainsFunc(have, func(m Match) bool { return m.Form.Concept == c && m.Start < pl.Start })
			}
			n := len(out)
			out = pl.edits(out, v, room)
			for _, e := range out[n:] {
				room.Start = max(room.Start, e.End)
			}
			room.Start = max(room.Start, pl.End)
		}
	}
	return out
}
