package term

import (
	"cmp"
	"slices"
	"strings"

	"rectify/pipeline"
)

// assign gives the wanted terms of a record their places, by passage. Of a
// concept that is another country's in one place all are in doubt.
func (b *bitext) assign(lex *lexicon) [][]place {
	all := make([][]place, len(b.passages))
	abroad := make(map[*Concept]bool)
	faith := b.faith()
	for k, p := range b.passages {
		all[k] = p.assign(lex, b, faith)
		for _, pl := range all[k] {
			abroad[pl.want.form.Concept] = abroad[pl.want.form.Concept] || pl.abroad
		}
	}
	for _, places := range all {
		for i, pl := range places {
			places[i].abroad = abroad[pl.want.form.Concept]
		}
	}
	return all
}

// assign gives each wanted term its best places, the surest first; no token
// is used twice. faith is the record's.
func (p *passage) assign(lex *lexicon, record *bitext, faith float64) []place {
	all := p.candidates(lex, record)
	for i := range all {
		if !all[i].listed {
			all[i].company = record.keeps(p, all[i].first, all[i].last, all[i].want.form.Concept)
		}
		all[i].faith = faith
		all[i].known = record.tally[all[i].want.form.Concept].share()
		all[i].score = all[i].cues.score()
	}
	slices.SortStableFunc(all, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.rank(), a.rank()), a.Start-b.Start, b.End-a.End)
	})
	left := make(map[*wanted]int)
	for _, w := range p.wants {
		left[w] = len(w.at) - w.said
	}
	out := p.inflected
	for i := range out {
		out[i].score = out[i].cues.score()
	}
	for _, pl := range all {
		if left[pl.want] == 0 || p.taken(pl.Span) {
			continue
		}
		left[pl.want]--
		rival := p.rival(all, pl)
		pl.rival = rival.score
		pl.contested = pl.literal && rival.literal && !strings.EqualFold(p.textOf(pl), p.textOf(rival))
		pl.abroad = p.abroad(pl)
		pl.foreign = pl.sure() && p.foreign(pl, lex)
		p.claim(pl.Span)
		out = append(out, pl)
	}
	slices.SortFunc(out, func(a, b place) int { return a.Start - b.Start })
	return out
}

func (p *passage) textOf(pl place) string { return p.text[pl.Start:pl.End] }

// rank is by which places for the same term, or in the same words, are chosen: the score, and how
// much of the term is said there and of nothing else. The human translations that the score was
// fitted on do not tell half a name from a whole one.
func (pl place) rank() float64 { return pl.score + 0.7*pl.covers }

// candidates are all places that the wanted terms may have, by whatever tells
// of them.
func (p *passage) candidates(lex *lexicon, record *bitext) []place {
	var out []place
	for _, w := range p.wants {
		w.literal = w.words.literally(w.text)
		if w.form.Concept.Kind == "person" {
			continue // "President Park", "Moon": people are named by a part of their name
		}
		out = p.places(out, w, lex)
		out = p.quoted(out, w, lex)
		out = p.lined(out, w, lex)
		out = p.renamed(out, w, lex, record)
	}
	return p.doubtful(out)
}

// doubtful adds the places of forms that the dictionary lists as doubtful for a
// wanted concept: that the original has its term is what was missing.
func (p *passage) doubtful(to []place) []place {
	for _, w := range p.wants {
		for _, m := range p.have {
			if m.Form.Status == Doubtful && m.Form.Concept == w.form.Concept {
				to = append(to, place{Span: m.Span, want: w, plural: m.Plural, cues: cues{share: 1, listed: true}})
			}
		}
	}
	return to
}

func (p *passage) taken(s pipeline.Span) bool {
	i, j := p.touched(s)
	return slices.Contains(p.claimed[i:j], true)
}

// rival is the next place elsewhere for the same term, when the term is wanted once: then there is
// a choice that can be wrong.
func (p *passage) rival(all []place, pl place) place {
	if len(pl.want.at) > 1 {
		return place{}
	}
	for _, other := range all {
		if other.want == pl.want && !other.Overlaps(pl.Span) && !p.taken(other.Span) {
			return other
		}
	}
	return place{}
}
