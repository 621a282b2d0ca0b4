package term

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rectify/pipeline"
)

// place is a stretch of the translation that may stand for a wanted term.
type place struct {
	pipeline.Span
	cues
	want     *wanted
	words    string  // the norms of its tokens
	score    float64 // of the cues
	rival    float64 // the score of the next place for the same term
	repeated bool    // another paragraph with the term has the same words, none without it
	plural   bool    // the translation has a plural where the name has none
}

// cues are what speaks for a place and against it.
type cues struct {
	share     float64 // of the words on both sides that agree or explain each other
	same      float64 // words that agree
	distance  float64 // between the relative positions in the two paragraphs, 0..1
	edge      float64 // 0 for a whole noun phrase, less for one cut out of a longer one
	elsewhere int     // other paragraphs with the same words but without the term
	known     float64 // share of the term's other places where the translator has its name
	capitals  float64 // share of the name's words that begin with a capital, less that of the place
	half      bool    // "and" and more of the name follow
	over      bool    // it covers another concept's name, which is no part of this one's
	ends      bool    // its first and last word belong to the name
	listed    bool    // the dictionary lists its words as doubtful
	cut       bool    // a noun beside it may belong to it, and the name does not say where it ends
	written   bool    // both are written as names, with capitals
	single    bool    // the place is one word
	shorter   bool    // its words are part of the name: it may be meant so
	longer    bool    // the name's words are part of it
}

// score is the log odds that a place stands for its term, as fitted by
// logistic regression on public machine translation with its glossaries: the outcome is
// whether the human translation of the paragraph has the name and not the replaced words; places
// in human translations count as wrong. Rounded by hand.
func (c cues) score() float64 {
	s := 1.5*c.share - 0.4*min(c.distance, 0.3) + 0.75*c.edge - 0.065*float64(c.elsewhere) + 0.8*c.capitals - 0.6*c.known
	for _, cue := range []struct {
		is     bool
		weight float64
	}{
		{c.listed, 1},
		{c.same >= 2, 0.2},
		{c.single, -0.7},
		{c.shorter, -0.9},
		{c.longer, 0.3},
		{c.known > 0, -1.3}, // who writes a name right elsewhere may mean something else here
	} {
		if cue.is {
			s += cue.weight
		}
	}
	return s
}

// repairScore is the least score of a place that is repaired; suggestScore
// that of one that is suggested.
const (
	repairScore  = 0.45
	suggestScore = -0.3
)

// weigh gathers the cues for tokens i to j as a rendering of a term.
func (p *passage) weigh(w *wanted, lex *lexicon, i, j int) (place, bool) {
	words, conjunction := meaning(p.tokens[i : j+1])
	var a accord
	var name tokenName
	for _, n := range w.names {
		if b := agreement(words, n.words, w.parts, lex); b.share > a.share && (!conjunction || n.conjunction) {
			a, name = b, n
		}
	}
	if a.share < 0.4 || a.same == 0 || !whole(p.tokens[i:j+1], words, a, name) {
		return place{}, false
	}
	c := cues{share: a.share, same: a.same}
	s := pipeline.Span{Start: p.tokens[i].Start, End: p.tokens[j].End}
	at := float64(s.Start-p.span.Start) / float64(max(1, p.span.Len()))
	c.distance = 1
	for _, x := range w.at {
		c.distance = min(c.distance, math.Abs(at-x))
	}
	c.edge = p.edges(i, j, len(words) < len(name.words))
	c.cut = p.joins(i-1, i) && sameWord(words[0], name.words[0]) == 0 ||
		p.joins(j+1, j+1) && !pastTense(p.tokens[j+1].norm) && words[len(words)-1] != name.words[len(name.words)-1]
	official, here := capitalShare(tokenize(name.text)), capitalShare(p.tokens[i:j+1])
	c.written = official > 0.5 && here > 0.5
	c.capitals = official - 0.4*here
	c.single = len(words) == 1
	c.shorter = len(words) < len(name.words) && within(words, name.words)
	c.longer = len(words) > len(name.words) && within(name.words, words)
	c.over = p.barred(w, i, j)
	c.half = p.coordinated(j) && words[len(words)-1] != name.words[len(name.words)-1] ||
		name.conjunction && !conjunction && j+1 < len(p.tokens) && conjunctions[p.tokens[j+1].norm]
	c.ends = a.first && a.last
	return place{
		Span: s, cues: c, want: w, words: phrase(p.tokens[i : j+1]),
		plural: p.tokens[j].plural && !pluralName(name.text) && p.tokens[j].norm == name.words[len(name.words)-1],
	}, true
}

// whole reports whether a run can be a name as it stands: it takes no number
// away, and its first and last word belong to the name unless they are put for words of it.
func whole(toks []token, words []string, a accord, name tokenName) bool {
	for _, w := range words {
		if strings.ContainsAny(w, "0123456789") && !slices.Contains(name.words, w) {
			return false
		}
	}
	if slices.ContainsFunc(toks, func(t token) bool { return shortFor(t, name.words) }) {
		return false
	}
	first, last := toks[0], toks[len(toks)-1]
	if !a.first && participle(first) || !a.last && participle(last) {
		return false
	}
	small := slices.ContainsFunc(toks, func(t token) bool { return t.function })
	return a.first && a.last || !small && len(words) <= len(name.words)
}

// shortFor reports whether a token is the initials of words of a name: SVF of
// "stored value facility licences". That is a way to say it, not a wrong one.
func shortFor(t token, words []string) bool {
	if !t.upper || len(t.norm) < 2 || len(t.norm) > len(words) || t.norm == strings.ToLower(words[0]) {
		return false
	}
	initials := ""
	for _, w := range words {
		initials += w[:1]
	}
	return strings.Contains(initials, t.norm)
}

// participle reports whether a word looks like an English verb beside a name
// rather than part of it.
func participle(t token) bool {
	return !t.upper && (pastTense(t.norm) || len(t.norm) > 5 && strings.HasSuffix(t.norm, "ing"))
}

// meaning returns the norms of the tokens that carry meaning, and whether one
// of the others joins two things.
func meaning(toks []token) (words []string, conjunction bool) {
	for _, t := range toks {
		if !t.function {
			words = append(words, t.norm)
		}
		conjunction = conjunction || conjunctions[t.norm]
	}
	return words, conjunction
}

// capitalShare is the share of the meaning words that begin with a capital.
func capitalShare(toks []token) float64 {
	n, upper := 0, 0
	for _, t := range toks {
		if t.function {
			continue
		}
		n++
		if t.upper {
			upper++
		}
	}
	return float64(upper) / float64(max(1, n))
}

// accord is how far words and a name agree.
type accord struct {
	share       float64 // of the words on both sides that agree or explain each other
	same        float64 // words that are the same, or of one stem
	first, last bool    // whether the first and the last word agree or are explained
}

// agreement compares a candidate's words with a name's: the same, of one stem,
// put for it by translation, or explained by the glossary as translating part of the
// source term.
func agreement(words, name []string, parts map[string]bool, lex *lexicon) accord {
	var a accord
	held, used, same := pairUp(words, name)
	a.same = same
	explained := 0.0
	for i, x := range words {
		if held[i] {
			continue
		}
		if k := slices.IndexFunc(name, func(y string) bool { return rendersAlike(x, y) }); k >= 0 && !used[k] {
			used[k], held[i] = true, true
			explained += 0.9
		} else if e := lex.explains(parts, x); e > 0 {
			held[i] = true
			explained += min(1, 0.5+e)
		}
	}
	a.first, a.last = held[0], held[len(held)-1]
	rest := float64(len(name))
	covered := min(a.same+0.8*explained, rest)
	a.share = (a.same + 0.8*explained + covered) / (float64(len(words)) + rest)
	return a
}

// edges is what stands beside a run: a whole noun phrase stands between small
// words, punctuation and names; a run cut out of a longer one does not. It weighs more
// when the name would add words that may stand there already in other words.
func (p *passage) edges(i, j int, adds bool) float64 {
	score, weight := 0.0, 1.0
	if adds {
		weight = 2
	}
	if i > 0 && !p.tokens[i].stop && !p.tokens[i-1].function && !p.claimed[i-1] {
		score -= 0.1 * weight
		if p.tokens[i-1].upper && p.tokens[i].upper && !startsSentence(p.text, p.tokens[i-1].Start) {
			score -= 0.8 // the name begins before
		}
	}
	if j+1 < len(p.tokens) && !p.tokens[j+1].stop && !p.tokens[j+1].function && !pastTense(p.tokens[j+1].norm) {
		score -= 0.12 * weight
		if p.tokens[j+1].upper && p.tokens[j].upper || p.tokens[j+1].glued {
			score -= 0.25
		}
	}
	return score
}

// pluralName reports whether a name is in the plural already.
func pluralName(name string) bool {
	toks := tokenize(name)
	return len(toks) > 0 && (toks[len(toks)-1].plural || strings.HasSuffix(name, "s"))
}

// coordinated reports whether "and" and another name follow token j, itself
// written as one: "Bills and Bonds", "China and the United States".
func (p *passage) coordinated(j int) bool {
	k := j + 2
	if k < len(p.tokens) && p.tokens[k].norm == "the" {
		k++
	}
	return k < len(p.tokens) && !p.tokens[j+1].stop && conjunctions[p.tokens[j+1].norm] && p.tokens[j].upper && p.tokens[k].upper
}

// joins reports whether token k carries meaning and no punctuation or right
// name stands between it and the run; at is the later token of the border.
func (p *passage) joins(k, at int) bool {
	return k >= 0 && k < len(p.tokens) && !p.tokens[at].stop && !p.tokens[k].function && !p.claimed[k]
}

// pastTense reports whether a word looks like an English verb in the past.
func pastTense(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ed") }

// proved reports whether more than a shared word speaks for a place: most of
// the words agree, or it is written as a name, or the same words stand for the term in another
// paragraph. "Banking matters" shares a word with "banking sector" and is something else.
func (pl place) proved() bool {
	if pl.listed {
		return true
	}
	if pl.half {
		return false
	}
	if pl.over {
		return pl.ends && pl.written && pl.share >= 0.7
	}
	if pl.cut && pl.share < 0.9 || pl.longer && pl.written {
		return false // part of a longer name, or a name of which it would leave a part
	}
	if pl.single || pl.shorter {
		return pl.repeated && pl.share >= 0.5
	}
	return pl.share > 0.6 || pl.repeated || pl.written && pl.share >= 0.5
}

// edits are the repair of a place, or its suggestion.
func (pl place) edits(v *pipeline.View, room pipeline.Span) []pipeline.Edit {
	tier, confidence := pipeline.Source, min(0.98, 0.92+0.04*(pl.score-repairScore))
	if pl.score < repairScore || !pl.proved() {
		tier, confidence = pipeline.Near, doubtfulConfidence
	}
	if pl.score < suggestScore {
		return nil
	}
	return replace(v, pl.Span, room, pl.want.terms, pl.want.form.Concept, pl.plural, tier, confidence,
		pipeline.Evidence{Kind: "original", Detail: "the original has " + pl.want.form.Text},
		pipeline.Evidence{Kind: "place", Detail: fmt.Sprintf("%.0f %% of the words agree, score %.2f, next %.2f", 100*pl.share, pl.score, pl.rival)})
}
