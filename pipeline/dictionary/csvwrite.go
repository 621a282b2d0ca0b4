package dictionary

import (
	"encoding/csv"
	"io"
	"slices"

	"rectify/pipeline/term"
)

// WriteCSV writes the preferred names as a table, a concept a row under a header
// of language codes, with commas or tabs between the columns. Without langs it
// has every language of the concepts. A concept with fewer than two names in
// them has nothing to say in a table and is left out.
func WriteCSV(w io.Writer, comma rune, concepts []term.Concept, langs ...string) error {
	if len(langs) == 0 {
		langs = languages(concepts)
	}
	out := csv.NewWriter(w)
	out.Comma = comma
	if err := out.Write(langs); err != nil {
		return err
	}
	for i := range concepts {
		cells := make([]string, len(langs))
		names := 0
		for k, lang := range langs {
			if j := slices.IndexFunc(concepts[i].Terms, func(t term.Terms) bool { return t.Lang == lang }); j >= 0 && concepts[i].Terms[j].Preferred != "" {
				cells[k] = concepts[i].Terms[j].Preferred
				names++
			}
		}
		if names < 2 {
			continue
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// languages are the languages that concepts have terms in, English first.
func languages(concepts []term.Concept) []string {
	var out []string
	for i := range concepts {
		for _, t := range concepts[i].Terms {
			if !slices.Contains(out, t.Lang) {
				out = append(out, t.Lang)
			}
		}
	}
	slices.Sort(out)
	if i := slices.Index(out, "en"); i > 0 {
		out = slices.Insert(slices.Delete(out, i, i+1), 0, "en")
	}
	return out
}
