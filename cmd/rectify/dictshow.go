package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/pipeline/term"
)

func newDictShow() *cobra.Command {
	var flags rulesetFlags
	c := &cobra.Command{
		Use:   "show TERM",
		Short: "Show everything the dictionary says of a name",
		Long: `Show prints all that is known of a concept: its kind and domains, its forms in
every language, right and wrong, its examples, and where it stands. The concept is found by its
id, its acronym, or any of its forms, right or wrong, in any language; case, hyphens
and spaces make no difference. Several concepts are shown one after the other.

The exit status is 2 when there is none.`,
		Example: `  rectify dict show arf
  rectify dict show "Asia-Pacific region forum"
  rectify dict show 아세안지역안보포럼
  rectify dict show --dictionary my-terms.yaml NEACD`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			g, err := flags.glossary(c.ErrOrStderr())
			if err != nil {
				return err
			}
			return show(c.OutOrStdout(), g.Concepts(), args[0])
		},
	}
	flags.addDictionaries(c)
	return c
}

// show prints the concepts that a text names.
func show(w io.Writer, concepts []term.Concept, text string) error {
	p := newPaint(w)
	found := 0
	for i := range concepts {
		as := foundAs(&concepts[i], text)
		if len(as) == 0 {
			continue
		}
		if found++; found > 1 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if _, err := io.WriteString(w, conceptText(p, &concepts[i], as)); err != nil {
			return err
		}
	}
	if found > 0 {
		return nil
	}
	if near := nearIDs(concepts, text); len(near) > 0 {
		return fmt.Errorf("the dictionary has no %q; it has %s", text, strings.Join(near, ", "))
	}
	return fmt.Errorf("the dictionary has no %q", text)
}

// foundAs says as what a text names a concept: its id, or forms of it.
func foundAs(c *term.Concept, text string) []string {
	var as []string
	if strings.EqualFold(c.ID, text) {
		as = append(as, "id")
	}
	key := term.Fold(text)
	if key == "" {
		return as
	}
	for i := range c.Terms {
		for _, f := range formGroups(&c.Terms[i]) {
			if slices.ContainsFunc(f.texts, func(t string) bool { return term.Fold(t) == key }) {
				as = append(as, f.name+" in "+c.Terms[i].Lang)
			}
		}
	}
	return as
}

// mostNear is how many concepts are named to somebody who looked for another.
const mostNear = 5

// nearIDs are the first concepts with a right form that has the text in it.
func nearIDs(concepts []term.Concept, text string) []string {
	var out []string
	key := term.Fold(text)
	for i := range concepts {
		c := &concepts[i]
		has := slices.ContainsFunc(c.Terms, func(t term.Terms) bool {
			return slices.ContainsFunc(t.Right(), func(r string) bool { return strings.Contains(term.Fold(r), key) })
		})
		if has && len(out) < mostNear && key != "" {
			out = append(out, c.ID)
		}
	}
	return out
}

// formGroup is the forms of one status.
type formGroup struct {
	name  string
	texts []string
}

// formGroups are a concept's forms in a language, the right ones first.
func formGroups(t *term.Terms) []formGroup {
	one := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	groups := []formGroup{
		{"preferred", one(t.Preferred)},
		{"acronym", one(t.Acronym)},
		{"admitted", t.Admitted},
		{"spelling", t.Spellings},
		{"wrong", t.Wrong},
		{"doubtful", t.Doubtful},
		{"event", t.Events},
		{"reading", one(t.Reading)},
	}
	return slices.DeleteFunc(groups, func(g formGroup) bool { return len(g.texts) == 0 })
}
