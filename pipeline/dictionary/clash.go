package dictionary

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline/term"
)

// clashes reports texts that are two things at once; of two concepts that share
// many such texts, the first of each kind.
func clashes(forms []form) []Fault {
	type key struct{ lang, folded string }
	seen := make(map[key][]form)
	var found []conflict
	for _, f := range forms {
		k := key{f.lang, f.key}
		for _, before := range seen[k] {
			if fault, ok := clash(before, f); ok {
				found = append(found, conflict{fault, before.concept, f.concept})
				break
			}
		}
		seen[k] = append(seen[k], f)
	}
	return grouped(found)
}

// A conflict is a fault between two concepts.
type conflict struct {
	fault Fault
	a, b  *term.Concept
}

// grouped gives the first fault of each kind between two concepts, with the number
// of the others.
func grouped(found []conflict) []Fault {
	type kind struct {
		a, b    *term.Concept
		problem string
	}
	at := make(map[kind]int)
	more := make(map[int]int)
	var faults []Fault
	for _, c := range found {
		problem, _, _ := strings.Cut(c.fault.Problem, ` "`) // up to the first text
		k := kind{c.a, c.b, problem}
		if i, ok := at[k]; ok {
			more[i]++
			continue
		}
		at[k] = len(faults)
		faults = append(faults, c.fault)
	}
	for i, n := range more {
		faults[i].Problem += fmt.Sprintf(" (and %d more between the two)", n)
	}
	return faults
}

// clash says what is wrong with one text being both forms; a comes first in the
// dictionary.
func clash(a, b form) (Fault, bool) {
	same := a.concept == b.concept
	if !same && a.concept.ID == b.concept.ID {
		return Fault{}, false // one concept entered twice, which is reported once
	}
	if (a.status == acronym || b.status == acronym) && a.text != b.text {
		return Fault{}, false // acronyms are told from words by their case
	}
	if a.right() && !b.right() {
		a, b = b, a // a is the worse one
	}
	switch {
	case a.status == wrong && b.right() && same:
		return a.fault(false, "a wrong form that is right: %v is also its %v; hyphens, case and apostrophes make no difference, so list it under spellings or drop it", a, b), true
	case a.status == wrong && b.right():
		return a.fault(false, "a wrong form that is right elsewhere: %v is the %v %s; drop it or make it doubtful", a, b, b.of()), true
	case a.status == wrong && b.status == wrong && !same:
		return b.fault(false, "a wrong form of two concepts: %v is also one %s; which is meant? make it doubtful in both, or longer", b, a.of()), true
	case !a.right() && !b.right() && a.status != b.status:
		return b.fault(true, "%v is a %v %s; what may be something else is not wrong everywhere", b, a, a.of()), true
	case a.status == doubtful && b.right():
		return a.fault(true, "a doubtful form that is right: %v is the %v %s; a right form is never doubted, so it has no effect", a, b, b.of()), true
	case a.right() && b.right() && !same && !ambiguous(a, b):
		advice := "make it longer in one of them, or one concept of the two"
		if a.status == acronym && b.status == acronym {
			advice = "list under other, in both, what else it stands for"
		}
		return b.fault(true, "a right form of two concepts: %v is also the %v %s; %s", b, a, a.of(), advice), true
	}
	return Fault{}, false
}

// ambiguous reports whether both concepts know that their acronym stands for
// other things too.
func ambiguous(a, b form) bool {
	return a.status == acronym && b.status == acronym && len(a.concept.Other) > 0 && len(b.concept.Other) > 0
}

// contained reports replacements that a wrong form is part of: what one concept
// puts in, another would take for its own.
func contained(concepts []term.Concept, forms []form) []Fault {
	type key struct{ lang, folded string }
	wrongs := make(map[key]form)
	longest := 0
	for _, f := range forms {
		if f.status == wrong {
			wrongs[key{f.lang, f.key}] = f
			longest = max(longest, len(f.key))
		}
	}
	var found []conflict
	for i := range concepts {
		for _, t := range concepts[i].Terms {
			for _, part := range wordRuns(t.Preferred, longest) {
				w, ok := wrongs[key{t.Lang, part}]
				switch {
				case !ok || part == term.Fold(t.Preferred): // equal ones are reported as clashes
				case w.concept == &concepts[i]:
					found = append(found, conflict{w.fault(false, "a wrong form inside its own right form: %v is part of %q; drop it or make it longer", w, t.Preferred), w.concept, &concepts[i]})
				case len(t.Wrong) > 0:
					fault := w.fault(true, "a wrong form inside a right form: %v is part of %q, the preferred form of %q at %s; it is shielded there, not in texts that shorten it",
						w, t.Preferred, concepts[i].ID, concepts[i].Position)
					found = append(found, conflict{fault, w.concept, &concepts[i]})
				}
			}
		}
	}
	return grouped(found)
}

// wordRuns are all runs of whole words in a text, folded, up to a length in
// bytes.
func wordRuns(text string, longest int) []string {
	words := words(text)
	var out []string
	for i := range words {
		for _, last := range words[i:] {
			run := term.Fold(text[words[i].start:last.end])
			if len(run) > longest {
				break
			}
			out = append(out, run)
		}
	}
	return out
}

// A word is where a word stands in a text: half-open byte offsets.
type word struct{ start, end int }

// words finds the words of a text. In Han, where a word may begin anywhere, each
// character counts as one.
func words(text string) []word {
	var out []word
	joined := false // the next letter belongs to the last word
	for i, end := 0, 0; i < len(text); i = end {
		r, n := utf8.DecodeRuneInString(text[i:])
		end = i + n
		switch {
		case unicode.Is(unicode.Han, r):
			out = append(out, word{i, end})
			joined = false
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r):
			joined = false
		case joined:
			out[len(out)-1].end = end
		default:
			out = append(out, word{i, end})
			joined = true
		}
	}
	return out
}
