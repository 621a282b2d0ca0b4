package dictionary

import (
	"bufio"
	"fmt"
	"io"

	"rectify/pipeline/term"
)

// Style is how TBX version 3 writes its data categories.
type Style string

// The styles of TBX.
const (
	DCA Style = "dca" // as attributes
	DCT Style = "dct" // as elements in the namespaces of their modules
)

// doubtfulNote marks a form that may be wrong or something else, which TBX has no
// status for.
const doubtfulNote = "doubtful"

// WriteTBX writes concepts as TBX-Basic, version 3. It holds names with their
// status, domains, sources and notes; wrong forms are deprecated terms, spellings
// are variants, and a doubtful form is a deprecated term with a note. Kinds,
// dates, examples and readings have no place in it.
func WriteTBX(w io.Writer, style Style, concepts []term.Concept) error {
	t := tbxWriter{bufio.NewWriter(w), style}
	t.printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx xmlns=%q", tbxCore)
	if style == DCT {
		t.printf(" xmlns:min=%q xmlns:basic=%q", tbxMin, tbxBasic)
	}
	t.printf(" type=\"TBX-Basic\" style=%q xml:lang=\"en\">\n", style)
	t.printf("<tbxHeader><fileDesc><sourceDesc><p>Dictionary of Rectify</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n")
	for i := range concepts {
		t.concept(&concepts[i])
	}
	t.printf("</body></text>\n</tbx>\n")
	return t.Flush()
}

type tbxWriter struct {
	*bufio.Writer
	style Style
}

func (t tbxWriter) printf(format string, args ...any) {
	fmt.Fprintf(t, format, args...) // Flush has the error
}

func (t tbxWriter) concept(c *term.Concept) {
	t.printf("<conceptEntry id=\"%s\">\n", escape(c.ID))
	for _, d := range c.Domains {
		t.category("  ", "descrip", "min", "subjectField", d)
	}
	for _, s := range c.Sources {
		t.category("  ", "admin", "basic", "source", s)
	}
	if c.Note != "" {
		t.printf("  <note>%s</note>\n", escape(c.Note))
	}
	for _, l := range c.Terms {
		t.printf("  <langSec xml:lang=\"%s\">\n", escape(l.Lang))
		t.term(l.Preferred, "preferredTerm", "fullForm", "")
		t.term(l.Acronym, "preferredTerm", "acronym", "")
		t.each(l.Admitted, "admittedTerm", "", "")
		t.each(l.Spellings, "admittedTerm", "variant", "")
		t.each(l.Wrong, "deprecatedTerm", "", "")
		t.each(l.Doubtful, "deprecatedTerm", "", doubtfulNote+": it may be something else")
		t.printf("  </langSec>\n")
	}
	t.printf("</conceptEntry>\n")
}

func (t tbxWriter) each(texts []string, status, kind, note string) {
	for _, text := range texts {
		t.term(text, status, kind, note)
	}
}

func (t tbxWriter) term(text, status, kind, note string) {
	if text == "" {
		return
	}
	t.printf("    <termSec>\n      <term>%s</term>\n", escape(text))
	if kind != "" {
		t.category("      ", "termNote", "basic", "termType", kind)
	}
	t.category("      ", "termNote", "min", "administrativeStatus", status+"-admn-sts")
	if note != "" {
		t.printf("      <note>%s</note>\n", escape(note))
	}
	t.printf("    </termSec>\n")
}

// category writes one data category: as an element with a type, or in the
// namespace of its module.
func (t tbxWriter) category(indent, element, module, name, value string) {
	if t.style == DCT {
		t.printf("%s<%s:%s>%s</%s:%s>\n", indent, module, name, escape(value), module, name)
		return
	}
	t.printf("%s<%s type=%q>%s</%s>\n", indent, element, name, escape(value), element)
}
