package pipeline

import (
	"slices"
	"strings"
)

// Stage is one rule or family of rules: a documented value, as an analyzer is
// in go/analysis. The list of production stages is package standard.
type Stage struct {
	Name     string // "clean/label"; unique in a pipeline
	Doc      string // shown to editors; has a Before and an After line
	Settings string // everything that decides besides the code, in canonical form; part of the ruleset's hash

	// Restores says that the stage brings back the characters that were typed
	// (an entity, a wrong encoding) and words nothing anew. Its edits may lie in
	// protected text, which is to stay as its author wrote it.
	Restores bool

	// BeforeLanguage says that the stage needs no language, and that the language
	// cannot be told before it has spoken: Korean read as Latin-1 looks like
	// French. Such stages stand before all others; they see "und".
	BeforeLanguage bool

	// Propose returns what should change in the text of the view, which is not
	// empty. It is pure, total, deterministic and safe for concurrent use. Edits
	// that the policy applies must not overlap; suggestions may.
	Propose func(*View) Proposal

	summary string // the Summary, in a pipeline
}

// Summary is the first paragraph of the stage's Doc on one line.
func (s Stage) Summary() string {
	first, _, _ := strings.Cut(s.Doc, "\n\n")
	return strings.Join(strings.Fields(first), " ")
}

// silenced are stages of which those that are turned off in a language say
// nothing about text of it.
func silenced(stages []Stage, switches []Switch) []Stage {
	stages = slices.Clone(stages)
	for i := range stages {
		var langs []string
		for _, s := range switches {
			if s.Stage == stages[i].Name {
				langs = append(langs, s.Lang)
			}
		}
		if len(langs) > 0 {
			stages[i].Propose = except(langs, stages[i].Propose)
		}
	}
	return stages
}

// except is propose, less what concerns languages.
func except(langs []string, propose func(*View) Proposal) func(*View) Proposal {
	off := func(lang string) bool {
		return slices.ContainsFunc(langs, func(l string) bool { return lang == l || strings.HasPrefix(lang, l+"-") })
	}
	return func(v *View) Proposal {
		if off(v.Lang) {
			return Proposal{}
		}
		p := propose(v)
		p.Edits = slices.DeleteFunc(p.Edits, func(e Edit) bool { return off(v.LangAt(e.Start)) })
		p.Flags = slices.DeleteFunc(p.Flags, func(f Flag) bool { return off(v.LangAt(f.Start)) })
		return p
	}
}

// Proposal is what a stage has to say about a text. Spans count in the text
// of the view.
type Proposal struct {
	Edits  []Edit
	Flags  []Flag
	Fields []Field
}

// Field is text that was taken out of the abstract and is kept beside it:
// keywords, rights, pages.
type Field struct {
	Name   string // "keywords": lower case
	Values []string
	Many   bool // a list by nature (keywords, authors), even when it has one value
}

// Policy says when an edit is made and when an editor is asked.
type Policy struct {
	// Apply is the least confidence, by tier, from which an edit is made. An
	// edit of a tier that is not named is only suggested.
	Apply map[string]float64
}

// applies reports whether the policy makes the edit.
func (p Policy) applies(e *Edit) bool {
	least, ok := p.Apply[e.Tier()]
	return ok && e.Confidence >= least
}
