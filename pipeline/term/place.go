package term

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

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
}

// cues are what speaks for a place and against it.
type cues struct {
	share    float64 // of the words on both sides that agree or explain each other
	same     float64 // words that agree
	distance float64 // between the relative positions in the two paragraphs, 0..1
	edge     float64 // 0 for a whole noun phrase, less for one cut out of a longer one
	company  company // with the term in the record
	apart    int     // sentences between the place and where the original has the term
	known    float64 // share of the term's other places where the translator has its name
	said     bool    // the passage has the name elsewhere
	capitals float64 // share of the name's words that begin with a capital, less that of the place
	half     bool    // "and" and more of the name follow
	beside   bool    // words of the name that it lacks stand beside it
	headless bool    // it is of another thing than the name
	over     bool    // it covers another concept's name, which is no part of this one's
	ends     bool    // its first and last word belong to the name
	listed   bool    // the dictionary lists its words as doubtful
	cut      bool    // a noun beside it may belong to it, and the name does not say where it ends
	written  bool    // both are written as names, with capitals
	single   bool    // the place is one word
	shorter  bool    // its words are part of the name: it may be meant so
	longer   bool    // the name's words are part of it

	leftBound, rightBound, cutLeft, cutRight, upper, fw, lw bool
	nw, nn, extra, spare, others                            int
}

// score is the log odds that a place stands for its term, as fitted by
// logistic regression on public machine translation with its glossaries: the outcome is
// whether the human translation of the paragraph has the name and not the replaced words; places
// in human translations count as wrong. Rounded by hand.
func (c cues) score() float64 {
	s := 0.7 + 0.9*c.share + 0.6*c.capitals - 0.6*c.known
	for _, cue := range []struct {
		is     bool
		weight float64
	}{
		{c.listed, 1},
		{c.written, 0.45},
		{c.single, -0.4},
		{c.shorter, -0.6},
		{c.longer, 0.6},
		{c.cut, -0.3},
		{c.half, -0.5},
		{c.beside, -0.7},
		{c.headless, -0.7},
		{c.over, -1},
		{c.spare < 0, -0.4},
		{c.known > 0, -0.7}, // who writes a name right elsewhere may mean something else here
		{c.said, -1.2},
		{c.company.words > 0, -0.35},
		{c.company.words > 1, -0.4},
		{c.company.words > c.company.both, -0.35},
		{c.company.term > 0, -0.5},
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
	repairScore  = 0.8
	suggestScore = 0.2
)

// weigh gathers the cues for tokens i to j as a rendering of a term.
func (p *passage) weigh(w *wanted, lex *lexicon, i, j int) (place, bool) {
	words, conjunction := meaning(p.tokens[i : j+1])
	var a accord
	var name tokenName
	for _, n := range w.names {
		if b := agreement(words, n.words, w.parts, lex); b.share > a.share && (!conjunction || n.conjunction || b.share >= 0.6 && len(words) <= len(n.words)+1 &&
			sameWord(words[0], n.words[0])*sameWord(words[len(words)-1], n.words[len(n.words)-1]) > 0) {
			a, name = b, n
		}
	}
	if a.share < 0.4 || a.same == 0 || !whole(p.tokens[i:j+1], words, a, name) || opposed(words, name.words) || !a.last && p.governs(j) {
		return place{}, false
	}
	if len(name.words) == 1 && (len(words) > 1 || a.same < 1) {
		return place{}, false // a word of the same stem is another part of speech
	}
	c := cues{share: a.share, same: a.same}
	s, balanced := p.balanced(p.unowned(i, j, name))
	if !balanced {
		return place{}, false
	}
	c.distance = 1
	c.apart = 3
	for _, o := range w.open {
		c.apart = min(c.apart, between(p.sentence[i], o.sentence))
		if o.sentence == p.sentence[i] {
			c.distance = min(c.distance, math.Abs(p.within(s.Start, o.sentence)-o.at))
		}
	}
	c.edge = p.edges(i, j, len(words) < len(name.words))
	for _, o := range w.open {
		if o.sentence == p.sentence[i] || o.sentence < 0 {
			c.leftBound, c.rightBound = c.leftBound || o.left, c.rightBound || o.right
		}
	}
	bound := c.rightBound
	c.cutLeft = p.joins(i-1, i) && !numeral(p.tokens[i-1].norm)
	c.cutRight = p.joins(j+1, j+1) && !pastTense(p.tokens[j+1].norm) && !p.governs(j+1)
	first, last := words[0], words[len(words)-1]
	nameFirst, nameLast := name.words[0], name.words[len(name.words)-1]
	same := sameWord(last, nameLast) > 0
	spaced := classOf(firstRune(last)) != han
	c.cut = c.cutLeft && (!a.first || spaced && sameWord(first, nameFirst) == 0 && !rendersAlike(first, nameFirst) ||
		c.leftBound && p.tokens[i-1].upper && p.tokens[i].upper && !startsSentence(p.text, p.tokens[i-1].Start)) ||
		c.cutRight && !same && (!a.last || spaced && (bound || !rendersAlike(last, nameLast))) || p.numbered(i) ||
		!a.first && !c.leftBound && utf8.RuneCountInString(w.form.Text) <= 2*(len(words)-1) && classOf(firstRune(w.form.Text)) == han
	c.spare, c.others = p.supply(w, i, j, name, a)
	c.beside = p.beside(i, j, name, a)
	c.headless = !p.heads(i, j, name)
	c.nw, c.nn = len(words), len(name.words)
	for _, h := range a.held {
		if !h {
			c.extra++
		}
	}
	c.fw, c.lw = sameWord(words[0], name.words[0]) > 0, sameWord(words[len(words)-1], name.words[len(name.words)-1]) > 0
	official, here := capitalShare(tokenize(name.text)), capitalShare(p.tokens[i:j+1])
	c.written = official > 0.5 && here > 0.5
	c.capitals = official - 0.4*here
	c.single = len(words) == 1
	c.shorter = len(words) < len(name.words) && within(words, name.words)
	c.longer = len(words) > len(name.words) && a.all
	c.over = p.barred(w, i, j)
	c.half = !same && p.continues(j) && (len(words) < len(name.words) || p.tokens[j].upper && p.tokens[j+2].upper) || p.coordinated(j) && !a.last || !bound && !same && p.listed(j) ||
		name.conjunction && !conjunction && j+1 < len(p.tokens) && conjunctions[p.tokens[j+1].norm]
	c.ends = a.first && a.last
	c.said = w.said > 0
	return place{
		Span: s, cues: c, want: w, first: i, last: j,
		singular: !p.tokens[j].plural && pluralName(name.text) && p.one(i, j),
		plural:   p.tokens[j].plural && !pluralName(name.text) && p.tokens[j].norm == name.words[len(name.words)-1],
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
	for k, w := range words {
		if !a.held[k] && referring[w] {
			return false
		}
	}
	if verbInside(toks, a) {
		return false
	}
	small := slices.ContainsFunc(toks, func(t token) bool { return t.function })
	return a.first && a.last || !small && len(words) <= len(name.words)+1
}

// verbInside reports whether a word that is no part of the name, and has others
// after it, looks like a verb or stands behind a possessive: "interest rates widened
// interest margins", "the banking system's ability".
func verbInside(toks []token, a accord) bool {
	k, owned := 0, false
	for _, t := range toks {
		if t.function {
			continue
		}
		if !a.firm[k] && owned || !a.held[k] && k+1 < len(a.held) && !t.upper && pastTense(t.norm) {
			return true
		}
		owned = t.owner
		k++
	}
	return false
}

// referring words point to something said before: "the relevant system" is
// another one than the name's.
var referring = wordSet("related relevant respective corresponding same various certain above")

// beside reports whether words that the name has and tokens i to j lack stand
// beside them: "Hong Kong Institute for Monetary and [Financial Research]".
func (p *passage) beside(i, j int, name tokenName, a accord) bool {
	astray := 0 // words of the name that the sentence has somewhere else
	for k, word := range name.words {
		if a.used[k] {
			continue
		}
		if slices.ContainsFunc(p.near[stem(word)], func(x int) bool {
			return (x < i || x > j) && !p.claimed[x] && p.sentence[x] == p.sentence[i] && p.tokens[x].norm == word
		}) {
			astray++
		}
		if astray > 1 {
			return true
		}
		for n, x := 0, i-1; x >= 0 && n < besideReach && p.runsOn(x+1); n, x = n+1, x-1 {
			if t := p.tokens[x]; !t.function && (sameWord(t.norm, word) > 0 || x == i-1 && rendersAlike(t.norm, word)) {
				return true
			}
		}
		initials := ""
		for n, x := 0, j+1; x < len(p.tokens) && n < besideReach && p.runsOn(x); n, x = n+1, x+1 {
			t := p.tokens[x]
			if t.function {
				continue
			}
			initials += t.norm[:1]
			if sameWord(t.norm, word) > 0 || x == j+1 && rendersAlike(t.norm, word) || len(word) > 1 && initials == word {
				return true
			}
		}
	}
	return false
}

// besideReach is how many tokens away a name's words may be.
const besideReach = 6

// runsOn reports whether nothing but spaces, quotation marks and brackets
// stands before token x.
func (p *passage) runsOn(x int) bool {
	if x == 0 {
		return false
	}
	rest := strings.Trim(p.text[p.tokens[x-1].End:p.tokens[x].Start], " ()[]（）“”\"'‘’-–")
	return !p.tokens[x].stop || rest == "" || rest == "." && !endsSentence(p.text, p.tokens[x-1].End+1)
}

// prepositions part the head of an English name from what follows.
var prepositions = wordSet("of for on in at from to by with under between against within de des du del")

// heads reports whether tokens i to j can be of the same kind of thing as a
// name, as far as a preposition shows what they are of: "the licensing of banks" are no banks.
func (p *passage) heads(i, j int, name tokenName) bool {
	head, open := headOf(p.tokens[i : j+1])
	if !open && !name.open {
		return !unlike(head, name.head) && head != name.head+"ing" && head+"ing" != name.head
	}
	return sameWord(head, name.head) > 0 || rendersAlike(head, name.head)
}

// headOf is the noun that others lean on: the word before the first
// preposition, else the last word.
func headOf(toks []token) (head string, open bool) {
	for _, t := range toks {
		switch {
		case prepositions[t.norm] && head != "":
			open = true
		case !t.function && !open:
			head = t.norm
		case t.owner:
			open = false // what it owns is named next
		}
	}
	return head, open
}

// listed reports whether "and" and a word that is no new name follow token j:
// "notes and bonds".
func (p *passage) listed(j int) bool {
	return j+2 < len(p.tokens) && !p.tokens[j+1].stop && conjunctions[p.tokens[j+1].norm] && !p.tokens[j+2].stop && !p.tokens[j+2].function
}

// numbered reports whether a number stands before token i that the original
// does not write so: it may say part of the name, as in "the 6 country talks".
func (p *passage) numbered(i int) bool {
	if i == 0 || p.tokens[i].stop || !numeral(p.tokens[i-1].norm) {
		return false
	}
	digits := strings.TrimRight(p.tokens[i-1].norm, "abcdefghijklmnopqrstuvwxyz")
	return !strings.Contains(p.source, digits)
}

// numeral reports whether a word counts or orders: "39", "14th".
func numeral(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// supply compares how often the sentence has the words by which a place is
// known with how often the names of the original's sentence ask for them.
func (p *passage) supply(w *wanted, i, j int, name tokenName, a accord) (spare, others int) {
	k := p.sentence[i]
	spare = 9
	for t := i; t <= j; t++ {
		tok := p.tokens[t]
		if tok.function || !slices.ContainsFunc(name.words, func(n string) bool { return sameWord(n, tok.norm) > 0 }) {
			continue
		}
		n := 0
		for _, x := range p.near[stem(tok.norm)] {
			if p.sentence[x] == k && sameWord(p.tokens[x].norm, tok.norm) > 0 {
				n++
			}
		}
		ask := 0
		if k < len(p.asks) {
			ask = p.asks[k][stem(tok.norm)]
		}
		spare = min(spare, n-ask)
	}
	return spare, 0
}

// governs reports whether token j looks like a verb in the present or an
// adjective: its object or "to" follows.
func (p *passage) governs(j int) bool {
	t := p.tokens[j]
	if t.upper || j+1 >= len(p.tokens) || p.tokens[j+1].stop {
		return false
	}
	next := p.tokens[j+1].norm
	return next == "to" || t.plural && objectStarts[next]
}

// objectStarts are words that begin the object of a verb.
var objectStarts = wordSet("the a an to its their this that these")

// continues reports whether the name that token j is in goes on: "the Federal
// Reserve Board of Governors".
func (p *passage) continues(j int) bool {
	return j+2 < len(p.tokens) && !p.tokens[j+1].stop && p.tokens[j+1].norm == "of"
}

// unowned is the span of tokens i to j without the possessive ending of the
// last, unless the name has one.
func (p *passage) unowned(i, j int, name tokenName) pipeline.Span {
	s := pipeline.Span{Start: p.tokens[i].Start, End: p.tokens[j].End}
	if p.tokens[j].owner && !strings.HasSuffix(name.text, "s") {
		s.End -= len(p.text[s.Start:s.End]) - strings.LastIndexAny(p.text[s.Start:s.End], "'’")
	}
	return s
}

// pairs are the quotation marks and brackets that open and close.
var pairs = []string{"“”", "()", "（）", "《》", "「」", "[]"}

// balanced widens a span over the quotation mark or bracket that opens before
// it or closes after it; not ok when one inside has no other half.
func (p *passage) balanced(s pipeline.Span) (pipeline.Span, bool) {
	for _, pair := range pairs {
		open, shut := halves(pair)
		n := strings.Count(p.text[s.Start:s.End], open) - strings.Count(p.text[s.Start:s.End], shut)
		switch {
		case n == -1 && strings.HasSuffix(p.text[p.span.Start:s.Start], open):
			s.Start -= len(open)
		case n == 1 && strings.HasPrefix(p.text[s.End:p.span.End], shut):
			s.End += len(shut)
		case n != 0:
			return s, false
		}
	}
	n := strings.Count(p.text[s.Start:s.End], "\"")
	switch before, after := strings.HasSuffix(p.text[p.span.Start:s.Start], "\""), strings.HasPrefix(p.text[s.End:p.span.End], "\""); {
	case n == 1 && before && !after:
		s.Start--
	case n == 1 && after && !before:
		s.End++
	case n%2 == 1:
		return s, false
	}
	return s, true
}

// halves are the two marks of a pair.
func halves(pair string) (open, shut string) {
	_, n := utf8.DecodeRuneInString(pair)
	return pair[:n], pair[n:]
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
	return !t.upper && (pastTense(t.norm) || len(t.norm) > 4 && strings.HasSuffix(t.norm, "ing"))
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
	all         bool    // every word of the name agrees with one
	used        []bool  // by word of the name: the same, of one stem or put for it
	held        []bool  // by word of the candidate: agrees or is explained
	firm        []bool  // by word of the candidate: agrees or is put for a word of the name
}

// agreement compares a candidate's words with a name's: the same, of one stem,
// put for it by translation, or explained by the glossary as translating part of the
// source term.
func agreement(words, name []string, parts map[string]bool, lex *lexicon) accord {
	var a accord
	held, used, same := pairUp(words, name)
	a.same = same
	a.all = !slices.Contains(used, false)
	explained := 0.0
	a.firm = slices.Clone(held)
	for i, x := range words {
		if held[i] {
			continue
		}
		if k := slices.IndexFunc(name, func(y string) bool { return rendersAlike(x, y) }); k >= 0 && !used[k] {
			used[k], held[i], a.firm[i] = true, true, true
			explained += 0.9
		} else if e := lex.explains(parts, x); e > 0 {
			held[i] = true
			explained += min(1, 0.5+e)
		}
	}
	a.first, a.last, a.held, a.used = held[0], held[len(held)-1], held, used
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

// one reports whether tokens i to j must be a singular: an indefinite article
// stands before them or a verb in the singular behind.
func (p *passage) one(i, j int) bool {
	if j+1 < len(p.tokens) && !p.tokens[j+1].stop && singularVerbs[p.tokens[j+1].norm] {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-3 && !p.tokens[k+1].stop; k-- {
		if t := p.tokens[k]; t.function {
			return singularArticles[t.norm]
		}
	}
	return false
}

var (
	singularVerbs    = wordSet("is was has does")
	singularArticles = wordSet("a an this that each every one another")
)

// pluralName reports whether a name is in the plural already.
func pluralName(name string) bool {
	toks := tokenize(name)
	return len(toks) > 0 && (toks[len(toks)-1].plural || strings.HasSuffix(name, "s"))
}

// coordinated reports whether "and" and another name follow token j, itself
// written as one: "Bills and Bonds", "China and the United States".
func (p *passage) coordinated(j int) bool {
	k := j + 2
	return k < len(p.tokens) && !p.tokens[j+1].stop && conjunctions[p.tokens[j+1].norm] && p.tokens[j].upper && p.tokens[k].upper
}

// joins reports whether token k carries meaning and no punctuation or right
// name stands between it and the run; at is the later token of the border.
func (p *passage) joins(k, at int) bool {
	return k >= 0 && k < len(p.tokens) && !p.tokens[at].stop && !p.tokens[k].function && !p.claimed[k]
}

// pastTense reports whether a word looks like an English verb in the past.
func pastTense(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ed") }

// repeated reports whether the record has the same words in several sentences
// with the term and in none without it.
func (c cues) repeated() bool { return c.company.both > 1 && c.company.words == 0 }

// proved reports whether more than a shared word speaks for a place: most of
// the words agree, or it is written as a name, or the same words stand for the term in another
// paragraph. "Banking matters" shares a word with "banking sector" and is something else.
func (pl place) proved() bool {
	if pl.listed {
		return true
	}
	if pl.half || pl.beside || pl.headless || pl.cut || pl.share < 0.5 {
		return false
	}
	if pl.over {
		return pl.ends && (pl.written && pl.share >= 0.7 || pl.share >= 0.85)
	}
	if pl.longer && pl.written {
		return pl.ends // else part of a longer name
	}
	if pl.single {
		return pl.repeated()
	}
	if pl.apart > 0 && pl.share < 0.6 {
		return false
	}
	return !pl.shorter || pl.apart == 0 && pl.share > 0.6 || pl.repeated()
}

// sure reports whether a place is repaired rather than suggested.
func (pl place) sure() bool { return pl.score >= repairScore && pl.proved() }

// edits are the repair of a place, or its suggestion.
func (pl place) edits(v *pipeline.View, room pipeline.Span) []pipeline.Edit {
	dump(v, pl, nil)
	tier, confidence := pipeline.Source, min(0.98, 0.92+0.04*(pl.score-repairScore))
	if !pl.sure() {
		tier, confidence = pipeline.Near, doubtfulConfidence
	}
	if pl.score < suggestScore {
		return nil
	}
	terms := pl.want.terms
	if pl.singular {
		one := *terms
		one.Preferred = singularize(one.Preferred)
		terms = &one
	}
	return replace(v, pl.Span, room, terms, pl.want.form.Concept, pl.plural, tier, confidence,
		pipeline.Evidence{Kind: "original", Detail: "the original has " + pl.want.form.Text},
		pipeline.Evidence{Kind: "place", Detail: fmt.Sprintf("%.0f %% of the words agree, score %.2f, next %.2f", 100*pl.share, pl.score, pl.rival)})
}
