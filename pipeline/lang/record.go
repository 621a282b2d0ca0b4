package lang

import (
	"slices"

	"rectify/pipeline"
)

// record is a record while its language is being found out.
type record struct {
	model           Model
	hint            string // the declared language, as parse reads it
	title, abstract field
}

type field struct {
	name   string
	text   string
	groups []group
}

// judge decides on every group: first on those whose evidence is decisive, then
// on the others in their light.
func (r *record) judge() {
	for _, f := range []*field{&r.title, &r.abstract} {
		for i := range f.groups {
			g := &f.groups[i]
			g.verdict = g.judge(g.script)
		}
	}
	context := r.decided()
	for _, f := range []*field{&r.title, &r.abstract} {
		for i := range f.groups {
			if g := &f.groups[i]; len(g.verdict.open) > 0 {
				r.settle(g, f.text[g.Start:g.End], context)
			}
		}
	}
	if context == "ko" {
		r.title.readHanja()
	}
}

// decided is the language that most of what is decided is in, or "".
func (r *record) decided() string {
	var t tally
	for _, f := range []*field{&r.title, &r.abstract} {
		for _, g := range f.groups {
			if len(g.verdict.open) == 0 && g.verdict.lang != Undetermined {
				t.add(g.verdict.lang, g.weight(), 0)
			}
		}
	}
	return t.first().lang
}

// near is how far behind a model's first guess the language of the rest of the
// record, or the declared one, may be and yet be preferred.
const near = 0.4

// margin is how far ahead of the second a model's first guess must be, and
// enough is how sure it must be at least.
const (
	margin = 0.04
	enough = 0.3
)

// brief is the weight under which a group is read in the light of the rest of
// the record without asking a model: a title of a few words tells a model little, and
// the model takes seconds to load.
const brief = 60

// settle decides on a group whose evidence left it open.
func (r *record) settle(g *group, text, context string) {
	open := g.verdict.open
	if g.weight() < brief && slices.Contains(open, context) {
		g.verdict = verdict{lang: context, confidence: max(0.7, g.verdict.confidence)}
		return
	}
	var guesses []Guess
	if r.model != nil && byScript[g.script] != 0 && len(open) > 1 {
		guesses = r.model(sample(text, g.script), open)
	}
	for _, want := range []string{context, r.hint, g.verdict.lang} {
		if !slices.Contains(open, want) {
			continue
		}
		if len(guesses) == 0 {
			g.verdict = verdict{lang: want, confidence: max(0.7, g.verdict.confidence)}
			return
		}
		i := slices.IndexFunc(guesses, func(x Guess) bool { return x.Lang == want })
		if i >= 0 && guesses[0].Confidence-guesses[i].Confidence <= near {
			g.verdict = verdict{lang: want, confidence: min(sure, max(0.7, guesses[i].Confidence))}
			return
		}
	}
	switch {
	case r.hint != "" && names[r.hint] == "": // a language we cannot tell from its relatives
		g.verdict = verdict{lang: Undetermined}
	case len(guesses) > 0:
		g.verdict = choose(guesses)
	}
}

// choose takes the first of a model's guesses if it is ahead of the second.
func choose(guesses []Guess) verdict {
	first := guesses[0]
	if first.Confidence < enough || len(guesses) > 1 && first.Confidence-guesses[1].Confidence < margin {
		return verdict{lang: Undetermined}
	}
	return verdict{lang: first.Lang, confidence: min(sure, first.Confidence)}
}

// readHanja takes a title in Han characters for Korean, as the titles of older
// records are, when nothing but its script speaks for Chinese.
func (f *field) readHanja() {
	if len(f.groups) == 1 && f.groups[0].script == han && f.groups[0].outside[taiwan] == 0 {
		f.groups[0].verdict = verdict{lang: "ko", confidence: 0.7}
	}
}

// language is the answer.
func (r *record) language(declared string) pipeline.Language {
	var t tally
	for _, f := range []*field{&r.title, &r.abstract} {
		for _, g := range f.groups {
			t.add(g.verdict.lang, g.weight(), g.verdict.confidence)
		}
	}
	l := pipeline.Language{
		Declared: declared,
		Title:    r.title.parts(),
		Abstract: r.abstract.parts(),
	}
	l.Detected, l.Confidence = t.majority()
	l.Flags = r.flags(l)
	return l
}

// passage is a part and the script it is in.
type passage struct {
	pipeline.Part
	script script
}

// passages are the groups, joined where neighbours are in one language.
func (f *field) passages() []passage {
	var out []passage
	for _, g := range f.groups {
		if n := len(out); n > 0 && out[n-1].Lang == g.verdict.lang && (g.verdict.lang != Undetermined || out[n-1].script == g.script) {
			out[n-1].End = g.End
			continue
		}
		out = append(out, passage{pipeline.Part{Span: g.Span, Lang: g.verdict.lang}, g.script})
	}
	return out
}

// parts are the passages as the answer has them.
func (f *field) parts() []pipeline.Part {
	var out []pipeline.Part
	for _, p := range f.passages() {
		out = append(out, p.Part)
	}
	return out
}
