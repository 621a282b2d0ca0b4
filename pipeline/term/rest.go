package term

import (
	"slices"
	"strings"
)

// What a sentence of the original has beside a term tells where its rendering ends: a word of the
// translation belongs to the term, to the rest, or to neither.

// rest is what a sentence of the original has beside a term, word for word.
type rest struct {
	sentence int
	literal
}

// mostRests is how many are kept. To look through those of a whole book takes longer than to make
// one again.
const mostRests = 8

// rest is that of the sentence that token k stands in; a full stop parts what stands around the term.
func (p *passage) rest(w *wanted, k int) literal {
	for _, r := range slices.Backward(w.rests) { // a run asks for what the run before it did
		if r.sentence == p.sentence[k] {
			return r.literal
		}
	}
	l := w.words.literally(strings.ReplaceAll(p.sourceAt(k), w.form.Text, "。"))
	if len(w.rests) == mostRests {
		w.rests = w.rests[1:]
	}
	w.rests = append(w.rests, rest{p.sentence[k], l})
	return l
}

// parted reports whether token k, beside the end of a run, is no part of its name: it says
// something else of the original's sentence, and is not joined to it by capitals.
func (p *passage) parted(w *wanted, k, end int) bool {
	word := p.tokens[k].norm
	return !(p.tokens[k].upper && p.tokens[end].upper) && !w.literal.renders(word) && p.rest(w, k).renders(word)
}

// exact reports whether a run says all of a term, word for word, and nothing else: no word at its
// ends could be left out, and none beside them belongs to it.
func (p *passage) exact(w *wanted, r run) bool {
	if r.term < 1 || r.said < 1 {
		return false
	}
	return !w.spares(r) && !p.goesOn(w, r.i-1, r.i, r.i) && !p.goesOn(w, r.j+1, r.j+1, r.j)
}

// spares reports whether a run says all of a term without its first word, or its last: "pay
// floating salaries". Two words side by side may say one part, as "Hong Kong".
func (w *wanted) spares(r run) bool {
	n := len(r.words)
	if n < 2 {
		return false
	}
	spare := func(word, beside string, others []string) bool {
		all, _ := w.literal.covered(others)
		together := func(p literalPart) bool { return p.runes.len() > 1 && p.has(word) && p.has(beside) }
		return all == 1 && !slices.ContainsFunc(w.literal.parts, together)
	}
	return spare(r.words[0], r.words[1], r.words[1:]) || spare(r.words[n-1], r.words[n-2], r.words[:n-1])
}

// goesOn reports whether token x beside the end of a run belongs to it: it says part of the term,
// or is joined to it by capitals. No mark stands between them, which is before token at, the later
// of the two.
func (p *passage) goesOn(w *wanted, x, at, end int) bool {
	if x < 0 || x >= len(p.tokens) || p.tokens[at].stop || p.claimed[x] {
		return false
	}
	t := p.tokens[x]
	return w.literal.renders(t.norm) || !t.function && t.upper && p.tokens[end].upper && !startsSentence(p.text, t.Start)
}

// strays reports whether a word near a run says a part of the term that the run does not, and that
// nothing else in the sentence says: the run is not all of the name. Of words right beside it that
// is so even if the run says the part as well, and of the next of a row of names even if the rest
// of the sentence does.
func (p *passage) strays(w *wanted, r run) bool {
	if w.words == nil || r.said == 0 {
		return false
	}
	hit, _ := w.literal.hits(r.words)
	for x := max(0, r.i-strayReach); x < min(len(p.tokens), r.j+strayReach+1); x++ {
		t := p.tokens[x]
		if r.i <= x && x <= r.j || p.sentence[x] != p.sentence[r.i] || t.function || p.claimed[x] {
			continue
		}
		row := x == r.j+1 && t.upper && p.tokens[r.j].upper && p.text[p.tokens[r.j].End:t.Start] == ", " // "of Korea, China"
		joined := row || x == r.i-1 && p.joins(x, r.i) || x == r.j+1 && p.joins(x, x)
		says := slices.ContainsFunc(w.literal.parts, func(l literalPart) bool {
			return !l.compound && (joined || hit&l.runes == 0) && l.has(t.norm)
		})
		if says && (row || !p.rest(w, x).renders(t.norm)) {
			return true
		}
	}
	return false
}

// strayReach is how many tokens away the rest of a name may be.
const strayReach = 6
