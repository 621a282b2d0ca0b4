package dictionary

import (
	"slices"
	"strings"
)

// A part is an element of the structure of XLIFF 2: what of the core may stand in
// it, and whether elements of modules and extensions may.
type part struct {
	children []string
	last     []string // those of the children that one at least must be of, and after which no others may come
	foreign  bool
	id       bool // it must have an id
}

// parts are the rules of XLIFF 2.2, section 4.2.2.
var parts = map[string]part{
	"xliff":     {children: []string{"notes", "file"}, last: []string{"file"}},
	"file":      {children: []string{"skeleton", "notes", "group", "unit"}, last: []string{"group", "unit"}, foreign: true, id: true},
	"group":     {children: []string{"notes", "group", "unit"}, last: []string{"group", "unit"}, foreign: true, id: true},
	"unit":      {children: []string{"notes", "originalData", "segment", "ignorable"}, last: []string{"segment", "ignorable"}, foreign: true, id: true},
	"segment":   {children: []string{"source", "target"}},
	"ignorable": {children: []string{"source", "target"}},
	"notes":     {children: []string{"note"}, last: []string{"note"}},
}

// structure checks an element of XLIFF 2 and those in it. lang is the xml:lang in
// force around it, empty when none is.
func (x *xliffReader) structure(e *element, lang string) {
	p := parts[e.name.Local]
	if p.id && e.attribute("id") == "" {
		x.errorf(x.of(e), "a %s without an id; XLIFF asks for one", e.name.Local)
	}
	ids := make(map[string]bool)
	settled := false // one of the last elements has come
	for _, c := range e.children {
		x.child(e, c, p, settled)
		own := c.name.Space == e.name.Space
		settled = settled || own && slices.Contains(p.last, c.name.Local)
		if id := c.attribute("id"); own && id != "" {
			if ids[c.name.Local+id] {
				x.errorf(x.of(c), "an id that is taken: %q; each %s in a %s has its own", id, c.name.Local, e.name.Local)
			}
			ids[c.name.Local+id] = true
		}
		if !own {
			x.foreign(c)
			continue
		}
		inner := lang
		if c.lang() != "" {
			inner = c.lang()
		}
		if _, ok := parts[c.name.Local]; ok {
			x.structure(c, inner)
		}
		if c.name.Local == "source" || c.name.Local == "target" {
			x.inLanguage(c, inner)
		}
	}
	if !settled && len(p.last) > 0 {
		x.errorf(x.of(e), "nothing in it: %s; XLIFF asks for %s", e.name.Local, strings.Join(p.last, " or "))
	}
}

// child checks that an element or text may stand where it stands.
func (x *xliffReader) child(e, c *element, p part, settled bool) {
	switch {
	case c.name.Local == "":
		if strings.TrimSpace(c.text) != "" {
			x.errorf(x.of(e), "text in a place for elements: %q in %s; it belongs into source or target", strings.TrimSpace(c.text), e.name.Local)
		}
	case c.name.Space == e.name.Space && !slices.Contains(p.children, c.name.Local), c.name.Space != e.name.Space && !p.foreign:
		x.errorf(x.of(c), "an element where it cannot be: %s in %s; XLIFF has no place for it there", c.name.Local, e.name.Local)
	case settled && !slices.Contains(p.last, c.name.Local):
		x.errorf(x.of(c), "an element in the wrong order: %s in %s; it comes before %s", c.name.Local, e.name.Local, strings.Join(p.last, " and "))
	}
}

// foreign checks the glossary module; xliffmodule.go has the others.
func (x *xliffReader) foreign(c *element) {
	if c.name.Space != xliffGlossary {
		return
	}
	for _, e := range append(c.all("glossEntry"), c) {
		for _, inner := range e.children {
			if text := strings.TrimSpace(inner.text); inner.name.Local == "" && text != "" {
				x.errorf(x.of(e), "text in a place for elements: %q in %s; it belongs into term, translation or definition", text, e.name.Local)
			}
		}
	}
}

// inLanguage checks that a source or target is in the language of the file.
func (x *xliffReader) inLanguage(e *element, lang string) {
	want, attribute := x.source, "srcLang"
	if e.name.Local == "target" {
		want, attribute = x.target, "trgLang"
	}
	if lang == "" || want == "" || e.name.Local == "target" && e.lang() == "" {
		return
	}
	if got, ok := x.lang(x.of(e), lang); ok && got != want {
		x.errorf(x.of(e), "a %s in another language: %q, %s is %q; make them the same", e.name.Local, lang, attribute, want)
	}
}
