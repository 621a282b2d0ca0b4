package dictionary

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"rectify/pipeline/term"
)

// xmlNamespace is that of xml:lang.
const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

// maxDepth is how deep elements may lie in one another. Glossaries need about
// twelve.
const maxDepth = 100

// An element is an element of an XML file, or a stretch of text (its name is
// then empty). Names are known by their namespace, whatever the prefix.
type element struct {
	name         xml.Name
	attributes   []xml.Attr
	children     []*element
	text         string
	line, column int
}

// readXML reads a file that is called .xml: its root says what it is.
func readXML(name string, data []byte) ([]term.Concept, []Fault, error) {
	g := newGlossary(name)
	root := g.parse(data)
	switch {
	case root == nil:
		return g.result()
	case root.name.Local == "tbx" || root.name.Local == "martif":
		return ReadTBX(name, data)
	case root.name.Local == "tmx":
		return ReadTMX(name, data)
	case root.name.Local == "xliff":
		return ReadXLIFF(name, data)
	}
	g.errorf(g.of(root), "not a glossary: the root element is %q; TBX, TMX and XLIFF are read", root.name.Local)
	return g.result()
}

// parse reads a whole file; nil, with an error noted, when it is not XML. A
// DOCTYPE is passed over, nothing is ever fetched.
func (g *glossary) parse(data []byte) *element {
	d := xml.NewDecoder(bytes.NewReader(data))
	if _, _, wide := byteOrder(data); wide {
		text, err := decode(data)
		if err != nil {
			g.errorf(g.report.name, "%v", err)
			return nil
		}
		d = xml.NewDecoder(bytes.NewReader(text))
		d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	} else {
		d.CharsetReader = charset
	}
	root, err := tree(d)
	if err != nil {
		line, column := d.InputPos()
		var se *xml.SyntaxError
		if errors.As(err, &se) {
			err = errors.New(se.Msg)
		}
		g.errorf(g.at(line, column), "not XML: %v", err)
		return nil
	}
	return root
}

// charset reads the encodings that an XML declaration may name.
func charset(label string, r io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("unknown encoding %q; save the file as UTF-8", label)
	}
	return e.NewDecoder().Reader(r), nil
}

// tree reads elements to the end of the file.
func tree(d *xml.Decoder) (*element, error) {
	top := &element{}
	open := []*element{top}
	for {
		line, column := d.InputPos()
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{name: t.Name, attributes: t.Attr, line: line, column: column}
			last.children = append(last.children, e)
			if open = append(open, e); len(open) > maxDepth {
				return nil, fmt.Errorf("elements lie more than %d deep", maxDepth)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.children = append(last.children, &element{text: string(t), line: line, column: column})
		}
	}
	for _, e := range top.children {
		if e.name.Local != "" {
			return e, nil
		}
	}
	return nil, errors.New("there is no element")
}

// of is the position of an element. Its column counts bytes, as the decoder does.
func (g *glossary) of(e *element) string { return g.at(e.line, e.column) }

// attribute is the value of an attribute without a namespace.
func (e *element) attribute(name string) string { return e.attributeIn("", name) }

func (e *element) attributeIn(space, name string) string {
	for _, a := range e.attributes {
		if a.Name.Space == space && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// lang is the xml:lang of an element.
func (e *element) lang() string { return e.attributeIn(xmlNamespace, "lang") }

// all are the child elements of the names given, in the namespace of the element
// itself.
func (e *element) all(names ...string) []*element {
	var out []*element
	for _, c := range e.children {
		for _, name := range names {
			if c.name.Local == name && c.name.Space == e.name.Space {
				out = append(out, c)
			}
		}
	}
	return out
}

// first is the first child element of a name; nil when there is none.
func (e *element) first(name string) *element {
	if all := e.all(name); len(all) > 0 {
		return all[0]
	}
	return nil
}

// path follows first children by name.
func (e *element) path(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		e = e.first(name)
	}
	return e
}

// every visits the element and all below it, top down.
func (e *element) every(visit func(*element)) {
	visit(e)
	for _, c := range e.children {
		c.every(visit)
	}
}

// content is the text of an element and of all below it but the elements named,
// which hold codes, not words.
func (e *element) content(codes ...string) string {
	var b strings.Builder
	var walk func(*element)
	walk = func(e *element) {
		b.WriteString(e.text)
		for _, c := range e.children {
			skip := false
			for _, code := range codes {
				skip = skip || c.name.Local == code
			}
			if !skip {
				walk(c)
			}
		}
	}
	walk(e)
	return b.String()
}

// escape is a text as it stands in XML.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}
