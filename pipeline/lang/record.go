package lang

import (
	"slices"
	"sync"

	"rectify/pipeline"
)

// record is a record while its language is being found out.
type record struct {
	model           Model
	hint            string // the declared language, as parse reads it
	title, abstract field
}

// records are room for groups, which are large. Nothing of them is in the answer.
var records = sync.Pool{New: func() any { return new(record) }}

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
	t := make(tally, 0, usual)
	for _, f := range []*field{&r.title, &r.abstract} {
		for i := range f.groups {
			g := &f.groups[i]
			if len(g.verdict.open) == 0 && g.verdict.lang != Undetermined {
				t = t.add(g.verdict.lang, g.weight(), 0)
			}
		}
	}
	return t.first().lang
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
	t := make(tally, 0, usual)
	for _, f := range []*field{&r.title, &r.abstract} {
		for i := range f.groups {
			g := &f.groups[i]
			t = t.add(g.verdict.lang, g.weight(), g.verdict.confidence)
		}
	}
	l := pipeline.Language{Declared: declared}
	room := make([]pipeline.Part, len(r.title.groups)+len(r.abstract.groups)) // for both fields
	l.Title = r.title.parts(room)
	l.Abstract = r.abstract.parts(room[len(l.Title):])
	l.Detected, l.Confidence = t.majority()
	l.Flags = r.flags(l)
	return l
}

// passage is a part and the script it is in.
type passage struct {
	pipeline.Part
	script script
}

// passages yields the groups, joined where neighbours are in one language.
func (f *field) passages(yield func(passage) bool) {
	for i := 0; i < len(f.groups); {
		g := &f.groups[i]
		p := passage{pipeline.Part{Span: g.Span, Lang: g.verdict.lang}, g.script}
		for i++; i < len(f.groups) && p.goesOn(&f.groups[i]); i++ {
			p.End = f.groups[i].End
		}
		if !yield(p) {
			return
		}
	}
}

// goesOn reports whether a group belongs to the passage before it.
func (p passage) goesOn(g *group) bool {
	return p.Lang == g.verdict.lang && (p.Lang != Undetermined || p.script == g.script)
}

// parts are the passages as the answer has them, put into room, which goes on
// behind them.
func (f *field) parts(room []pipeline.Part) []pipeline.Part {
	if len(f.groups) == 0 {
		return nil
	}
	out := room[:0]
	for p := range f.passages {
		out = append(out, p.Part)
	}
	return slices.Clip(out)
}
