package dictionary

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Fault is one thing wrong with a dictionary.
type Fault struct {
	Position string // "file:line:column", or as much of it as is known
	Problem  string // problem: value; what to do
	Warning  bool   // the dictionary can be used all the same
}

// String is the fault on one line.
func (f Fault) String() string {
	if f.Warning {
		return f.Position + ": warning: " + f.Problem
	}
	return f.Position + ": " + f.Problem
}

// Faults are everything wrong with a dictionary, as an error.
type Faults []Fault

func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Errors are the faults that are more than a warning, as an error; nil when there
// are none.
func Errors(faults []Fault) error {
	var out Faults
	for _, f := range faults {
		if !f.Warning {
			out = append(out, f)
		}
	}
	return out.orNil()
}

// FaultsOf takes an error of this package apart again. Any other error becomes
// one fault at the position given.
func FaultsOf(position string, err error) []Fault {
	var fs Faults
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fs):
		return fs
	}
	return []Fault{{Position: position, Problem: err.Error()}}
}

// orNil avoids an error that holds nothing.
func (fs Faults) orNil() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// A report collects the faults of one file while it is read.
type report struct {
	name     string
	errors   Faults
	warnings []Fault
}

func (r *report) at(line, column int) string {
	if column > 0 {
		return fmt.Sprintf("%s:%d:%d", r.name, line, column)
	}
	return fmt.Sprintf("%s:%d", r.name, line)
}

func (r *report) errorf(position, format string, args ...any) {
	r.errors = append(r.errors, Fault{Position: position, Problem: fmt.Sprintf(format, args...)})
}

func (r *report) warnf(position, format string, args ...any) {
	r.warnings = append(r.warnings, Fault{Position: position, Problem: fmt.Sprintf(format, args...), Warning: true})
}

// sorted puts the errors of the file in the order of the file.
func (r *report) sorted() Faults {
	slices.SortStableFunc(r.errors, func(a, b Fault) int { return slices.Compare(place(a.Position), place(b.Position)) })
	return r.errors
}

// place is the line and column at the end of a position.
func place(position string) []int {
	var out []int
	for _, part := range strings.Split(position, ":") {
		if n, err := strconv.Atoi(part); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// nearest proposes what was meant: the known value next to the one given, or all
// of them.
func nearest(given string, known []string) string {
	if best, ok := Nearest(given, known); ok {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return "it is one of " + strings.Join(known, ", ")
}

// Nearest is the known value that was meant by one that is misspelt; false when
// none is near.
func Nearest(given string, known []string) (best string, ok bool) {
	if given != "" && len(known) > 0 {
		best = slices.MinFunc(known, func(a, b string) int {
			return cmp.Compare(distance(strings.ToLower(given), strings.ToLower(a)), distance(strings.ToLower(given), strings.ToLower(b)))
		})
		if d := distance(strings.ToLower(given), strings.ToLower(best)); d <= 1 || d <= len(given)/3 {
			return best, true
		}
	}
	return "", false
}

// distance is the number of letters to add, drop or change (Levenshtein).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			step := diagonal
			if x[i] != y[j] {
				step++
			}
			diagonal = row[j+1]
			row[j+1] = min(step, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
