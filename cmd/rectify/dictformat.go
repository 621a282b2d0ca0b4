package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

// dictFormat is a kind of file that dictionaries are written as.
type dictFormat struct {
	name  string
	names namesNeeded
	write func(w io.Writer, concepts []term.Concept, langs []string) error
}

// namesNeeded is how many preferred names a concept must have to be written.
type namesNeeded int

const (
	anyName  namesNeeded = iota
	twoNames             // in two languages, whichever they are
	pair                 // in each of two languages given
)

// dictFormats are the kinds of files that dictionaries are written as.
var dictFormats = []dictFormat{
	{"yaml", anyName, func(w io.Writer, cs []term.Concept, _ []string) error { return dictionary.WriteYAML(w, cs) }},
	{"csv", twoNames, func(w io.Writer, cs []term.Concept, langs []string) error {
		return dictionary.WriteCSV(w, ',', cs, langs...)
	}},
	{"tsv", twoNames, func(w io.Writer, cs []term.Concept, langs []string) error {
		return dictionary.WriteCSV(w, '\t', cs, langs...)
	}},
	{"tbx2", anyName, tbx(dictionary.Martif)},
	{"tbx3-dca", anyName, tbx(dictionary.DCA)},
	{"tbx3-dct", anyName, tbx(dictionary.DCT)},
	{"tmx", twoNames, func(w io.Writer, cs []term.Concept, _ []string) error { return dictionary.WriteTMX(w, cs) }},
	{"xliff12", pair, func(w io.Writer, cs []term.Concept, langs []string) error {
		return dictionary.WriteXLIFF1(w, cs, langs[0], langs[1])
	}},
	{"xliff2", pair, func(w io.Writer, cs []term.Concept, langs []string) error {
		return dictionary.WriteXLIFF(w, cs, langs[0], langs[1])
	}},
}

func tbx(style dictionary.Style) func(io.Writer, []term.Concept, []string) error {
	return func(w io.Writer, cs []term.Concept, _ []string) error { return dictionary.WriteTBX(w, style, cs) }
}

func dictFormatNames() []string {
	var out []string
	for _, f := range dictFormats {
		out = append(out, f.name)
	}
	return out
}

// addTo adds the flag that says what to write.
func addTo(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "to", "yaml", "what to write: "+strings.Join(dictFormatNames(), ", "))
	complete(c, "to", dictFormatNames()...)
}

// dictFormatOf finds the format of --to.
func dictFormatOf(to string) (dictFormat, error) {
	i := slices.IndexFunc(dictFormats, func(f dictFormat) bool { return f.name == to })
	if i < 0 {
		return dictFormat{}, fmt.Errorf("--to %q: it is one of %s", to, strings.Join(dictFormatNames(), ", "))
	}
	return dictFormats[i], nil
}

// writeDictionary writes the concepts in a format, in these languages or, when
// there are none, in all of them. What the format has no place for is told.
func writeDictionary(stdout, stderr io.Writer, f dictFormat, concepts []term.Concept, langs []string) error {
	for _, lang := range langs {
		if !slices.ContainsFunc(concepts, func(c term.Concept) bool { return hasLang(c, lang) }) {
			return fmt.Errorf("no concept has a name in %q; the languages are %s", lang, strings.Join(langsOf(concepts), ", "))
		}
	}
	all := len(concepts)
	if len(langs) > 0 {
		concepts = inLangs(concepts, langs)
	} else if f.names == pair {
		langs = langsOf(concepts)
	}
	if f.names == pair && len(langs) != 2 {
		return fmt.Errorf("%s is of two languages, not of %d (%s); name them with export --langs, the source first", f.name, len(langs), strings.Join(langs, ", "))
	}
	if left := all - f.written(concepts, langs); left > 0 {
		fmt.Fprintf(stderr, "rectify: warning: %d of %s left out: %s asks for %s\n", left, plural(all, "concept"), f.name, f.asks(langs))
	}
	return f.write(stdout, concepts, langs)
}

// written is how many of the concepts the format has a place for.
func (f dictFormat) written(concepts []term.Concept, langs []string) int {
	n := 0
	for i := range concepts {
		names := 0
		for _, t := range concepts[i].Terms {
			if t.Preferred != "" && (len(langs) == 0 || slices.Contains(langs, t.Lang)) {
				names++
			}
		}
		if f.names == anyName || names >= 2 {
			n++
		}
	}
	return n
}

// asks says what a concept must have to be written.
func (f dictFormat) asks(langs []string) string {
	switch {
	case f.names == anyName:
		return "a form in " + strings.Join(langs, ", ")
	case len(langs) > 0:
		return "preferred names in two of " + strings.Join(langs, ", ")
	}
	return "preferred names in two languages"
}

func hasLang(c term.Concept, lang string) bool {
	return slices.ContainsFunc(c.Terms, func(t term.Terms) bool { return t.Lang == lang })
}

// langsOf are the languages of some concepts, sorted.
func langsOf(concepts []term.Concept) []string {
	var out []string
	for i := range concepts {
		for _, t := range concepts[i].Terms {
			out = append(out, t.Lang)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inLangs are the concepts with their terms in some languages alone, without
// those that have none, and without the examples that are in others.
func inLangs(concepts []term.Concept, langs []string) []term.Concept {
	var out []term.Concept
	for _, c := range concepts {
		c.Terms = slices.DeleteFunc(slices.Clone(c.Terms), func(t term.Terms) bool { return !slices.Contains(langs, t.Lang) })
		c.Examples = slices.DeleteFunc(slices.Clone(c.Examples), func(e term.Example) bool {
			return !slices.Contains(langs, e.Lang) || e.Original != nil && !slices.Contains(langs, e.Original.Lang)
		})
		if len(c.Terms) > 0 {
			out = append(out, c)
		}
	}
	return out
}
