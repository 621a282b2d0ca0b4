package dictionary

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"rectify/pipeline/term"
)

// tmxCodes are the elements of a TMX segment that hold codes of its format.
var tmxCodes = []string{"bpt", "ept", "ph", "it", "ut", "sub"}

// ReadTMX reads a translation memory, version 1.1 to 1.4, as a glossary: a unit
// is a concept, its variants are the preferred names. Of two variants in one
// language the second is admitted. A unit with names in fewer than two languages
// is left out with a warning. The error is [Faults].
func ReadTMX(name string, data []byte) ([]term.Concept, []Fault, error) {
	g := newGlossary(name)
	root := g.parse(data)
	switch {
	case root == nil:
	case root.name.Local != "tmx":
		g.errorf(g.of(root), "not TMX: the root element is %q; it is tmx", root.name.Local)
	case !slices.Contains([]string{"1.1", "1.2", "1.3", "1.4", "1.4b"}, root.attribute("version")):
		g.errorf(g.of(root), "unknown version of TMX: %q; 1.1 to 1.4 are read", root.attribute("version"))
	case root.first("body") == nil:
		g.errorf(g.of(root), "no body; the units stand in it")
	default:
		for _, tu := range root.first("body").all("tu") {
			g.unit(tu)
		}
	}
	return g.result()
}

func (g *glossary) unit(tu *element) {
	c := term.Concept{Position: g.at(tu.line, 0)}
	for _, p := range tu.all("prop", "note") {
		value := strings.TrimSpace(p.content())
		switch {
		case p.name.Local == "note":
			c.Note = joined(c.Note, value)
		case p.attribute("type") == "domain" && slices.Contains(Domains, value):
			admit(&c.Domains, value)
		case p.attribute("type") == "source":
			admit(&c.Sources, value)
		default:
			g.skip("props")
		}
	}
	for _, tuv := range tu.all("tuv") {
		tag := tuv.lang()
		if tag == "" {
			tag = tuv.attribute("lang") // until 1.3
		}
		lang, ok := g.lang(g.of(tuv), tag)
		if !ok {
			continue
		}
		seg := tuv.first("seg")
		if seg == nil {
			g.errorf(g.of(tuv), "a variant without a seg: %q; write its text into one", tag)
			continue
		}
		if text := g.name(g.of(seg), seg.content(tmxCodes...)); text != "" {
			prefer(in(&c, lang), text)
		}
	}
	if len(c.Terms) == 1 {
		g.skip("units in a single language")
		return
	}
	g.add(c, tu.attribute("tuid"))
}

// WriteTMX writes the preferred names as TMX 1.4, with domains, sources and notes.
// A concept with a name in fewer than two languages is left out.
func WriteTMX(w io.Writer, concepts []term.Concept) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n")
	fmt.Fprintf(out, "<header creationtool=\"rectify\" creationtoolversion=\"1\" segtype=\"phrase\" o-tmf=\"rectify\" adminlang=\"en\" srclang=\"*all*\" datatype=\"plaintext\"/>\n<body>\n")
	for i := range concepts {
		if c := &concepts[i]; len(named(c)) > 1 {
			writeUnit(out, c)
		}
	}
	fmt.Fprintf(out, "</body>\n</tmx>\n")
	return out.Flush()
}

// named are the terms of a concept that have a preferred name.
func named(c *term.Concept) []term.Terms {
	return slices.DeleteFunc(slices.Clone(c.Terms), func(t term.Terms) bool { return t.Preferred == "" })
}

func writeUnit(w io.Writer, c *term.Concept) {
	fmt.Fprintf(w, "<tu tuid=\"%s\">\n", escape(c.ID))
	if c.Note != "" {
		fmt.Fprintf(w, "  <note>%s</note>\n", escape(c.Note))
	}
	for _, d := range c.Domains {
		fmt.Fprintf(w, "  <prop type=\"domain\">%s</prop>\n", escape(d))
	}
	for _, s := range c.Sources {
		fmt.Fprintf(w, "  <prop type=\"source\">%s</prop>\n", escape(s))
	}
	for _, t := range named(c) {
		fmt.Fprintf(w, "  <tuv xml:lang=\"%s\"><seg>%s</seg></tuv>\n", escape(t.Lang), escape(t.Preferred))
	}
	fmt.Fprintf(w, "</tu>\n")
}
