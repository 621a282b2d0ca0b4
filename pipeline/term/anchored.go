package term

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// Anchored is the stage that repairs the long form before a concept's acronym
// in brackets. The letters of an acronym cannot tell a wrong long form from a
// right one, so the concept's own names decide, and the record's domain.
func Anchored(g *Glossary) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/anchored",
		Doc: "The long form before a known acronym in brackets becomes the acronym's name, where the record is of its domain and the words come near.\n\n" +
			"Before: the European Union Security Cooperation Mechanism (OSCE)\nAfter:  the Organization for Security and Co-operation in Europe (OSCE)",
		Settings: g.Hash(),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			var p pipeline.Proposal
			at := 0
			known := withAnchored(v, g, presence(v, g))
			for _, sh := range shorts(v) {
				f, ok := judge(v, g, sh, known)
				if !ok {
					continue
				}
				for _, e := range f.edits(v, sh) {
					if e.Start >= at { // two brackets never share words
						p.Edits = append(p.Edits, e)
						at = e.End
					}
				}
			}
			return p
		},
	}
}

// reading is one way to understand what stands before a bracket: as a name of
// the concept, from start on.
type reading struct {
	pipeline.Span
	form       *Form
	words      []string
	similarity float64
	score      float64
}

// finding is a reading that may be repaired, and why.
type finding struct {
	reading
	tier       string
	confidence float64
	reason     string // why the record is of the concept's domain
}

// judge weighs the long form before a bracket, in a record that speaks of the
// concepts known.
func judge(v *pipeline.View, g *Glossary, sh Short, known []*Concept) (finding, bool) {
	forms := g.withAcronym(sh.Text, v.Lang)
	end := len(strings.TrimRight(v.Text[:sh.Open], " \u00a0\"”’"))
	if len(forms) == 0 || end == 0 || named(v, g, end, sh) {
		return finding{}, false
	}
	best, second := readings(v.Text, end, forms)
	if best.form == nil {
		return finding{}, false
	}
	doubtful, listed := doubtfulAt(v, g, end, forms)
	if listed {
		best = doubtful
	}
	c := best.form.Concept
	source := inOriginal(v, g, c)
	if source == "" && best.similarity < 0.3 || somebodyElse(best, c) {
		return finding{}, false
	}
	domain := domainAmong(v.Record.Domains, known, c)
	if source == "" && domain == "" && (len(c.Other) > 0 || best.similarity < 0.5) {
		return finding{}, false // somebody else's acronym, for all that is known
	}
	f := finding{reading: best, tier: pipeline.Acronym, confidence: acronymConfidence, reason: cmp.Or(source, domain)}
	switch clear := best.score-second.score >= 0.1; {
	case listed:
		f.tier, f.confidence = pipeline.Anchored, anchoredConfidence
	case source != "" && !shortened(best) && (best.similarity >= 0.5 || clear && capitalShare(tokenize(v.Text[best.Start:best.End])) == 1):
		f.tier, f.confidence = pipeline.Source, anchoredConfidence
	// In French and Spanish UN texts people vary the words of a name freely; in
	// English a name of other words before its acronym is a translation of it.
	case baseLang(v.Lang) == "en" && domain != "" && best.similarity >= 0.5 && clear && sound(best):
		f.tier, f.confidence = pipeline.Anchored, anchoredConfidence
	}
	return f, true
}

// doubtfulAt is the reading that the dictionary lists as doubtful, right before a
// bracket: the words may stand for something else, the acronym behind them says what
// they stand for here.
func doubtfulAt(v *pipeline.View, g *Glossary, end int, forms []*Form) (reading, bool) {
	for _, m := range matches(v, g) {
		if m.End != end || m.Form.Status != Doubtful || edge(v.Text, m.Start) <= 0 {
			continue // half a name: "Asian-Pacific [Regional Security Forum]"
		}
		for _, f := range forms {
			if f.Concept == m.Form.Concept {
				return reading{Span: m.Span, form: f, words: parts(v.Text[m.Start:m.End]), similarity: 1, score: 1}, true
			}
		}
	}
	return reading{}, false
}

// edits are the repair of a finding, or its suggestion.
func (f finding) edits(v *pipeline.View, sh Short) []pipeline.Edit {
	return replace(v, f.Span, everywhere(v), f.form.Terms, f.form.Concept, false, f.tier, f.confidence,
		pipeline.Evidence{Kind: "acronym", Detail: fmt.Sprintf("(%s) stands behind it", sh.Text)},
		pipeline.Evidence{Kind: "similarity", Detail: fmt.Sprintf("%.2f of the words agree", f.similarity)},
		pipeline.Evidence{Kind: "domain", Detail: f.reason})
}

// withAnchored adds the concepts to those known whose names Anchored repairs in
// a text: the repaired text will speak of them, and one may be what another needs to be
// believed.
func withAnchored(v *pipeline.View, g *Glossary, known []*Concept) []*Concept {
	for {
		n := len(known)
		for _, sh := range shorts(v) {
			if f, ok := judge(v, g, sh, known); ok && f.tier == pipeline.Anchored && !slices.Contains(known, f.form.Concept) {
				known = append(slices.Clip(known), f.form.Concept)
			}
		}
		if len(known) == n {
			return known
		}
	}
}

// inOriginal says under which name the text before translation has the
// concept, in more than an acronym; "" if it does not.
func inOriginal(v *pipeline.View, g *Glossary, c *Concept) string {
	o := v.Record.Original
	if o == nil || o.Lang == "" {
		return ""
	}
	for _, text := range []string{o.Title, o.Abstract} {
		for _, m := range matchesIn(v, g, text, o.Lang) {
			if m.Form.Concept == c && m.Form.Status.right() && m.Form.Status != Acronym {
				return "the original has " + m.Form.Text
			}
		}
	}
	return ""
}

// somebodyElse reports whether the words are closer to another thing that the
// acronym is known to stand for.
func somebodyElse(r reading, c *Concept) bool {
	for _, o := range c.Other {
		if s := similarity(r.words, content(o)); s > 0 && s >= r.similarity {
			return true
		}
	}
	return false
}

// named reports whether a form of the dictionary already ends where the long
// form would: then nothing is to be guessed.
func named(v *pipeline.View, g *Glossary, end int, sh Short) bool {
	for _, m := range matches(v, g) {
		if m.End == end && m.Form.Status.right() && m.Len() > len(sh.Text) && sharesAcronym(m.Form, sh.Text) {
			return true
		}
	}
	return false
}

func sharesAcronym(f *Form, acronym string) bool {
	if f.Terms.Acronym == acronym || f.Concept.acronym() == acronym {
		return true
	}
	for _, a := range f.Terms.Admitted {
		if a == acronym {
			return true
		}
	}
	return false
}

// sound reports whether a reading looks like a wrong name rather than a right
// one said otherwise: its head noun is possible, and it is not shortened.
func sound(r reading) bool {
	return len(r.words) > 1 && !shortened(r) && headFits(r.words, contents(r.form.Terms), r.form.Concept.Kind)
}

// shortened reports whether a reading is part of a right name, or one is part
// of it: it may be meant so.
func shortened(r reading) bool {
	return slices.ContainsFunc(contents(r.form.Terms), func(n []string) bool { return within(r.words, n) || within(n, r.words) })
}

func contents(t *Terms) [][]string {
	out := [][]string{parts(t.Preferred)}
	for _, a := range t.Admitted {
		if w := parts(a); len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}

// parts are the content words of a name, and the syllables of Korean ones: a
// name is one word there, or several, as its writer likes.
func parts(name string) []string {
	var out []string
	for _, w := range content(name) {
		if classOf(firstRune(w)) == hangul {
			out = append(out, strings.Split(w, "")...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// readings scores every word start before a bracket as the beginning of each
// concept's name and returns the two best of different beginnings.
func readings(text string, end int, forms []*Form) (best, second reading) {
	for _, f := range forms {
		names := contents(f.Terms)
		for _, start := range starts(text, end, max(10, 2*len(names[0])+4)) {
			r := reading{Span: pipeline.Span{Start: start, End: end}, form: f, words: parts(text[start:end])}
			length := 0
			for _, n := range names {
				if s := similarity(r.words, n); s > r.similarity {
					r.similarity, length = s, len(n)
				}
			}
			r.score = 2*r.similarity - 0.12*float64(abs(len(r.words)-length)) + edge(text, start)
			switch {
			case r.score > best.score || best.form == nil:
				best, second = r, best
			case r.score > second.score || second.form == nil:
				second = r
			}
		}
	}
	return best, second
}

func abs(n int) int { return max(n, -n) }

// starts returns where a long form that ends at end may begin: at content
// words, not beyond punctuation, brackets, quotation marks or "and of".
func starts(text string, end, limit int) []int {
	var out []int
	at, next := end, ""
	for range limit {
		word := lastWord(text[:at])
		if word == "" {
			break
		}
		start := at - len(word)
		low := strings.ToLower(word)
		if low == "and" && next == "of" {
			break
		}
		if !functionWords[low] {
			out = append(out, start)
		}
		gap := strings.TrimRight(text[:start], " \u00a0\t")
		if gap == "" || len(gap) == start && !strings.HasSuffix(gap, "-") || start-len(gap) > 2 {
			break
		}
		gap = strings.TrimRight(gap, "-")
		if strings.HasSuffix(gap, "\n") || strings.ContainsRune(",.;:!?()[]{}\"“”«»（）、。，；：", lastRune(gap)) {
			break
		}
		at, next = len(gap), low
	}
	return out
}

// lastWord is the word at the end of a text: letters, digits, and apostrophes
// inside it.
func lastWord(text string) string {
	at := len(text)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if classOf(r) == other && r != '\'' && r != '’' && r != '&' {
			break
		}
		at -= n
	}
	return strings.TrimLeft(text[at:], "'’")
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// edge scores what stands before and at a beginning: a determiner,
// punctuation, or small letters before it speak for it, "of" against.
func edge(text string, start int) float64 {
	score := 0.0
	if upperFirst(text[start:]) {
		score += 0.15
	}
	before := strings.TrimRight(text[:start], " \u00a0\t-")
	word := lastWord(before)
	switch {
	case strings.EqualFold(word, "of") || strings.EqualFold(word, "for"):
		score -= 0.5
	case word == "" || !upperFirst(word):
		score += 0.35
	case upperFirst(text[start:]) && !functionWords[strings.ToLower(word)]:
		score -= 0.4 // half a name
	}
	return score
}
