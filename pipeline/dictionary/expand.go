package dictionary

import (
	"fmt"
	"slices"
	"strings"
)

// maxForms is how many forms one line may stand for.
const maxForms = 256

// Expand returns the forms that a pattern stands for: {a|b|} is each of its parts
// in turn, the empty one too. Double spaces that an empty part leaves are closed,
// forms that come out the same are given once. A text without braces is
// itself.
func Expand(pattern string) ([]string, error) {
	parts, err := split(pattern)
	if err != nil {
		return nil, err
	}
	forms := []string{""}
	for _, alternatives := range parts {
		if len(forms)*len(alternatives) > maxForms {
			return nil, fmt.Errorf("%q stands for more than %d forms; write it in several lines", pattern, maxForms)
		}
		longer := make([]string, 0, len(forms)*len(alternatives))
		for _, f := range forms {
			for _, a := range alternatives {
				longer = append(longer, f+a)
			}
		}
		forms = longer
	}
	var out []string
	for _, f := range forms {
		f = strings.Join(strings.FieldsFunc(f, func(r rune) bool { return r == ' ' }), " ")
		if f == "" {
			return nil, fmt.Errorf("%q may come out empty; leave one part without an empty alternative", pattern)
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out, nil
}

// split cuts a pattern into its parts, each a list of alternatives.
func split(pattern string) ([][]string, error) {
	var parts [][]string
	for rest := pattern; rest != ""; {
		i := strings.IndexAny(rest, "{}|")
		if i < 0 {
			return append(parts, []string{rest}), nil
		}
		if rest[i] != '{' {
			return nil, fmt.Errorf("%q has a %q outside of braces; write {a|b}", pattern, rest[i:i+1])
		}
		if i > 0 {
			parts = append(parts, []string{rest[:i]})
		}
		inner, after, closed := strings.Cut(rest[i+1:], "}")
		switch {
		case strings.Contains(inner, "{"):
			return nil, fmt.Errorf("%q has braces inside braces; write the alternatives out", pattern)
		case !closed:
			return nil, fmt.Errorf("%q has a brace that is not closed; write {a|b}", pattern)
		case !strings.Contains(inner, "|"):
			return nil, fmt.Errorf("%q has braces around a single alternative; write {a|b}, or {a|} for what may be missing", pattern)
		}
		parts = append(parts, strings.Split(inner, "|"))
		rest = after
	}
	return parts, nil
}
