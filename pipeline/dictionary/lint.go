package dictionary

import (
	"fmt"
	"slices"

	"rectify/pipeline/term"
)

// Lint looks at all concepts that are loaded together, from whatever files: it
// finds ids that are taken twice, one text that is a form of two concepts, wrong
// forms that are right, forms too weak to look for, and concepts without
// examples. Texts are compared as [term.Fold] does.
func Lint(concepts []term.Concept) []Fault {
	forms := formsOf(concepts)
	return slices.Concat(
		duplicateIDs(concepts),
		clashes(forms),
		contained(concepts, forms),
		weak(forms),
		withoutExamples(concepts),
	)
}

func duplicateIDs(concepts []term.Concept) []Fault {
	var faults []Fault
	first := make(map[string]*term.Concept)
	for i := range concepts {
		c := &concepts[i]
		if p := first[c.ID]; p != nil {
			faults = append(faults, Fault{Position: c.Position, Problem: fmt.Sprintf("id taken twice: %q, first at %s; choose another, or make one concept of the two", c.ID, p.Position)})
			continue
		}
		first[c.ID] = c
	}
	return faults
}

func withoutExamples(concepts []term.Concept) []Fault {
	var faults []Fault
	for i := range concepts {
		if c := &concepts[i]; len(c.Examples) == 0 && repairs(c) {
			faults = append(faults, Fault{
				Position: c.Position, Warning: true,
				Problem: fmt.Sprintf("no examples: %q; a wrong form without an example is tested by nobody", c.ID),
			})
		}
	}
	return faults
}

// A form is one text of one concept and what it is there.
type form struct {
	concept *term.Concept
	lang    string
	text    string
	status  status
	key     string // folded
}

type status string

// What a form can be.
const (
	preferred status = "preferred"
	acronym   status = "acronym"
	admitted  status = "admitted"
	spelling  status = "spelling"
	wrong     status = "wrong"
	doubtful  status = "doubtful"
)

// right reports whether a form is one of the right ones.
func (f form) right() bool { return f.status != wrong && f.status != doubtful }

// String names the form in a message: wrong form "Regional Forum" (en).
func (f form) String() string {
	switch f.status {
	case acronym, spelling:
		return fmt.Sprintf("%s %q (%s)", f.status, f.text, f.lang)
	}
	return fmt.Sprintf("%s form %q (%s)", f.status, f.text, f.lang)
}

// of names the form's concept and place.
func (f form) of() string { return fmt.Sprintf("of %q at %s", f.concept.ID, f.concept.Position) }

func (f form) fault(warning bool, format string, args ...any) Fault {
	return Fault{Position: f.concept.Position, Problem: f.concept.ID + ": " + fmt.Sprintf(format, args...), Warning: warning}
}

// formsOf lists the forms of all concepts, in their order.
func formsOf(concepts []term.Concept) []form {
	var out []form
	for i := range concepts {
		for _, t := range concepts[i].Terms {
			add := func(s status, texts ...string) {
				for _, text := range texts {
					if text != "" {
						out = append(out, form{&concepts[i], t.Lang, text, s, term.Fold(text)})
					}
				}
			}
			add(preferred, t.Preferred)
			add(acronym, t.Acronym)
			add(admitted, t.Admitted...)
			add(spelling, t.Spellings...)
			add(wrong, t.Wrong...)
			add(doubtful, t.Doubtful...)
		}
	}
	return out
}
