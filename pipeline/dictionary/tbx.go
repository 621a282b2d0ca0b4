package dictionary

import (
	"slices"
	"strings"

	"rectify/pipeline/term"
)

// Namespaces of TBX version 3 (ISO 30042:2019). Version 2 has none.
const (
	tbxCore  = "urn:iso:std:iso:30042:ed-2"
	tbxMin   = "http://www.tbxinfo.net/ns/min"
	tbxBasic = "http://www.tbxinfo.net/ns/basic"
)

// ReadTBX reads a TBX file: version 3 in both styles (categories as attributes,
// DCA, or as elements of their own, DCT) and version 2 (martif).
//
// A term's administrative status decides what it is: preferred, admitted (a
// superseded term too: an older official name) or, when deprecated, wrong; a
// status or language that is unknown is an error. Without a status the first
// term is the preferred one, the others are admitted. What a glossary has
// no place for is left out with a warning. The error is [Faults].
func ReadTBX(name string, data []byte) ([]term.Concept, []Fault, error) {
	t := tbxReader{newGlossary(name)}
	if root := t.parse(data); root != nil {
		t.root(root)
	}
	return t.result()
}

type tbxReader struct{ *glossary }

func (t tbxReader) root(root *element) {
	switch {
	case root.name.Local == "martif" && root.name.Space == "":
	case root.name.Local == "tbx" && root.name.Space == tbxCore:
		if style := root.attribute("style"); style != "dca" && style != "dct" {
			t.errorf(t.of(root), `unknown style of TBX: %q; it is "dca" or "dct"`, style)
			return
		}
	case root.name.Local == "tbx":
		t.errorf(t.of(root), "unknown namespace of TBX: %q; version 3 has %q", root.name.Space, tbxCore)
		return
	default:
		t.errorf(t.of(root), "not TBX: the root element is %q; it is tbx, or martif in version 2", root.name.Local)
		return
	}
	body := root.path("text", "body")
	if body == nil {
		t.errorf(t.of(root), "no text and body; the entries stand in them")
		return
	}
	for _, e := range body.all("conceptEntry", "termEntry") {
		t.entry(e)
	}
}

func (t tbxReader) entry(e *element) {
	c := term.Concept{Position: t.at(e.line, 0)}
	for _, d := range t.categories(e) {
		switch d.name {
		case "subjectField":
			t.domain(&c, d.value)
		case "source", "externalCrossReference":
			admit(&c.Sources, d.value)
		case "note", "definition":
			c.Note = joined(c.Note, d.value)
		default:
			t.skip(d.name)
		}
	}
	for _, section := range e.all("langSec", "langSet") {
		lang, ok := t.lang(t.of(section), section.lang())
		if !ok {
			continue
		}
		for _, d := range t.categories(section) {
			if d.name == "definition" || d.name == "note" {
				c.Note = joined(c.Note, d.value)
			} else {
				t.skip(d.name)
			}
		}
		t.section(in(&c, lang), section)
	}
	t.add(c, e.attribute("id"))
}

// domain takes a subject field if it is one of [Domains]; an import makes no
// new ones.
func (t tbxReader) domain(c *term.Concept, field string) {
	if slices.Contains(Domains, field) {
		admit(&c.Domains, field)
		return
	}
	t.skip("subject fields that are no domain")
}

func joined(note, more string) string {
	switch {
	case note == "" || strings.Trim(more, "-. ") == "":
		return note + strings.TrimLeft(more, "-. ")
	case strings.Contains(note, more):
		return note
	}
	return note + "\n" + more
}

// A category is one thing that TBX says of an entry, a language or a term.
type category struct {
	name, value string
	element     *element
}

// categories are what an element says, and what the groups in it say, but not the
// sections and terms below it. In DCA the name is an attribute, in DCT the
// element's own.
func (t tbxReader) categories(e *element) []category {
	var out []category
	for _, c := range e.children {
		value := strings.Join(strings.Fields(c.content()), " ")
		switch kind := c.name.Local; {
		case kind == "" || kind == "term" || kind == "langSec" || kind == "langSet" || kind == "termSec" || kind == "tig" || kind == "ntig" || kind == "transacGrp":
		case strings.HasSuffix(kind, "Grp"):
			out = append(out, t.categories(c)...)
		case c.name.Space == e.name.Space && kind == "note":
			out = append(out, category{"note", value, c})
		case c.name.Space == e.name.Space && c.attribute("type") != "":
			out = append(out, category{c.attribute("type"), value, c})
		default:
			out = append(out, category{kind, value, c})
		}
	}
	return out
}

// A tbxTerm is one term of a language.
type tbxTerm struct {
	text     string
	status   string // empty when not given
	kind     string // termType
	doubtful bool
	position string
}

func (t tbxReader) section(into *term.Terms, section *element) {
	var terms []tbxTerm
	for _, s := range section.all("termSec", "tig", "ntig") {
		if x := t.term(s); x.text != "" {
			terms = append(terms, x)
		}
	}
	// What is said to be preferred goes before what is only not said to be
	// anything else.
	for _, statuses := range [][]string{{"preferred"}, {""}, {"admitted", "superseded", "deprecated"}} {
		for _, x := range terms {
			if slices.Contains(statuses, x.status) {
				t.place(into, x)
			}
		}
	}
	if into.Preferred == "" && into.Acronym != "" {
		into.Preferred, into.Acronym = into.Acronym, ""
	}
}

func (t tbxReader) term(s *element) tbxTerm {
	x := tbxTerm{position: t.of(s)}
	holder := s
	if group := s.first("termGrp"); group != nil {
		holder = group
	}
	if e := holder.first("term"); e != nil {
		x.position = t.of(e)
		x.text = t.name(x.position, e.content())
	}
	for _, d := range t.categories(s) {
		switch d.name {
		case "administrativeStatus", "normativeAuthorization":
			x.status = t.status(d)
		case "termType":
			x.kind = d.value
		case "note":
			if x.doubtful = strings.HasPrefix(d.value, doubtfulNote); !x.doubtful {
				t.skip("notes on terms")
			}
		default:
			t.skip(d.name)
		}
	}
	return x
}

// statuses are the administrative statuses of TBX, and the normative ones of
// version 2.
var statuses = map[string]string{
	"preferredTerm-admn-sts": "preferred", "admittedTerm-admn-sts": "admitted", "deprecatedTerm-admn-sts": "deprecated", "supersededTerm-admn-sts": "superseded",
	"legalTerm-admn-sts": "preferred", "regulatedTerm-admn-sts": "preferred", "standardizedTerm-admn-sts": "preferred",
	"preferredTerm": "preferred", "admittedTerm": "admitted", "deprecatedTerm": "deprecated", "supersededTerm": "superseded",
	"legalTerm": "preferred", "regulatedTerm": "preferred", "standardizedTerm": "preferred",
}

func (t tbxReader) status(d category) string {
	s, ok := statuses[d.value]
	if !ok {
		known := []string{"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"}
		t.errorf(t.of(d.element), "unknown %s: %q; %s", d.name, d.value, nearest(d.value, known))
	}
	return s
}

// place puts a term where its status and type say.
func (t tbxReader) place(into *term.Terms, x tbxTerm) {
	short := slices.Contains([]string{"acronym", "initialism", "abbreviation"}, x.kind)
	switch {
	case x.status == "deprecated" && x.doubtful:
		admit(&into.Doubtful, x.text)
	case x.status == "deprecated":
		admit(&into.Wrong, x.text)
	case short && x.status != "superseded" && (into.Acronym == "" || into.Acronym == x.text):
		into.Acronym = x.text
	case x.kind == "variant" && x.status != "preferred" && x.status != "superseded":
		admit(&into.Spellings, x.text)
	case x.status == "preferred":
		if !prefer(into, x.text) && into.Preferred != x.text {
			t.warnf(x.position, "a second preferred term in %s: %q beside %q; taken as admitted", into.Lang, x.text, into.Preferred)
		}
	case x.status == "" && into.Preferred == "":
		into.Preferred = x.text
	case x.text != into.Preferred:
		admit(&into.Admitted, x.text)
	}
}
