package term

import (
	"slices"
	"strings"
)

// places adds the runs of free tokens that may be a rendering of a term. It weighs every one.
func (p *passage) places(to []place, w *wanted, lex *lexicon) []place {
	longest := 0
	for _, n := range w.names {
		longest = max(longest, len(n.words))
	}
	brackets := slices.ContainsFunc(w.names, func(n tokenName) bool { return strings.ContainsAny(n.text, "(（") })
	w.short = p.contractions(w, lex)
	for _, s := range w.short {
		longest = max(longest, s.last-s.first+1)
	}
	begins := p.starts(w, 2*longest+3)
	prospects := p.prospects(w, lex)
	for i := range p.tokens {
		if !begins[i] || p.claimed[i] || p.tokens[i].function || p.hyphenated(i) || p.insideNumber(i) || p.cutsName(i) {
			continue
		}
		words, adds := 0, 0.0
		for j := i; j < len(p.tokens) && j-i < 2*longest+3; j++ {
			if p.claimed[j] || j > i && (p.tokens[j].stop && !(brackets && p.runsOn(j)) || p.tokens[j].verb || p.tokens[j-1].norm == "to") {
				break
			}
			if p.tokens[j].function {
				continue
			}
			words, adds = words+1, adds+prospects.adds(j)
			if p.hyphenated(j+1) || p.cutsName(j+1) || len(w.short) == 0 && !w.reaches(words, adds) {
				continue
			}
			if pl, ok := p.weigh(w, lex, i, j); ok {
				to = append(to, pl)
			}
		}
	}
	return to
}

// starts marks the tokens at which a rendering of a term may begin: those up to reach before a word
// of its names or of the term itself, in a sentence that should have it or one beside.
func (p *passage) starts(w *wanted, reach int) []bool {
	out := make([]bool, len(p.tokens))
	upTo := func(x int) {
		if slices.ContainsFunc(w.open, func(o occurrence) bool { return between(p.sentence[x], o.sentence) <= 1 }) {
			for i := max(0, x-reach); i <= x; i++ {
				out[i] = true
			}
		}
	}
	for _, s := range w.short {
		upTo(s.first)
	}
	said := func(words []string) {
		for _, word := range words {
			for x := range p.near(word) {
				if sameWord(word, p.tokens[x].norm) > 0 {
					upTo(x)
				}
			}
		}
	}
	said(w.content)
	for _, part := range w.literal.parts {
		said(part.english)
	}
	return out
}

// hyphenated reports whether token i is joined to the one before it: no name
// begins or ends in the middle of "off-site".
func (p *passage) hyphenated(i int) bool {
	return i > 0 && i < len(p.tokens) && !p.tokens[i].stop && p.text[p.tokens[i-1].End:p.tokens[i].Start] == "-"
}

// insideNumber reports whether token i goes on with a number: the 1 of 68.1.
func (p *passage) insideNumber(i int) bool {
	if i == 0 || !numeral(p.tokens[i].norm) || !numeral(p.tokens[i-1].norm) {
		return false
	}
	between := p.text[p.tokens[i-1].End:p.tokens[i].Start]
	return between == "." || between == ","
}
