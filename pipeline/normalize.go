package pipeline

import (
	"cmp"
	"slices"
	"strings"
)

// Result is what becomes of a record.
type Result struct {
	Record          Record // as it arrived
	Title, Abstract string // clean
	Language        Language
	Changes         []Change // made; sorted by field and place, of one field not overlapping
	Suggestions     []Change // for an editor; sorted, may overlap changes and each other
	Flags           []Flag
	Fields          []Field // taken out of the text and kept
	Ruleset         string
}

// Identify says which language the record is in, without repairing it.
func (p *Pipeline) Identify(r Record) Language {
	run := p.newRun(nil)
	if err := run.begin(r); err != nil { // the stage tells when the record is normalized
		l := p.config.Identify(r.Title, r.Abstract, r.Lang)
		l.Declared = r.Lang
		return l
	}
	return run.identify()
}

// Normalize repairs a record under the decisions about it, in their order. It
// fails only when a stage breaks its contract, and names the stage.
func (p *Pipeline) Normalize(r Record, decisions ...Decision) (Result, error) {
	return p.newRun(decisions).normalize(r, 1)
}

// recordRun takes a record through the stages, perhaps again and again: then it
// knows of the texts what it found out before.
type recordRun struct {
	pipeline  *Pipeline
	decisions []Decision
	record    memory      // of the record as it arrived
	texts     memory      // of texts
	result    Result      // so far
	fields    [2]fieldRun // title and abstract
}

func (p *Pipeline) newRun(decisions []Decision) *recordRun {
	return &recordRun{pipeline: p, decisions: decisions}
}

// normalize takes a record through all stages as often as rounds says.
func (r *recordRun) normalize(record Record, rounds int) (Result, error) {
	if err := r.begin(record); err != nil {
		return Result{}, err
	}
	res := &r.result
	res.Language = r.identify()
	res.Flags = slices.Concat(res.Language.Flags, res.Flags)
	if strings.TrimSpace(record.Abstract) == "" {
		res.Flags = append(res.Flags, Flag{Rule: "record/empty", Message: "The record has no abstract."})
	}
	first := r.pipeline.beforeLanguage()
	for i, parts := range [...][]Part{res.Language.Title, res.Language.Abstract} {
		f := &r.fields[i]
		f.view.parts, f.view.Lang = parts, mainLang(parts, res.Language.Detected)
		for n := range rounds {
			stages := r.pipeline.config.Stages
			if n == 0 {
				stages = stages[first:] // the others have spoken
			}
			if err := f.speak(stages); err != nil {
				return Result{}, err
			}
		}
		f.end()
	}
	res.Title, res.Abstract = r.fields[0].trace.now, r.fields[1].trace.now
	return *res, nil
}

// begin takes the fields of a record, title first, through the stages that run
// before its language is known.
func (r *recordRun) begin(record Record) error {
	r.result = Result{Record: record, Ruleset: r.pipeline.ruleset}
	r.record = nil
	memo := memo{&r.record, &r.texts}
	for i, field := range [...]struct{ name, raw string }{{Title, record.Title}, {Abstract, record.Abstract}} {
		f := &r.fields[i]
		f.begin(r, field.name, field.raw, memo)
		if err := f.speak(r.pipeline.config.Stages[:r.pipeline.beforeLanguage()]); err != nil {
			return err
		}
	}
	return nil
}

// identify finds the language of a record from its fields as they are now, and
// says it of the raw ones.
func (r *recordRun) identify() Language {
	title, abstract := &r.fields[0].trace, &r.fields[1].trace
	declared := r.result.Record.Lang
	l := r.pipeline.config.Identify(title.now, abstract.now, declared)
	l.Declared = declared
	l.Title, l.Abstract = title.rawParts(l.Title), abstract.rawParts(l.Abstract)
	l.Flags = slices.Clone(l.Flags)
	for i, f := range l.Flags {
		switch f.Field {
		case Title:
			l.Flags[i].Span = title.origin(f.Span)
		case Abstract:
			l.Flags[i].Span = abstract.origin(f.Span)
		}
	}
	return l
}

// beforeLanguage is how many stages run before the language is known.
func (p *Pipeline) beforeLanguage() int {
	n := slices.IndexFunc(p.config.Stages, func(s Stage) bool { return !s.BeforeLanguage })
	if n < 0 {
		return len(p.config.Stages)
	}
	return n
}

// mainLang is the language of the longest share of the parts.
func mainLang(parts []Part, otherwise string) string {
	if len(parts) == 1 { // as of most texts
		return cmp.Or(parts[0].Lang, otherwise)
	}
	size := make(map[string]int)
	best := ""
	for _, p := range parts {
		size[p.Lang] += p.Len()
	}
	for _, p := range parts { // in text order, so that ties do not depend on the map
		if best == "" || size[p.Lang] > size[best] {
			best = p.Lang
		}
	}
	if best == "" {
		return otherwise
	}
	return best
}
