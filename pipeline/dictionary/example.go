package dictionary

import (
	"fmt"

	"rectify/pipeline/term"
)

// CheckExamples runs every example of the concepts and reports those that fail,
// with the place, what came out and what should have. run repairs a text in a
// language, with the text before translation if the example has one; original may
// be nil.
func CheckExamples(concepts []term.Concept, run func(lang, text string, original *term.Original) (string, error)) []Fault {
	var faults []Fault
	for i := range concepts {
		for _, e := range concepts[i].Examples {
			got, err := run(e.Lang, e.In, e.Original)
			if problem := failure(e, got, err); problem != "" {
				faults = append(faults, Fault{Position: e.Position, Problem: concepts[i].ID + ": " + problem})
			}
		}
	}
	return faults
}

// failure says how an example fails; it is empty when the example holds.
func failure(e term.Example, got string, err error) string {
	switch {
	case err != nil:
		return fmt.Sprintf("the example %q: %v", e.In, err)
	case got == e.Out:
		return ""
	case e.In == e.Out:
		return fmt.Sprintf("a text that stays was changed:\n\tgot  %q\n\twant %q", got, e.Out)
	case got == e.In:
		return fmt.Sprintf("an example was not changed:\n\tgot  %q\n\twant %q", got, e.Out)
	}
	return fmt.Sprintf("an example was changed to something else:\n\tin   %q\n\tgot  %q\n\twant %q", e.In, got, e.Out)
}
