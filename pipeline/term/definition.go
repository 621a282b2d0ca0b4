package term

import (
	"cmp"
	"slices"

	"rectify/pipeline"
)

// Definition is a short form and the long form a text gives for it: "ASEAN
// Regional Forum (ARF)".
type Definition struct {
	Short, Long         string
	ShortSpan, LongSpan pipeline.Span // where they stand
	Span                pipeline.Span // from the first to the last character of the pair
}

// Definitions returns the definitions of short forms in a text, sorted by
// their short forms, which do not overlap. It knows "long form (SF)" and "SF
// (long form)", round, square and full-width brackets, and what writers put beside a
// short form: "(hereinafter “SF”)", "(SF, since 1994)", "(1994; SF)", "(SFs)". lang
// says which words a short form passes over; an unknown one is read as English.
//
// A long form is found by the letters of its short form, so it must be in an
// alphabet: of "아세안지역안보포럼(ARF)" nothing is reported. And letters prove little, they
// accept "Asia-Pacific region forum (ARF)": a definition is what the text says, right
// or wrong.
func Definitions(text, lang string) []Definition {
	f := finder{text: text, passed: passedOver(lang)}
	var found []candidate
	for _, b := range bracketPairs(text) {
		if c, ok := f.define(b); ok {
			found = append(found, c)
		}
	}
	return apart(found)
}

// candidate is a definition and what its alignment costs; less is better.
type candidate struct {
	Definition
	cost int
}

// finder holds what is the same for all brackets of a text.
type finder struct {
	text   string
	passed map[string]bool // words a short form passes over
	window window          // the text before one bracket
	table  table           // working space of the alignment
}

// define returns the cheapest definition that a pair of brackets makes: a
// short form inside, with the long form before the brackets or in them; or the long
// form inside, with the short form before.
func (f *finder) define(b bracket) (best candidate, ok bool) {
	consider := func(c candidate, good bool) {
		if good && (!ok || c.cost < best.cost) {
			best, ok = c, true
		}
	}
	for _, s := range f.shortsInside(b) {
		extra := 0
		if s.later {
			extra = laterCost
			consider(f.pair(s.Span, pipeline.Span{Start: b.inner.Start, End: f.bare(s.Start, ",;:")}, extra))
		}
		consider(f.pair(s.Span, pipeline.Span{End: f.bare(b.Start, ",")}, extra))
	}
	if s, found := f.shortBefore(b.Start); found {
		consider(f.reversed(s, f.longInside(b)))
	}
	return best, ok
}

// pair aligns a short form with the end of the text in within.
func (f *finder) pair(short, within pipeline.Span, extra int) (candidate, bool) {
	c, n := f.align(short, within, false)
	c.cost += extra
	return c, c.cost <= limit(n)
}

// reversed aligns a short form with all of a long form that follows in brackets.
func (f *finder) reversed(short, long pipeline.Span) (candidate, bool) {
	c, n := f.align(short, long, true)
	good := c.cost <= limitReversed(n)
	c.cost += reversedCost
	return c, good
}

// apart sorts definitions by their short forms; of those that overlap the one
// that costs least stays.
func apart(found []candidate) []Definition {
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(a.ShortSpan.Start-b.ShortSpan.Start, b.ShortSpan.End-a.ShortSpan.End)
	})
	kept := found[:0]
	for _, c := range found {
		n := len(kept)
		switch {
		case n == 0 || kept[n-1].ShortSpan.End <= c.ShortSpan.Start:
			kept = append(kept, c)
		case c.cost < kept[n-1].cost:
			kept[n-1] = c
		}
	}
	var out []Definition
	for _, c := range kept {
		out = append(out, c.Definition)
	}
	return out
}
