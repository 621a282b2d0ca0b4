package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// margin is the number of characters shown on either side of a change; longer
// stretches of untouched text are left out.
const margin = 60

// writeDiff shows one clean record: what changed in place, numbered, then why.
func writeDiff(w io.Writer, p paint, c wire.Clean) error {
	var b strings.Builder
	n := c.Normalization
	fmt.Fprintf(&b, "%s  %s  %s\n", p.bold(quoted(c.ID)), quoted(n.Language.Detected), p.dim(counts(len(n.Changes), len(n.Suggestions))))
	number := 1
	for _, field := range []string{pipeline.Title, pipeline.Abstract} {
		if line, next := inline(p, c.RawField(field), field, n.Changes, number); next > number {
			fmt.Fprintf(&b, "  %s\n    %s\n", p.dim(field), strings.ReplaceAll(line, "\n", "\n    "))
			number = next
		}
	}
	for i, ch := range n.Changes {
		fmt.Fprintf(&b, "  %3d %s\n", i+1, reasonLine(p, ch))
	}
	for _, s := range n.Suggestions {
		fmt.Fprintf(&b, "    ? %s\n", reasonLine(p, s))
	}
	for _, f := range n.Flags {
		fmt.Fprintf(&b, "    ! %s %s\n", escaped(f.Message), p.dim(f.Rule))
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

func counts(changes, suggestions int) string {
	s := plural(changes, "change")
	if suggestions > 0 {
		s += ", " + plural(suggestions, "suggestion")
	}
	return s
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// inline draws the changes of one field in its raw text. It returns the number
// after the last change drawn.
func inline(p paint, raw, field string, changes []wire.Change, number int) (string, int) {
	var b strings.Builder
	points := []rune(raw)
	at := 0
	for _, c := range changes {
		if c.Field != field {
			continue
		}
		b.WriteString(untouched(points[at:c.Start], at == 0, false))
		if c.Before != "" {
			b.WriteString(p.removed(visible(c.Before)))
		}
		if c.After != "" {
			b.WriteString(p.added(visible(c.After)))
		}
		b.WriteString(p.dim(fmt.Sprintf("(%d)", number)))
		at = c.End
		number++
	}
	b.WriteString(untouched(points[at:], at == 0, true))
	return b.String(), number
}

// untouched is a stretch between changes, shortened in the middle.
func untouched(points []rune, first, last bool) string {
	head, tail := margin, margin
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	if len(points) <= head+tail+10 {
		return escaped(string(points))
	}
	return escaped(string(points[:head])) + " … " + escaped(string(points[len(points)-tail:]))
}

// visible shows white space that a reader must see to understand a change, and
// what a terminal would not print.
func visible(s string) string {
	if strings.TrimSpace(s) == "" {
		return strings.NewReplacer(" ", "␣", "\n", "⏎", "\t", "⇥", "\u00a0", "⍽").Replace(s)
	}
	return escaped(s)
}

// reasonLine says a change and every reason for it on one line.
func reasonLine(p paint, c wire.Change) string {
	var why []string
	for _, r := range c.Why {
		evidence := ""
		if len(r.Evidence) > 0 {
			evidence = fmt.Sprintf(" %s, %s", r.Evidence[0].Kind, r.Evidence[0].Detail)
		}
		why = append(why, fmt.Sprintf("%s %.2f%s", r.Rule, r.Confidence, escaped(evidence)))
	}
	return fmt.Sprintf("%s → %s  %s", clip(c.Before), clip(c.After), p.dim(strings.Join(why, "; ")))
}

// clip quotes a text on one line, shortened.
func clip(s string) string {
	s = visible(s)
	if utf8.RuneCountInString(s) > 70 {
		r := []rune(s)
		s = string(r[:50]) + " … " + string(r[len(r)-15:])
	}
	return "“" + strings.ReplaceAll(s, "\n", "⏎") + "”"
}
