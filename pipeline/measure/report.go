package measure

import (
	"cmp"
	"math"
	"slices"

	"rectify/pipeline"
)

// Score counts edits made and differences missed.
type Score struct {
	Right  int `json:"right"`
	Wrong  int `json:"wrong"`
	Missed int `json:"missed"`
}

// Precision is the share of right edits among those made; ok is false when none
// was.
func (s Score) Precision() (share float64, ok bool) { return ratio(s.Right, s.Right+s.Wrong) }

// Recall is the share of right edits among those and the misses; ok is false
// when there was nothing to find.
func (s Score) Recall() (share float64, ok bool) { return ratio(s.Right, s.Right+s.Missed) }

// F05 is the harmonic mean of precision and recall that weighs precision double;
// ok is false when either is unknown.
func (s Score) F05() (f float64, ok bool) {
	p, known := s.Precision()
	r, found := s.Recall()
	switch {
	case !known || !found:
		return 0, false
	case p+r == 0:
		return 0, true
	}
	return 1.25 * p * r / (0.25*p + r), true
}

func ratio(part, whole int) (float64, bool) {
	if whole == 0 {
		return 0, false
	}
	return float64(part) / float64(whole), true
}

// Named is the score of one rule, tier or language.
type Named struct {
	Name string `json:"name"`
	Score
}

// Level is how many of the edits of one tier and confidence were right, made or
// suggested.
type Level struct {
	Tier       string  `json:"tier"`
	Confidence float64 `json:"confidence"`
	Edits      int     `json:"edits"`
	Right      int     `json:"right"`
}

// Report adds findings up. The zero Report is ready; it is not safe for
// concurrent use.
type Report struct {
	Records        int // records measured
	Clean          int // of those, records that must stay
	ChangesOnClean int // edits made to them
	All            Score
	Suggestions    Score // of suggestions; nothing is missed among them

	rules, tiers, languages map[string]*Score
	levels                  map[Level]*Level
}

// None is the name under which misses stand at whose place no rule spoke.
const None = "none"

// Add adds the findings of one case.
func (r *Report) Add(c Case, res pipeline.Result, findings []Finding) {
	if r.rules == nil {
		r.rules, r.tiers, r.languages = make(map[string]*Score), make(map[string]*Score), make(map[string]*Score)
		r.levels = make(map[Level]*Level)
	}
	r.Records++
	if c.Clean() {
		r.Clean++
	}
	entry(r.languages, res.Language.Detected)
	for _, f := range findings {
		if f.Verdict != Missed {
			r.calibrate(f)
		}
		if f.Suggested {
			count(&r.Suggestions, f.Verdict)
			continue
		}
		if c.Clean() {
			r.ChangesOnClean++
		}
		count(&r.All, f.Verdict)
		count(entry(r.languages, res.Language.Detected), f.Verdict)
		rules, tiers := names(f.Why)
		for _, rule := range rules {
			count(entry(r.rules, rule), f.Verdict)
		}
		for _, tier := range tiers {
			count(entry(r.tiers, tier), f.Verdict)
		}
	}
}

// names are the rules and tiers of reasons, each once.
func names(why []pipeline.Reason) (rules, tiers []string) {
	for _, w := range why {
		rules = append(rules, w.Rule)
		tiers = append(tiers, tier(w))
	}
	if len(why) == 0 {
		rules, tiers = []string{None}, []string{None}
	}
	slices.Sort(rules)
	slices.Sort(tiers)
	return slices.Compact(rules), slices.Compact(tiers)
}

// tier is the kind of the deciding evidence.
func tier(w pipeline.Reason) string { return pipeline.Edit{Evidence: w.Evidence}.Tier() }

func (r *Report) calibrate(f Finding) {
	for _, w := range f.Why {
		key := Level{Tier: tier(w), Confidence: w.Confidence}
		l := r.levels[key]
		if l == nil {
			l = &Level{Tier: key.Tier, Confidence: key.Confidence}
			r.levels[key] = l
		}
		l.Edits++
		if f.Verdict == Right {
			l.Right++
		}
	}
}

func entry(scores map[string]*Score, name string) *Score {
	if scores[name] == nil {
		scores[name] = &Score{}
	}
	return scores[name]
}

func count(s *Score, verdict string) {
	switch verdict {
	case Right:
		s.Right++
	case Wrong:
		s.Wrong++
	case Missed:
		s.Missed++
	}
}

// PerThousand is how many edits were made to 1,000 records that must stay; ok is
// false when there were none.
func (r *Report) PerThousand() (edits float64, ok bool) {
	share, ok := ratio(r.ChangesOnClean, r.Clean)
	return math.Round(share*1e4) / 10, ok
}

// Rules are the scores by rule, in the order of their names; a miss that no rule
// spoke to stands under [None].
func (r *Report) Rules() []Named { return sorted(r.rules) }

// Tiers are the scores by tier of evidence.
func (r *Report) Tiers() []Named { return sorted(r.tiers) }

// Languages are the scores by detected language.
func (r *Report) Languages() []Named { return sorted(r.languages) }

func sorted(scores map[string]*Score) []Named {
	out := make([]Named, 0, len(scores))
	for name, s := range scores {
		out = append(out, Named{name, *s})
	}
	slices.SortFunc(out, func(a, b Named) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// Calibration is how many edits of each tier and confidence were right, by tier,
// the surest first.
func (r *Report) Calibration() []Level {
	out := make([]Level, 0, len(r.levels))
	for _, l := range r.levels {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Level) int {
		return cmp.Or(cmp.Compare(a.Tier, b.Tier), cmp.Compare(b.Confidence, a.Confidence))
	})
	return out
}
