// Package standard is the list of production stages and the policy that says
// when an edit is made and when an editor is asked. Start reading here: what Rectify does
// to a record is this list, in this order.
package standard

import (
	"fmt"
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
		clean.Garble,           // first of all: bytes read wrongly are neither tags nor words nor spaces
		clean.Markup,           // then what is text and what is markup; entities hide characters from all others
		clean.Invisible,        // words, labels and names are cut by what nobody sees
		clean.Width,            // the last of the characters: what looks alike is written alike
		clean.Page,             // now the text is as it was meant: what is not abstract must not be read as one
		clean.Tail,             // then what a publisher put behind it
		clean.Label,            // then the label before it, which a page can hide
		clean.Punctuation,      // before spacing, which goes by the marks
		clean.Spacing,          // names and words are told apart by their spaces
		clean.Token,            // after spacing, which leaves one space where several stood
		clean.Number,           // when the spaces inside numbers are gone
		clean.Repetition,       // after the spaces that a doubled word brings, before case and names, which count words
		clean.Case,             // before names, which bring capitals into a sentence and know their own
		clean.Capitals,         // after spacing, which parts words; names look for capitals
		clean.Title,            // by what the abstract shows, before names look for capitals
		clean.Proper,           // names of countries and months, likewise
		clean.Noun,             // after the others, which know their words
		clean.Sentence,         // last of these: what a sentence begins with may have its own capitals
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

// Options are what a user may choose. The zero value, but for Style, is what
// runs when nothing is chosen.
type Options struct {
	Style term.Style
	House []pipeline.Stage  // house rules besides: [clean.HouseSpelling], [clean.ChinesePunctuation]
	Only  []string          // the stages to run, by name; all when empty
	Skip  []string          // stages to leave out
	Off   []pipeline.Switch // languages that a stage leaves alone
}

// Config is the production ruleset. It refuses a stage that it does not know.
func Config(g *term.Glossary, identify pipeline.Identify, o Options) (pipeline.Config, error) {
	stages := withHouse(Stages(g, o.Style), o.House)
	var names []string
	for _, s := range stages {
		names = append(names, s.Name)
	}
	chosen := slices.Concat(o.Only, o.Skip)
	for _, s := range o.Off {
		chosen = append(chosen, s.Stage)
	}
	for _, name := range chosen {
		if !slices.Contains(names, name) {
			return pipeline.Config{}, fmt.Errorf("there is no stage %q; the stages are %s", name, strings.Join(names, ", "))
		}
	}
	left := func(name string) bool {
		return len(o.Only) > 0 && !slices.Contains(o.Only, name) || slices.Contains(o.Skip, name)
	}
	return pipeline.Config{
		Stages:   slices.DeleteFunc(stages, func(s pipeline.Stage) bool { return left(s.Name) }),
		Off:      slices.DeleteFunc(slices.Clone(o.Off), func(s pipeline.Switch) bool { return left(s.Stage) }),
		Policy:   Policy,
		Identify: identify,
		Settings: "lang=" + pipeline.Engine,
	}, nil
}

// withHouse puts the rules of a house after the other rules of form: they
// write what is right already in one of several right ways, and leave names
// to the stages that know them.
func withHouse(stages, house []pipeline.Stage) []pipeline.Stage {
	at := slices.IndexFunc(stages, func(s pipeline.Stage) bool { return strings.HasPrefix(s.Name, "term/") })
	return slices.Insert(stages, at, house...)
}

// Examples is the ruleset that a dictionary's examples are held against: the
// stages for names alone, each text in the language its example says.
func Examples(g *term.Glossary) (pipeline.Config, error) {
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
	return Config(g, declared, Options{Style: term.FirstFull, Only: names})
}
