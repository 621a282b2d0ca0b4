// Package standard is the list of production stages and the policy that says
// when an edit is made and when an editor is asked. Start reading here: what Rectify does
// to a record is this list, in this order.
package standard

import (
	"slices"
	"strings"

	"rectify/pipeline"
	"rectify/pipeline/clean"
	"rectify/pipeline/term"
)

// Stages returns the stages in the order they run, each with the reason for
// its place.
func Stages(g *term.Glossary, style term.Style) []pipeline.Stage {
	return []pipeline.Stage{
		clean.Page,             // first: what is not abstract must not be read as one
		clean.Label,            // then the label before it, which a page can hide
		clean.Spacing,          // names and words are told apart by their spaces
		clean.Case,             // before names, which bring capitals into a sentence and know their own
		term.Dates(g),          // before listed forms, so that a day decides among agreements
		term.Listed(g),         // the surest evidence for names
		term.Anchored(g),       // what the acronym behind it gives away
		term.Sourced(g),        // what the text before translation says, where the others found nothing
		term.OneSpelling(g),    // after the repairs, which bring right spellings in
		term.OneLongForm(),     // when all that is known is put right, what remains is asked
		term.Mention(g, style), // last: it counts the mentions that the others made
	}
}

// Policy is when an edit is made: by tier, the least confidence. What is not
// named here is only suggested.
var Policy = pipeline.Policy{Apply: map[string]float64{
	pipeline.Hygiene:  0.90,
	pipeline.Listed:   0.90,
	pipeline.Source:   0.90,
	pipeline.Anchored: 0.90,
	pipeline.Majority: 0.90,
}}

// Config is the production ruleset: the stages chosen by name, all of them
// when only and skip are empty.
func Config(g *term.Glossary, style term.Style, identify pipeline.Identify, only, skip []string) pipeline.Config {
	stages := slices.DeleteFunc(Stages(g, style), func(s pipeline.Stage) bool {
		return len(only) > 0 && !slices.Contains(only, s.Name) || slices.Contains(skip, s.Name)
	})
	return pipeline.Config{Stages: stages, Policy: Policy, Identify: identify, Settings: "lang=" + pipeline.Engine}
}

// Examples is the ruleset that a dictionary's examples are held against: the
// stages for names alone, each text in the language its example says.
func Examples(g *term.Glossary) pipeline.Config {
	declared := func(title, abstract, lang string) pipeline.Language {
		whole := func(text string) []pipeline.Part {
			return []pipeline.Part{{Span: pipeline.Span{End: len(text)}, Lang: lang}}
		}
		return pipeline.Language{Detected: lang, Confidence: 1, Title: whole(title), Abstract: whole(abstract)}
	}
	var names []string
	for _, s := range Stages(g, term.FirstFull) {
		if strings.HasPrefix(s.Name, "term/") {
			names = append(names, s.Name)
		}
	}
	return Config(g, term.FirstFull, declared, names, nil)
}
