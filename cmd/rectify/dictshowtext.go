package main

import (
	"cmp"
	"fmt"
	"strings"
	"text/tabwriter"

	"rectify/pipeline/term"
)

// conceptText is a concept for people: what it is, its forms in columns, its
// examples.
func conceptText(p paint, c *term.Concept, as []string) string {
	var b strings.Builder
	english, _ := c.In("en")
	right := append(english.Right(), c.ID)
	fmt.Fprintf(&b, "%s  %s\n", p.bold(right[0]), p.dim(c.ID+", found as "+strings.Join(as, ", ")))
	writeAbout(&b, p, c)
	b.WriteByte('\n')
	writeForms(&b, p, c)
	writeExamples(&b, p, c)
	return b.String()
}

// writeAbout writes what is said of the concept as a whole.
func writeAbout(b *strings.Builder, p paint, c *term.Concept) {
	years := c.Since
	if c.Until != "" {
		years = cmp.Or(c.Since, "?") + " to " + c.Until
	}
	date := ""
	if d := c.Date; d.Year != 0 {
		date = fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	} else if d.Month != 0 {
		date = fmt.Sprintf("%02d-%02d", d.Month, d.Day)
	}
	for _, line := range []struct{ name, text string }{
		{"kind", c.Kind},
		{"domain", strings.Join(c.Domains, ", ")},
		{"since", years},
		{"date", date},
		{"case", string(c.Case)},
		{"source", strings.Join(c.Sources, "\n")},
		{"also", strings.Join(c.Other, ", ")},
		{"note", strings.TrimSpace(c.Note)},
		{"stands at", c.Position},
	} {
		if line.text != "" {
			text := strings.ReplaceAll(line.text, "\n", "\n"+strings.Repeat(" ", 13))
			fmt.Fprintf(b, "  %s %s\n", p.dim(fmt.Sprintf("%-10s", line.name)), text)
		}
	}
}

// writeForms writes the forms, a form a line: language, status, text. Columns
// are aligned before they are painted, for a terminal's codes have no width.
func writeForms(b *strings.Builder, p paint, c *term.Concept) {
	var plain strings.Builder
	t := tabwriter.NewWriter(&plain, 0, 8, 2, ' ', 0)
	var texts []string
	for i := range c.Terms {
		lang := c.Terms[i].Lang
		for _, g := range formGroups(&c.Terms[i]) {
			for k, text := range g.texts {
				name := g.name
				if k > 0 {
					name = ""
				}
				fmt.Fprintf(t, "  %s\t%s\t\n", lang, name)
				texts = append(texts, paintForm(p, g.name, text))
				lang = ""
			}
		}
	}
	_ = t.Flush() // a Builder never fails
	for i, head := range strings.Split(strings.TrimSuffix(plain.String(), "\n"), "\n") {
		if i < len(texts) {
			fmt.Fprintf(b, "%s%s\n", p.dim(head), texts[i])
		}
	}
}

// paintForm paints a form by what it is. Without colour its status says it.
func paintForm(p paint, status, text string) string {
	switch status {
	case "preferred", "acronym":
		return p.bold(text)
	case "wrong":
		return p.with("31", text)
	case "doubtful":
		return p.with("33", text)
	}
	return text
}

func writeExamples(b *strings.Builder, p paint, c *term.Concept) {
	for _, e := range c.Examples {
		b.WriteByte('\n')
		if e.Original != nil {
			fmt.Fprintf(b, "  %s %s\n", p.dim(fmt.Sprintf("%-10s", e.Original.Lang)), e.Original.Text)
		}
		if e.In == e.Out {
			fmt.Fprintf(b, "  %s %s\n", p.dim("stays     "), e.In)
			continue
		}
		fmt.Fprintf(b, "  %s %s\n", p.dim("from      "), e.In)
		fmt.Fprintf(b, "  %s %s\n", p.dim("to        "), e.Out)
	}
}
