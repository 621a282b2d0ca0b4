package term

import (
	"cmp"
	"fmt"
	"math"
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
		text, err := pipeline.Apply(v.Text, made)
		if err != nil {
			break
		}
		next := repairs(sourced(pipeline.NewView(text, v.Lang), g, source, lang))
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
	form  *Form
	terms *Terms // of the target language
	parts map[string]bool
	names []tokenName
	at    []float64 // relative positions of its occurrences in the paragraph
	said  int       // how many times the translation of the paragraph has it
}

// place is a stretch of the translation that may stand for a wanted term.
type place struct {
	pipeline.Span
	want    *wanted
	words   string  // the norms of its tokens
	share   float64 // of the words on both sides that agree or explain each other
	score   float64
	rival   float64 // the best score of another place for the same term
	plural  bool
	shorter bool // the words are part of the name: it may be meant so
}

func sourced(v *pipeline.View, g *Glossary, source, lang string) []pipeline.Edit {
	lex := g.lexicon(lang, v.Lang)
	found := g.Matches(source, lang)
	have := matches(v, g)
	var passages []*passage
	for _, a := range align(source, v.Text) {
		p := newPassage(v, a, have)
		p.find(source, a, found, v.Lang)
		passages = append(passages, p)
	}
	var edits []pipeline.Edit
	for _, p := range passages {
		for _, pl := range p.assign(lex, passages) {
			edits = append(edits, pl.edits(v)...)
		}
	}
	return edits
}

// passage is a stretch of the translation cut into tokens, with what is
// claimed by right forms.
type passage struct {
	text    string
	span    pipeline.Span
	tokens  []token // spans count in text
	claimed []bool  // by token
	have    []Match // inside the passage
	words   string  // the norms of all tokens, a space around each
	wants   []*wanted
	terms   map[*Concept]bool // those the original's paragraph has
}

func newPassage(v *pipeline.View, a aligned, have []Match) *passage {
	p := &passage{text: v.Text, span: a.target}
	for _, t := range tokenize(v.Text[a.target.Start:a.target.End]) {
		t.Start += a.target.Start
		t.End += a.target.Start
		p.tokens = append(p.tokens, t)
	}
	p.words = " " + phrase(p.tokens) + " "
	p.claimed = make([]bool, len(p.tokens))
	for _, m := range have {
		if a.target.Contains(m.Span) {
			p.have = append(p.have, m)
			p.claim(m.Span)
		}
	}
	for i, t := range p.tokens {
		if v.Alters(t.Span) {
			p.claimed[i] = true
		}
	}
	return p
}

func (p *passage) claim(s pipeline.Span) {
	for i, t := range p.tokens {
		if t.Overlaps(s) {
			p.claimed[i] = true
		}
	}
}

// phrase is the norms of tokens with a space between.
func phrase(toks []token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.norm)
	}
	return b.String()
}

// find fills in the terms that the original's paragraph has, and which of them
// the translation says less often than the original does, in order.
func (p *passage) find(source string, a aligned, found []Match, lang string) {
	p.terms = make(map[*Concept]bool)
	byConcept := make(map[*Concept]*wanted)
	for _, m := range found {
		if !a.source.Contains(m.Span) || !m.Form.Status.right() {
			continue
		}
		c := m.Form.Concept
		p.terms[c] = true
		t, ok := c.In(lang)
		if !ok || t.Preferred == "" {
			continue
		}
		w := byConcept[c]
		if w == nil {
			w = &wanted{form: m.Form, terms: &t, parts: pieces(source[m.Start:m.End])}
			byConcept[c] = w
			p.wants = append(p.wants, w)
		}
		w.at = append(w.at, float64(m.Start-a.source.Start)/float64(max(1, a.source.Len())))
	}
	for _, w := range p.wants {
		w.names = tokenNames(w.terms)
		w.said = p.says(w) + p.variants(w)
	}
	p.wants = slices.DeleteFunc(p.wants, func(w *wanted) bool { return w.said >= len(w.at) })
}

// variants claims the runs of tokens that are the wanted name but for number,
// small words and -ise for -ize, and counts them: the translator wrote it right.
func (p *passage) variants(w *wanted) int {
	n := 0
	for _, name := range w.names {
		for i := range p.tokens {
			if j, ok := p.runOf(name.words, i); ok && !differsInSpelling(p.text[p.tokens[i].Start:p.tokens[j].End], name.text) {
				p.claim(pipeline.Span{Start: p.tokens[i].Start, End: p.tokens[j].End})
				n++
			}
		}
	}
	return n
}

// runOf finds the words, with nothing but small words between, in the free
// tokens from i on; it returns the last token.
func (p *passage) runOf(words []string, i int) (last int, ok bool) {
	k := 0
	for j := i; j < len(p.tokens); j++ {
		t := p.tokens[j]
		switch {
		case p.claimed[j] || j > i && t.stop:
			return 0, false
		case t.norm == words[k]:
			if k++; k == len(words) {
				return j, true
			}
		case k == 0 || !t.function:
			return 0, false
		}
	}
	return 0, false
}

// says counts the places where the passage has the wanted concept, by its own
// forms or by those of another concept with the same name.
func (p *passage) says(w *wanted) int {
	n := 0
	for _, m := range p.have {
		if m.Form.Concept == w.form.Concept || Fold(m.Form.Text) == Fold(w.terms.Preferred) {
			n++
		}
	}
	if n > 0 {
		return n
	}
	// Names inside longer names count too: 銀行 in 銀行業條例 is there already.
	return strings.Count(Fold(p.text[p.span.Start:p.span.End]), Fold(w.terms.Preferred))
}

// sourceScore is the least score of a place that is repaired; sourceMargin how far
// it must be above the next. A place between is suggested from suggestScore on.
const (
	sourceScore  = 0.57
	sourceMargin = 0.08
	suggestScore = 0.45
)

// assign gives each wanted term its best places, the surest first; no token
// is used twice.
func (p *passage) assign(lex *lexicon, record []*passage) []place {
	var all []place
	for _, w := range p.wants {
		all = append(all, p.places(w, lex)...)
	}
	for i := range all {
		all[i].score += p.company(all[i], record)
	}
	slices.SortStableFunc(all, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.Start-b.Start, b.End-a.End)
	})
	left := make(map[*wanted]int)
	for _, w := range p.wants {
		left[w] = len(w.at) - w.said
	}
	var out []place
	for _, pl := range all {
		if left[pl.want] == 0 || p.taken(pl.Span) {
			continue
		}
		left[pl.want]--
		pl.rival = p.rival(all, pl)
		p.claim(pl.Span)
		out = append(out, pl)
	}
	slices.SortFunc(out, func(a, b place) int { return a.Start - b.Start })
	return out
}

func (p *passage) taken(s pipeline.Span) bool {
	for i, t := range p.tokens {
		if p.claimed[i] && t.Overlaps(s) {
			return true
		}
	}
	return false
}

// rival is the best score of a place elsewhere for the same term, when the
// term is wanted once: then there is a choice that can be wrong.
func (p *passage) rival(all []place, pl place) float64 {
	if len(pl.want.at) > 1 {
		return 0
	}
	for _, other := range all {
		if other.want == pl.want && !other.Overlaps(pl.Span) && !p.taken(other.Span) {
			return other.score
		}
	}
	return 0
}

// places scores every run of free tokens as a rendering of a term.
func (p *passage) places(w *wanted, lex *lexicon) []place {
	longest := 0
	for _, n := range w.names {
		longest = max(longest, len(n.words))
	}
	var out []place
	for i := range p.tokens {
		if p.claimed[i] || p.tokens[i].function || p.hyphenated(i) {
			continue
		}
		for j := i; j < len(p.tokens) && j-i < 2*longest+3; j++ {
			if p.claimed[j] || j > i && (p.tokens[j].stop || p.tokens[j].verb) {
				break
			}
			if p.tokens[j].function || p.hyphenated(j+1) {
				continue
			}
			if pl, ok := p.weigh(w, lex, i, j); ok {
				out = append(out, pl)
			}
		}
	}
	return out
}

// hyphenated reports whether token i is joined to the one before it: no name
// begins or ends in the middle of "off-site".
func (p *passage) hyphenated(i int) bool {
	return i > 0 && i < len(p.tokens) && !p.tokens[i].stop && p.text[p.tokens[i-1].End:p.tokens[i].Start] == "-"
}

// company is what the record's other paragraphs say for a place: the same
// words standing wherever the original has the term, and nowhere else.
func (p *passage) company(pl place, record []*passage) float64 {
	with, without, terms := 0, 0, 0
	words := " " + pl.words + " "
	for _, q := range record {
		if q.terms[pl.want.form.Concept] {
			terms++
		}
		switch {
		case !strings.Contains(q.words, words):
		case q.terms[pl.want.form.Concept]:
			with++
		default:
			without++
		}
	}
	if with < 2 || pl.shorter {
		return -0.05 * float64(min(without, 3))
	}
	return 0.25*2*float64(with)/float64(with+without+terms) - 0.05*float64(min(without, 3))
}

// tokenName is a right name in tokens.
type tokenName struct {
	text        string
	words       []string // that carry meaning
	conjunction bool
}

// conjunctions join two things; a name without one is not said by words with one.
var conjunctions = wordSet("and or as well 和 及 與 与 或")

// tokenNames are a concept's right names in tokens.
func tokenNames(t *Terms) []tokenName {
	var out []tokenName
	for _, form := range append([]string{t.Preferred}, t.Admitted...) {
		n := tokenName{text: form}
		for _, tok := range tokenize(form) {
			if !tok.function {
				n.words = append(n.words, tok.norm)
			}
			n.conjunction = n.conjunction || conjunctions[tok.norm]
		}
		if len(n.words) > 0 {
			out = append(out, n)
		}
	}
	return out
}

// weigh scores tokens i to j as a rendering of a term: how many of their words
// are the name's, how many the glossary explains as translations of the term's parts,
// how much of the name is covered, where the run stands, and whether it is a whole noun phrase.
func (p *passage) weigh(w *wanted, lex *lexicon, i, j int) (place, bool) {
	var words []string
	conjunction := false
	for _, t := range p.tokens[i : j+1] {
		if !t.function {
			words = append(words, t.norm)
		}
		conjunction = conjunction || conjunctions[t.norm]
	}
	best, shared := 0.0, 0.0
	var name tokenName
	for _, n := range w.names {
		if share, same := agreement(words, n.words, w.parts, lex); share > best && (!conjunction || n.conjunction) {
			best, shared, name = share, same, n
		}
	}
	if best < 0.4 || shared == 0 {
		return place{}, false
	}
	s := pipeline.Span{Start: p.tokens[i].Start, End: p.tokens[j].End}
	at := float64(s.Start-p.span.Start) / float64(max(1, p.span.Len()))
	distance := 1.0
	for _, x := range w.at {
		distance = min(distance, math.Abs(at-x))
	}
	score := best - 0.35*distance + p.edges(i, j, len(words) < len(name.words))
	shorter := len(words) < len(name.words) && within(words, name.words)
	return place{Span: s, want: w, shorter: shorter, words: phrase(p.tokens[i : j+1]), plural: p.tokens[j].plural && !pluralName(name.text), share: best, score: score}, true
}

// agreement is the share of the words on both sides that are the same (or of
// one stem), or, on the candidate's side, explained by the source term; and the number of
// words that are the same.
func agreement(words, name []string, parts map[string]bool, lex *lexicon) (share, same float64) {
	used := make([]bool, len(name))
	explained := 0.0
	for _, x := range words {
		best, at := 0.0, -1
		for k, y := range name {
			if s := sameWord(x, y); !used[k] && s > best {
				best, at = s, k
			}
		}
		if at >= 0 {
			used[at] = true
			same += best
		} else if e := lex.explains(parts, x); e > 0 {
			explained += min(1, 0.5+e)
		}
	}
	rest := float64(len(name))
	covered := min(same+0.8*explained, rest)
	return (same + 0.8*explained + covered) / (float64(len(words)) + rest), same
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
		if p.tokens[i-1].upper && p.tokens[i].upper {
			score -= 0.25
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

// pastTense reports whether a word looks like an English verb in the past.
func pastTense(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ed") }

// edits are the repair of a place, or its suggestion.
func (pl place) edits(v *pipeline.View) []pipeline.Edit {
	tier, confidence := pipeline.Source, math.Min(0.98, 0.9+0.1*(pl.score-sourceScore))
	if pl.score < sourceScore || pl.score-pl.rival < sourceMargin || pl.shorter {
		tier, confidence = pipeline.Near, doubtfulConfidence
	}
	if pl.score < suggestScore {
		return nil
	}
	return replace(v, pl.Span, pl.want.terms, pl.want.form.Concept, pl.plural, tier, confidence,
		pipeline.Evidence{Kind: "original", Detail: fmt.Sprintf("the original has %s", pl.want.form.Text)},
		pipeline.Evidence{Kind: "place", Detail: fmt.Sprintf("%.2f of the words agree, score %.2f, next %.2f", pl.share, pl.score, pl.rival)})
}
