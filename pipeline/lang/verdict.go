package lang

import (
	"cmp"
	"math"
	"slices"
)

// verdict is what the evidence says of a text.
type verdict struct {
	lang       string
	confidence float64
	open       []string // when the evidence does not decide: what the language may be, the likeliest first
}

// The evidence it takes, in points. A function word that no other language has
// is worth three.
const (
	decisive = 4    // lead over the second language, for an answer without a model
	parting  = 9    // lead, for a sentence to part with its neighbours
	slack    = 6    // behind the first, what a model may still prefer
	wordy    = 12   // words from which a text without function words is in no language we know
	density  = 0.15 // points a word, at least, in such a text
)

// judge gives the verdict on a text in one script.
func (e *evidence) judge(s script) verdict {
	switch s {
	case thai:
		return verdict{lang: "th", confidence: sure}
	case hangul:
		return verdict{lang: "ko", confidence: sure}
	case kana:
		return verdict{lang: "ja", confidence: sure}
	case han:
		return e.judgeHan()
	case none, other:
		return verdict{lang: Undetermined}
	}
	return e.judgeWords(s)
}

// sure is the confidence of an answer that leaves no doubt. It is not 1: there
// may be languages we have not heard of.
const sure = 0.99

// judgeWords judges by function words and letters.
func (e *evidence) judgeWords(s script) verdict {
	first, second := e.leaders(s)
	best, lead, n := e.score(s, first), e.lead(s, first, second), int(e.words[s])
	known := int(e.hits[first] + max(0, e.strange[s]+e.spelt[first]))
	switch {
	case n >= wordy && float64(known) < density*float64(n), n >= 3 && best < 0 && known < 6:
		return verdict{lang: Undetermined}
	case lead >= decisive:
		return verdict{lang: profiles[first].lang, confidence: confident(lead)}
	}
	v := verdict{lang: Undetermined, open: e.within(s, best-slack)}
	if first < len(told) && (lead >= 2 || len(v.open) == 1) {
		v.lang, v.confidence = profiles[first].lang, confident(lead)
	}
	return v
}

// leaders are the two profiles of a script with the most points, of equals those
// that come first.
func (e *evidence) leaders(s script) (first, second int) {
	first, second = -1, -1
	best, next := math.MinInt, math.MinInt
	without := (byScript[s] &^ e.seen).firstTwo() // the others without points stand behind them
	for i := range (byScript[s]&e.seen | without).profiles {
		switch score := e.score(s, i); {
		case score > best:
			first, second, best, next = i, first, score, best
		case score > next:
			second, next = i, score
		}
	}
	return first, second
}

// lead is by how much the first profile is ahead of the second. That nothing
// speaks for the second is enough; what speaks against it adds nothing.
func (e *evidence) lead(s script, first, second int) int {
	return e.score(s, first) - max(0, e.score(s, second))
}

// within are the languages told apart in a script that have some points, the
// one with the most first.
func (e *evidence) within(s script, points int) []string {
	of := make([]int, 0, rivals)
	for i := range told {
		if told[i].script == s && e.score(s, i) >= points {
			of = append(of, i)
		}
	}
	slices.SortStableFunc(of, func(a, b int) int { return cmp.Compare(e.score(s, b), e.score(s, a)) })
	langs := make([]string, 0, len(of))
	for _, i := range of {
		langs = append(langs, told[i].lang)
	}
	return langs
}

// confident turns a lead into a confidence.
func confident(lead int) float64 {
	d := 1.2 + float64(max(lead, 0))/3
	return min(sure, round(1-1/(d*d)))
}

// round keeps two places.
func round(x float64) float64 { return math.Round(100*x) / 100 }

// seems says which language a sentence is in, as far as can be told, and
// whether that is clear. It is "" where nothing is known of its script.
func (e *evidence) seems(s script) (lang string, clear bool) {
	if byScript[s] == 0 {
		v := e.judge(s)
		return v.lang, v.confidence >= 0.9
	}
	first, second := e.leaders(s)
	return profiles[first].lang, e.lead(s, first, second) >= parting
}

// points is what a text has for a language, or the most it has for one that is
// not told apart.
func (e *evidence) points(s script, lang string) int {
	best := math.MinInt32
	for i := range (byScript[s] & byLang[lang]).profiles {
		best = max(best, e.score(s, i))
	}
	return best
}

// excludes reports whether a text is clearly not in a language.
func (e *evidence) excludes(s script, lang string) bool {
	if byScript[s] == 0 {
		return false
	}
	first, _ := e.leaders(s)
	return e.score(s, first)-max(0, e.points(s, lang)) >= parting
}
