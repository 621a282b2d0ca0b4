package dictionary

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"rectify/pipeline/term"
)

// WriteYAML writes concepts as editors write them. Everything a concept says is
// kept, but wrong forms are written one by one, as {a|b} was expanded. What an
// imported concept lacks (kind, domain, examples) is not made up: [ReadYAML] asks
// for it.
func WriteYAML(w io.Writer, concepts []term.Concept) error {
	y := yamlWriter{bufio.NewWriter(w)}
	y.printf("concepts:\n")
	for i := range concepts {
		y.concept(&concepts[i])
	}
	return y.Flush()
}

type yamlWriter struct{ *bufio.Writer }

func (y yamlWriter) printf(format string, args ...any) {
	fmt.Fprintf(y, format, args...) // Flush has the error
}

// field writes a field if there is something in it.
func (y yamlWriter) field(indent, name, text string) {
	if text != "" {
		y.printf("%s%s: %s\n", indent, name, quote(text))
	}
}

// row writes a list on one line.
func (y yamlWriter) row(indent, name string, texts []string) {
	if len(texts) > 0 {
		y.printf("%s%s: %s\n", indent, name, flow(texts))
	}
}

// column writes a list on a line each.
func (y yamlWriter) column(indent, name string, texts []string) {
	if len(texts) == 0 {
		return
	}
	y.printf("%s%s:\n", indent, name)
	for _, text := range texts {
		y.printf("%s- %s\n", indent, quote(text))
	}
}

func (y yamlWriter) concept(c *term.Concept) {
	y.printf("- id: %s\n", quote(c.ID))
	y.field("  ", "kind", c.Kind)
	y.row("  ", "domain", c.Domains)
	y.field("  ", "since", c.Since)
	y.field("  ", "until", c.Until)
	switch {
	case len(c.Sources) == 1:
		y.field("  ", "source", c.Sources[0])
	default:
		y.column("  ", "source", c.Sources)
	}
	y.field("  ", "note", c.Note)
	if c.Case != term.Fixed {
		y.field("  ", "case", string(c.Case))
	}
	y.row("  ", "other", c.Other)
	y.dates(c)
	y.printf("  terms:\n")
	for _, t := range c.Terms {
		y.terms(t)
	}
	y.examples(c.Examples)
}

func (y yamlWriter) dates(c *term.Concept) {
	if c.Date == (term.Date{}) {
		return
	}
	y.printf("  date: %s\n  events:\n", formatDate(c.Date))
	for _, t := range c.Terms {
		y.row("    ", t.Lang, t.Events)
	}
}

func (y yamlWriter) terms(t term.Terms) {
	y.printf("    %s:\n", t.Lang)
	y.field("      ", "preferred", t.Preferred)
	y.field("      ", "acronym", t.Acronym)
	y.row("      ", "admitted", t.Admitted)
	y.row("      ", "spellings", t.Spellings)
	y.column("      ", "wrong", t.Wrong)
	y.column("      ", "doubtful", t.Doubtful)
	y.field("      ", "reading", t.Reading)
}

func (y yamlWriter) examples(all []term.Example) {
	stays, head := false, false
	for _, e := range all {
		if e.In == e.Out {
			stays = true
			continue
		}
		if !head {
			y.printf("  examples:\n")
			head = true
		}
		y.printf("  - in: %s\n    out: %s\n", quote(e.In), quote(e.Out))
		if e.Lang != "en" {
			y.field("    ", "lang", e.Lang)
		}
		y.original(e.Original)
	}
	if !stays {
		return
	}
	y.printf("  stays:\n")
	for _, e := range all {
		switch {
		case e.In != e.Out:
		case e.Lang == "en" && e.Original == nil:
			y.printf("  - %s\n", quote(e.In))
		default:
			y.printf("  - lang: %s\n    text: %s\n", e.Lang, quote(e.In))
			y.original(e.Original)
		}
	}
}

func (y yamlWriter) original(o *term.Original) {
	if o != nil {
		y.printf("    original: {lang: %s, text: %s}\n", o.Lang, strconv.Quote(o.Text))
	}
}

// plain is a text that means itself in YAML, in a list on one line too.
var plain = regexp.MustCompile(`^[\p{L}][\p{L}\p{M}\p{N} .()/’'-]*$`)

// words of YAML that are no texts.
var yamlWords = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off|y|n|null)$`)

// quote is a text as it stands in YAML: in double quotes unless it is plain. The
// escapes of Go that a name can need are those of YAML.
func quote(s string) string {
	if plain.MatchString(s) && !yamlWords.MatchString(s) && !strings.HasSuffix(s, " ") {
		return s
	}
	return strconv.Quote(s)
}

func flow(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
