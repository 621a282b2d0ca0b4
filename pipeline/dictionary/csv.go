package dictionary

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"rectify/pipeline/term"
)

// ReadCSV reads a glossary as a table. A file whose name ends in .csv has commas
// (or semicolons) between its columns, any other tabs. The table is one of
//
//   - a header of language codes, then a concept a row: its names, empty where a
//     language has none;
//   - the header wrong,preferred,lang, then a wrong form a row; an empty language
//     is English;
//   - no header, with langs for the columns;
//   - no header, and four columns: source, target, source language, target
//     language.
//
// The columns pos and description of such files are left out with a warning. The
// faults are warnings, the error is [Faults].
func ReadCSV(name string, data []byte, langs []string) ([]term.Concept, []Fault, error) {
	g := newGlossary(name)
	text, err := decode(data)
	if err != nil {
		g.errorf(name, "%v", err)
		return g.result()
	}
	rows := g.rows(string(text))
	if len(rows) == 0 {
		if len(g.errors) == 0 && len(langs) == 0 {
			g.errorf(g.at(1, 0), "an empty file; it begins with a header of language codes, like ko,en")
		}
		return g.result()
	}
	t := table{g, rows}
	t.read(langs)
	return g.result()
}

// A row is one line of a table.
type row struct {
	line  int
	cells []string
}

// rows cuts a file into rows. Empty lines, and comments of tab-separated files,
// are no rows.
func (g *glossary) rows(text string) []row {
	if strings.ToLower(path.Ext(g.report.name)) != ".csv" {
		return tabRows(text)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	if head, _, _ := strings.Cut(text, "\n"); !strings.Contains(head, ",") && strings.Contains(head, ";") {
		r.Comma = ';'
	}
	var out []row
	for {
		cells, err := r.Read()
		var pe *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return out
		case errors.As(err, &pe):
			g.errorf(g.at(pe.Line, pe.Column), `not CSV: %v; put a text with quotes into quotes and double those inside: "say ""yes"""`, pe.Err)
			return nil
		case err != nil:
			g.errorf(g.report.name, "not CSV: %v", err)
			return nil
		}
		if line, _ := r.FieldPos(0); strings.Join(cells, "") != "" {
			out = append(out, row{line, cells})
		}
	}
}

func tabRows(text string) []row {
	var out []row
	line := 0
	for s := range strings.Lines(text) {
		line++
		s = strings.TrimRight(s, "\r\n")
		if strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#") {
			continue
		}
		cells := strings.Split(s, "\t")
		for i, c := range cells {
			// Spreadsheets quote a cell that has quotes in it.
			if len(c) > 1 && strings.HasPrefix(c, `"`) && strings.HasSuffix(c, `"`) && !strings.Contains(strings.ReplaceAll(c[1:len(c)-1], `""`, ""), `"`) {
				cells[i] = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
			}
		}
		out = append(out, row{line, cells})
	}
	return out
}

// A table is the rows of a file, to be read.
type table struct {
	*glossary
	rows []row
}

func (t *table) read(langs []string) {
	head := t.rows[0]
	columns, isHeader := headerOf(head)
	switch {
	case slices.Contains(columns, "wrong") && slices.Contains(columns, "preferred"):
		t.corrections(columns)
	case len(langs) > 0:
		given := make([]string, len(langs))
		for i, l := range langs {
			given[i], _ = t.lang(t.report.name, l)
		}
		if len(t.errors) > 0 {
			return
		}
		if isHeader && slices.Equal(columns, given) {
			t.rows = t.rows[1:]
		}
		t.names(given, 0)
	case isHeader:
		t.rows = t.rows[1:]
		t.names(columns, head.line)
	case t.pairs():
	default:
		t.errorf(t.at(head.line, 0), "no header: %q; begin with a row of language codes like ko,en, or say which languages the columns have (--langs ko,en)", strings.Join(head.cells, ","))
	}
}

// Columns of a header beside languages.
var extraColumns = []string{"pos", "description", "comment", "note", "wrong", "preferred", "lang"}

// headerOf reads a header; ok is false when a cell is neither a language nor a
// column known, or there is but one language.
func headerOf(head row) (columns []string, ok bool) {
	langs := 0
	for _, cell := range head.cells {
		name := strings.ToLower(strings.TrimSpace(cell))
		if slices.Contains(extraColumns, name) {
			columns = append(columns, name)
			continue
		}
		lang, err := canonical(cell)
		if err != nil {
			return nil, false
		}
		langs++
		columns = append(columns, lang)
	}
	return columns, langs > 1
}

// names reads rows of names, a concept each.
func (t *table) names(columns []string, header int) {
	for i, c := range columns {
		if slices.Contains(columns[:i], c) {
			t.errorf(t.at(header, 0), "two columns of one language: %q; keep one", c)
			return
		}
	}
	sources := make(map[string]int)
	for _, r := range t.rows {
		position := t.at(r.line, 0)
		if len(r.cells) > len(columns) && strings.Join(r.cells[len(columns):], "") != "" && header > 0 {
			t.errorf(position, "more cells than columns: %d, the header has %d; put a text with a comma into quotes", len(r.cells), len(columns))
			continue
		}
		c := term.Concept{Position: position}
		for i, cell := range r.cells {
			switch {
			case strings.TrimSpace(cell) == "":
			case i >= len(columns):
				t.skip("further columns")
			case slices.Contains(extraColumns, columns[i]):
				t.skip(columns[i])
			default:
				prefer(in(&c, columns[i]), t.name(position, cell))
			}
		}
		t.twice(sources, r, columns[0])
		t.add(c, "")
	}
}

// twice warns of a source that has an entry already.
func (t *table) twice(sources map[string]int, r row, lang string) {
	source := strings.TrimSpace(r.cells[0])
	if source == "" {
		return
	}
	if line, ok := sources[source]; ok {
		t.warnf(t.at(r.line, 0), "entered twice: %q (%s), first in line %d; which name is meant?", source, lang, line)
		return
	}
	sources[source] = r.line
}

// pairs reads rows of source, target, source language and target language. It
// reports whether the rows are such.
func (t *table) pairs() bool {
	for _, r := range t.rows {
		if len(r.cells) != 4 {
			return false
		}
		for _, tag := range r.cells[2:] {
			if _, err := canonical(tag); err != nil {
				return false
			}
		}
	}
	for _, r := range t.rows {
		c := term.Concept{Position: t.at(r.line, 0)}
		for i, cell := range r.cells[:2] {
			lang, _ := canonical(r.cells[i+2])
			if name := t.name(c.Position, cell); name != "" {
				prefer(in(&c, lang), name)
			}
		}
		t.add(c, "")
	}
	return true
}

// corrections reads rows of a wrong and the preferred form. Rows of one
// preferred form are one concept.
func (t *table) corrections(columns []string) {
	at := make(map[string]int) // language and preferred form → index
	var concepts []term.Concept
	for _, r := range t.rows[1:] {
		position := t.at(r.line, 0)
		cell := func(column string) string {
			if i := slices.Index(columns, column); i >= 0 && i < len(r.cells) {
				return strings.TrimSpace(r.cells[i])
			}
			return ""
		}
		lang := "en"
		if tag := cell("lang"); tag != "" {
			var ok bool
			if lang, ok = t.lang(position, tag); !ok {
				continue
			}
		}
		wrongForm, right := t.name(position, cell("wrong")), t.name(position, cell("preferred"))
		if wrongForm == "" || right == "" {
			t.errorf(position, "an empty cell: wrong %q, preferred %q; a row has both", wrongForm, right)
			continue
		}
		key := fmt.Sprintf("%s %s", lang, right)
		i, ok := at[key]
		if !ok {
			i = len(concepts)
			at[key] = i
			concepts = append(concepts, term.Concept{Position: position})
			prefer(in(&concepts[i], lang), right)
		}
		terms := in(&concepts[i], lang)
		if slices.Contains(terms.Wrong, wrongForm) {
			t.warnf(position, "entered twice: %q; drop one", wrongForm)
		}
		admit(&terms.Wrong, wrongForm)
	}
	for _, c := range concepts {
		t.add(c, "")
	}
}
