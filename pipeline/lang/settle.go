package lang

import (
	"cmp"
	"math"
	"slices"
)

// brief is the weight under which a group is read in the light of the rest of
// the record without asking a model: a title of a few words tells a model
// little.
const brief = 60

// What a model says is added to the evidence in tenths of a point. Whole
// numbers add up to the same on every machine.
const (
	tenths   = 10
	besides  = 25 // the rest of the record is in this language
	declared = 20 // the record declares this language
	margin   = 2  // lead over the second, for an answer
	unheard  = 5  // percent that a model would leave to a language it does not know, if it knew that there are such
)

// settle decides on a group whose evidence left it open. What the language of
// the rest of the record leaves no doubt about needs no model.
func (r *record) settle(g *group, text, context string) {
	open := g.verdict.open
	if g.weight() < brief && slices.Contains(open, context) {
		g.verdict = g.supposed(context)
		return
	}
	var guesses []Guess
	if r.model != nil && byScript[g.script] != 0 && len(open) > 1 {
		guesses = r.model(sample(text, g.script), open)
	}
	if len(guesses) > 0 {
		g.verdict = r.weigh(g, guesses, context)
		return
	}
	for _, want := range []string{context, r.hint, g.verdict.lang} {
		if slices.Contains(open, want) {
			g.verdict = g.supposed(want)
			return
		}
	}
	if r.foreign() {
		g.verdict = verdict{lang: Undetermined}
	}
}

// supposed is the verdict that a group is in one of the languages it may be in.
func (g *group) supposed(lang string) verdict {
	return verdict{lang: lang, confidence: max(0.7, g.verdict.confidence)}
}

// foreign reports whether the declared language is one we cannot tell from its
// relatives.
func (r *record) foreign() bool { return r.hint != "" && names[r.hint] == "" }

// contender is a language a group may be in and what speaks for it, in tenths
// of a point.
type contender struct {
	lang   string
	points int
}

// weigh adds up what speaks for the languages a model names: the evidence, the
// model, the rest of the record, the declaration. What likelihood the model
// leaves goes to a language we do not know, which nothing else speaks for.
func (r *record) weigh(g *group, guesses []Guess, context string) verdict {
	var all []contender
	rest := 100
	for _, guess := range guesses {
		i := slices.IndexFunc(told, func(p profile) bool { return p.lang == guess.Lang })
		if i < 0 {
			continue
		}
		percent := percent(guess.Confidence)
		rest -= percent
		c := contender{guess.Lang, tenths*g.score(told[i].script, i) + odds[percent]}
		if c.lang == context {
			c.points += besides
		}
		if c.lang == r.hint {
			c.points += declared
		}
		all = append(all, c)
	}
	all = append(all, contender{Undetermined, tenths*max(0, g.decoy()) + odds[max(unheard, rest)]})
	slices.SortStableFunc(all, func(a, b contender) int { return cmp.Compare(b.points, a.points) })
	return r.choose(all)
}

// choose takes the first of the contenders if it is ahead of the second.
func (r *record) choose(all []contender) verdict {
	if len(all) < 2 {
		return verdict{lang: Undetermined}
	}
	lead, enough := all[0].points-all[1].points, margin
	if r.foreign() {
		enough = decisive * tenths
	}
	if lead < enough || all[0].lang == Undetermined {
		return verdict{lang: Undetermined}
	}
	return verdict{lang: all[0].lang, confidence: confident(lead / tenths)}
}

// decoy is the most points of a decoy.
func (g *group) decoy() int {
	points := math.MinInt
	for i := len(told); i < len(profiles); i++ {
		if profiles[i].script == g.script {
			points = max(points, g.score(g.script, i))
		}
	}
	return points
}

// percent is a confidence in hundredths.
func percent(confidence float64) int {
	return int(math.Round(100 * min(1, max(0, confidence))))
}

// odds is what a confidence adds to the evidence, in tenths of a point: its
// natural logarithm. That a model does not find a language likely at all may be for a
// name or a wrong letter, so it speaks against it no more than one in two
// hundred does.
var odds = func() (of [101]int) {
	for c := range of {
		of[c] = int(math.Round(tenths * math.Log(max(0.5, float64(c))/100)))
	}
	return of
}()
