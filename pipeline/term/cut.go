package term

import (
	"slices"
	"unicode/utf8"
)

// cut reports whether a word beside a run may belong to it. What the rest of the sentence says is
// asked last: it is taken word for word for that.
func (p *passage) cut(w *wanted, r run) bool {
	first := r.words[0]
	if k := r.i - 1; p.joins(k, r.i) && !numeral(p.tokens[k].norm) && p.opensBefore(r) && !p.parted(w, k, r.i) {
		return true
	}
	if k := r.i - 2; !r.first && k >= 0 && p.tokens[r.i-1].norm == "of" && p.tokens[k].upper && p.tokens[r.i].upper {
		return true // "Ministry of [Finance website]"
	}
	if k := r.j + 1; p.joins(k, k) && p.closesBehind(r) && !p.verbAt(k) && !p.parted(w, k, r.j) {
		return true
	}
	if r.i > 0 && !p.tokens[r.i].stop && p.tokens[r.i-1].norm == "to" && (!r.first || derives(r.name.words, first) && !p.hyphenated(r.i+1)) {
		return true // a verb: "to accept payment"
	}
	if r.i > 0 && !p.tokens[r.i].stop && copulas[p.tokens[r.i-1].norm] && derives(r.name.words, first) {
		return true // an adjective: "is exempt from tax"
	}
	if !r.first && r.spaced() && len(r.words) > len(r.name.words) && r.i > 0 && !p.tokens[r.i].stop && conjunctions[p.tokens[r.i-1].norm] {
		return true // another verb: "investigate and examine banks"
	}
	return p.numbered(r.i) || !r.first && !r.left && fewer(w.form.Text, r.words)
}

// spaced reports whether a run is in a script with spaces: else every character has neighbours.
func (r run) spaced() bool { return classOf(firstRune(r.words[len(r.words)-1])) != han }

// opensBefore reports whether the word before a run may be the first of its name, as far as the run
// and capitals tell.
func (p *passage) opensBefore(r run) bool {
	before, first, named := p.tokens[r.i-1], r.words[0], r.name.words[0]
	switch {
	case r.literal && !before.upper:
		return false // it says more than the term
	case !r.first, r.spaced() && sameWord(first, named) == 0 && !rendersAlike(first, named):
		return true
	}
	return before.upper && p.tokens[r.i].upper && !startsSentence(p.text, before.Start)
}

// closesBehind reports whether the word behind a run may be the last of its name, likewise.
func (p *passage) closesBehind(r run) bool {
	here, next := p.tokens[r.j], p.tokens[r.j+1]
	last, named := r.words[len(r.words)-1], r.name.words[len(r.name.words)-1]
	switch {
	case here.upper && !next.upper:
		return false
	case sameWord(last, named) > 0: // else the name goes on, or an adjective belongs to the noun: "economic growth"
		return r.share < 0.7 && here.upper && next.upper || r.spaced() && last != named
	}
	return !r.last || r.spaced() && (r.right || !rendersAlike(last, named))
}

// copulas are the forms of to be.
var copulas = wordSet("is are was were be been being")

// derives reports whether a name has a noun that is made of a word, and not the
// word: affordability of afford.
func derives(name []string, word string) bool {
	return !slices.Contains(name, word) && slices.ContainsFunc(name, func(n string) bool { return len(n) > len(word) && sameWord(n, word) > 0 })
}

// verbAt reports whether token k looks like a verb behind a name; "monitoring
// measures" are none.
func (p *passage) verbAt(k int) bool {
	return p.governs(k) || participle(p.tokens[k]) && (pastTense(p.tokens[k].norm) || !p.joins(k+1, k+1))
}

// fewer reports whether a term in Han characters is too short to say all the
// words: 網站 is a website, not a bilingual one.
func fewer(term string, words []string) bool {
	return classOf(firstRune(term)) == han && utf8.RuneCountInString(term) <= 2*(len(words)-1)
}
