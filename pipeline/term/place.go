package term

import (
	"fmt"
	"slices"
	"strings"

	"rectify/pipeline"
)

// place is a stretch of the translation that may stand for a wanted term.
type place struct {
	pipeline.Span
	cues
	want        *wanted
	first, last int     // tokens
	score       float64 // of the cues
	rival       float64 // the score of the next place for the same term
	plural      bool    // the translation has a plural where the name has none
	singular    bool    // the translation needs a singular where the name has none
	initials    bool    // it says in full what the name is the initials of
	introduces  bool    // it is the first mention of them
}

// run is a run of tokens read as a rendering of a name.
type run struct {
	i, j  int // its first and last token
	toks  []token
	words []string // that carry meaning
	joint bool     // one of the others joins two things
	short bool     // a word of the name is short for several of its tokens
	name  tokenName
	accord
	left, right bool    // the original's term begins a phrase there, or ends one
	term, said  float64 // see literal.covered
	literal     bool    // it says all of the term and nothing else, word for word
}

// read finds the name of a term that tokens i to j agree with most.
func (p *passage) read(w *wanted, lex *lexicon, i, j int) run {
	r := run{i: i, j: j, toks: contract(p.tokens[i:j+1], i, w.short)}
	r.short = len(r.toks) != j-i+1
	r.words, r.joint = meaning(r.toks)
	for k, n := range w.names {
		a := agreement(r.words, n.words, w, lex)
		switch {
		case a.share > r.share && (!r.joint || n.conjunction || joinsAlike(r.words, n.words, a, w.words != nil)):
			r.accord, r.name = a, n
		case k == 0: // read beside the preferred name until another fits
			r.accord, r.name, r.share = a, n, 0
		}
	}
	r.term, r.said = w.literal.covered(r.words)
	r.literal = p.exact(w, r)
	for _, o := range w.open {
		if o.sentence == p.sentence[i] || o.sentence < 0 {
			r.left, r.right = r.left || o.left, r.right || o.right
		}
	}
	return r
}

// covers is the share of the term that a run says, less the share of the run that says nothing of
// it.
func (r run) covers() float64 { return r.term + r.said - 1 }

// joinsAlike reports whether words with "and" between may stand for a name without: it begins and
// ends as the name does, and where a list tells what the term's words are, has nothing beside them.
// "Bond and equity markets" are no bond markets.
func joinsAlike(words, name []string, a accord, listed bool) bool {
	if listed && slices.Contains(a.held, false) {
		return false
	}
	last, nameLast := words[len(words)-1], name[len(name)-1]
	return a.share >= 0.6 && len(words) <= len(name)+1 && sameWord(words[0], name[0]) > 0 && sameWord(last, nameLast) > 0
}

// leastShare is how far the words of a place and a name agree at least.
const leastShare = 0.4

// weigh gathers the cues for tokens i to j as a rendering of a term.
func (p *passage) weigh(w *wanted, lex *lexicon, i, j int) (place, bool) {
	r := p.read(w, lex, i, j)
	if r.share < leastShare || r.same == 0 && !r.literal || !whole(r) || p.amount(j) || opposed(r.words, r.name.words) || !r.last && p.leads(j) {
		return place{}, false
	}
	span, balanced := p.balanced(p.unowned(r))
	if !balanced {
		return place{}, false
	}
	if found := p.text[span.Start:span.End]; strings.ContainsAny(found, quoteMarks) {
		if !r.accord.first || !r.accord.last || sameUnits(strings.Map(notQuote, found), r.name.text) {
			return place{}, false // a name of its own, or this one but for the marks
		}
	}
	here, official := r.toks[len(r.toks)-1], r.name.plural
	pl := place{
		Span: span, cues: p.cuesOf(w, r), want: w, first: i, last: j,
		singular: !here.plural && official && (p.one(i, j) || offices[here.norm]),
		plural:   here.plural && !official && here.norm == r.name.words[len(r.name.words)-1],
	}
	pl.initials = r.short && acronymShaped(r.name.text) || r.literal && acronymShaped(w.terms.Preferred)
	pl.spelled = r.short && r.share == 1 && capitalShare(r.toks) == 1
	pl.manifold = pl.plural && r.name.capitals == 1
	pl.number = here.plural && !official && !pl.plural && p.counted(i)
	return pl, true
}

// cuesOf are the cues that a run itself and what stands around it give.
func (p *passage) cuesOf(w *wanted, r run) cues {
	official, here := r.name.capitals, capitalShare(r.toks)
	c := cues{
		share: r.share, same: slices.Equal(r.words, r.name.words), short: r.short, ends: r.accord.first && r.accord.last,
		literal: r.literal, covers: r.covers(), partial: w.literal.known && r.said == 1 && r.term < 0.6,
		capitals: official - 0.4*here, written: official > 0.5 && here > 0.5,
		single:  len(r.words) == 1,
		shorter: len(r.words) < len(r.name.words) && within(r.words, r.name.words),
		longer:  len(r.words) > len(r.name.words) && r.all && r.accord.first,
		uneven:  max(len(r.words)-len(r.name.words), len(r.name.words)-len(r.words)),
		half:    !r.literal && p.half(r), beside: !r.literal && p.beside(r) || p.strays(w, r),
		headless: !sameKind(r), cut: p.cut(w, r), over: p.barred(w, r.i, r.j),
		said: w.said > 0, spare: p.spare(r), apart: len(p.sentences),
	}
	c.clipped = r.literal && c.shorter && here == 1 && official == 1 && curtails(p.text[p.tokens[r.i].Start:p.tokens[r.j].End], r.name.text)
	for _, o := range w.open {
		c.apart = min(c.apart, between(p.sentence[r.i], o.sentence))
	}
	return c
}

// curtails reports whether a text is the beginning or the end of a name.
func curtails(text, name string) bool {
	return strings.HasPrefix(name, text+" ") || strings.HasSuffix(name, " "+text)
}

// quoteMarks set words off from what stands around them: a name of their own,
// where the name has no such words.
const quoteMarks = "“”\"「」『』«»"

// notQuote drops quotation marks.
func notQuote(r rune) rune {
	if strings.ContainsRune(quoteMarks, r) {
		return -1
	}
	return r
}

// edits adds the repair of a place, or its suggestion.
func (pl place) edits(to []pipeline.Edit, v *pipeline.View, room pipeline.Span) []pipeline.Edit {
	tier, confidence := pipeline.Source, min(0.97, 0.92+0.02*(pl.score-repairScore))
	if !pl.sure() {
		tier, confidence = pipeline.Near, doubtfulConfidence
	}
	if pl.score < suggestScore {
		return to
	}
	of := *pl.want.form.section
	of.Terms = pl.want.terms
	name := of.Terms.Preferred
	if pl.singular {
		name = singularize(name)
	}
	if pl.introduces {
		open, shut := brackets(v.Lang)
		name = v.Text[pl.Start:pl.End] + open + name + shut
	}
	if name != of.Terms.Preferred {
		terms := *of.Terms
		terms.Preferred, of.Terms = name, &terms
	}
	out := replace(to, v, pl.Span, room, &of, pl.plural && !pl.introduces, tier, confidence,
		pipeline.Evidence{Kind: "original", Detail: "the original has " + pl.want.form.Text},
		pipeline.Evidence{Kind: "place", Detail: fmt.Sprintf("%.0f %% of the words agree, score %.2f, next %.2f", 100*pl.share, pl.score, pl.rival)})
	added := slices.DeleteFunc(out[len(to):], func(e pipeline.Edit) bool { return strings.EqualFold(e.Old, e.New) }) // a right plural
	return out[:len(to)+len(added)]
}
