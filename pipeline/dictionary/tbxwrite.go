package dictionary

import (
	"bufio"
	"fmt"
	"io"

	"rectify/pipeline/term"
)

// Style is the version of TBX and how it writes its data categories.
type Style string

// The styles of TBX.
const (
	DCA    Style = "dca"    // version 3, as attributes
	DCT    Style = "dct"    // version 3, as elements in the namespaces of their modules
	Martif Style = "martif" // version 2 (ISO 30042:2008), as attributes
)

// doubtfulNote marks a form that may be wrong or something else, which TBX has no
// status for.
const doubtfulNote = "doubtful"

// WriteTBX writes concepts as TBX-Basic. It holds names with their
// status, domains, sources and notes; wrong forms are deprecated terms, spellings
// are variants, and a doubtful form is a deprecated term with a note. Kinds,
// dates, examples and readings have no place in it.
func WriteTBX(w io.Writer, style Style, concepts []term.Concept) error {
	t := tbxWriter{bufio.NewWriter(w), style, tbxElements{"conceptEntry", "langSec", "termSec"}}
	if style == Martif {
		t.elements = tbxElements{"termEntry", "langSet", "tig"}
	}
	root := t.open()
	for i := range concepts {
		t.concept(&concepts[i])
	}
	t.printf("</body></text>\n</%s>\n", root)
	return t.Flush()
}

// open writes what comes before the entries, and returns the name of the root
// element.
func (t tbxWriter) open() string {
	const described = "<fileDesc><sourceDesc><p>Dictionary of Rectify</p></sourceDesc></fileDesc>"
	t.printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	if t.style == Martif {
		t.printf("<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n<martif type=\"TBX-Basic\" xml:lang=\"en\">\n")
		t.printf("<martifHeader>%s<encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n", described)
		return "martif"
	}
	t.printf("<tbx xmlns=%q", tbxCore)
	if t.style == DCT {
		t.printf(" xmlns:min=%q xmlns:basic=%q", tbxMin, tbxBasic)
	}
	t.printf(" type=\"TBX-Basic\" style=%q xml:lang=\"en\">\n", t.style)
	t.printf("<tbxHeader>%s</tbxHeader>\n<text><body>\n", described)
	return "tbx"
}

type tbxWriter struct {
	*bufio.Writer
	style    Style
	elements tbxElements
}

// tbxElements are the names of elements that differ between the versions.
type tbxElements struct{ entry, language, term string }

func (t tbxWriter) printf(format string, args ...any) {
	fmt.Fprintf(t, format, args...) // Flush has the error
}

func (t tbxWriter) concept(c *term.Concept) {
	t.printf("<%s id=\"%s\">\n", t.elements.entry, escape(c.ID))
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
		t.printf("  <%s xml:lang=\"%s\">\n", t.elements.language, escape(l.Lang))
		t.term(l.Preferred, "preferredTerm", "fullForm", "")
		t.term(l.Acronym, "preferredTerm", "acronym", "")
		t.each(l.Admitted, "admittedTerm", "", "")
		t.each(l.Spellings, "admittedTerm", "variant", "")
		t.each(l.Wrong, "deprecatedTerm", "", "")
		t.each(l.Doubtful, "deprecatedTerm", "", doubtfulNote+": it may be something else")
		t.printf("  </%s>\n", t.elements.language)
	}
	t.printf("</%s>\n", t.elements.entry)
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
	t.printf("    <%s>\n      <term>%s</term>\n", t.elements.term, escape(text))
	if kind != "" {
		t.category("      ", "termNote", "basic", "termType", kind)
	}
	t.category("      ", "termNote", "min", "administrativeStatus", status+"-admn-sts")
	if note != "" {
		t.printf("      <note>%s</note>\n", escape(note))
	}
	t.printf("    </%s>\n", t.elements.term)
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
