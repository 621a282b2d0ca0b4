package dictionary

import (
	"slices"
	"strings"

	"rectify/pipeline/term"
)

// Namespaces of XLIFF. Version 2.1 has that of 2.0.
const (
	xliff1        = "urn:oasis:names:tc:xliff:document:1."
	xliff2        = "urn:oasis:names:tc:xliff:document:2."
	xliffGlossary = "urn:oasis:names:tc:xliff:glossary:2.0"
)

// xliffCodes are the elements of XLIFF 1 that hold codes of the original format.
var xliffCodes = []string{"bpt", "ept", "ph", "it", "sub"}

// ReadXLIFF reads the terms of an XLIFF file, version 1 or 2. If it has glossary
// entries (the glossary module of version 2) or marked terms, those are the
// concepts, and its units are sentences to be left alone. Otherwise every unit
// with a translation is taken as a pair of names. Structure, languages and
// glossary are checked, and in version 2 inline codes, references and modules:
// names from a file that was damaged on its way are not to be trusted. The error
// is [Faults].
func ReadXLIFF(name string, data []byte) ([]term.Concept, []Fault, error) {
	x := xliffReader{glossary: newGlossary(name)}
	root := x.parse(data)
	switch {
	case root == nil:
	case root.name.Local != "xliff":
		x.errorf(x.of(root), "not XLIFF: the root element is %q; it is xliff", root.name.Local)
	case strings.HasPrefix(root.name.Space, xliff2):
		x.two(root)
	case root.name.Space == "" || strings.HasPrefix(root.name.Space, xliff1):
		x.one(root)
	default:
		x.errorf(x.of(root), "unknown namespace of XLIFF: %q; version 2 has %q", root.name.Space, xliff2+"0")
	}
	return x.result()
}

type xliffReader struct {
	*glossary
	marked         bool // the file has marked terms or glossary entries
	source, target string
}

// one reads version 1.
func (x *xliffReader) one(root *element) {
	x.marked = hasTerms(root)
	files := root.all("file")
	if len(files) == 0 {
		x.errorf(x.of(root), "no file in it; the units stand in file elements")
	}
	for _, f := range files {
		if !x.languages(f, f.attribute("source-language"), f.attribute("target-language")) || f.first("body") == nil {
			continue
		}
		f.first("body").every(func(e *element) {
			if e.name.Local == "trans-unit" {
				x.pair(e, e, e.attribute("id"))
			}
		})
	}
}

// two reads version 2.
func (x *xliffReader) two(root *element) {
	x.marked = hasTerms(root)
	if !x.languages(root, root.attribute("srcLang"), root.attribute("trgLang")) {
		return
	}
	x.structure(root, root.lang())
	x.codes(root)
	x.modules(root)
	root.every(func(e *element) {
		if e.name.Local != "unit" || e.name.Space != root.name.Space {
			return
		}
		entries := x.entries(e)
		segments := e.all("segment")
		for i, s := range segments {
			id := ""
			if len(segments) == 1 || i == 0 && x.marked {
				id = e.attribute("id")
			}
			if !x.marked || !entries {
				x.pair(e, s, id)
			}
		}
	})
}

// languages takes the languages of a file; a file without translations needs
// none to translate into.
func (x *xliffReader) languages(e *element, source, target string) bool {
	var ok bool
	if x.source, ok = x.lang(x.of(e), source); !ok {
		return false
	}
	x.target = ""
	if target != "" {
		x.target, ok = x.lang(x.of(e), target)
	}
	return ok
}

// hasTerms reports whether a file marks terms.
func hasTerms(root *element) bool {
	found := false
	root.every(func(e *element) {
		found = found || isTerm(e) || e.name.Space == xliffGlossary && e.name.Local == "glossEntry"
	})
	return found
}

func isTerm(e *element) bool {
	return e.name.Local == "mrk" && (e.attribute("type") == "term" || e.attribute("mtype") == "term")
}

// entries takes the glossary entries of a unit, and reports whether it has some.
func (x *xliffReader) entries(unit *element) bool {
	found := false
	for _, g := range unit.children {
		if g.name.Space != xliffGlossary || g.name.Local != "glossary" {
			continue
		}
		for _, e := range g.all("glossEntry") {
			found = true
			x.entry(unit, e)
		}
	}
	return found
}

func (x *xliffReader) entry(unit, e *element) {
	c := term.Concept{Position: x.at(e.line, 0)}
	name, translations, definition := e.first("term"), e.all("translation"), e.first("definition")
	switch {
	case name == nil:
		x.errorf(x.of(e), "a glossary entry without a term; XLIFF asks for one")
		return
	case len(translations) == 0 && definition == nil:
		x.errorf(x.of(e), "a glossary entry without translation and definition: %q; XLIFF asks for one of them", strings.TrimSpace(name.content()))
		return
	case len(translations) > 0 && x.target == "":
		x.errorf(x.of(e), "a translation, but no language it is in; the root element has it in trgLang")
		return
	}
	prefer(in(&c, x.source), x.name(x.of(name), name.content()))
	for _, t := range translations {
		if text := x.name(x.of(t), t.content()); text != "" {
			prefer(in(&c, x.target), text)
		}
	}
	for _, d := range e.all("definition") {
		c.Note = joined(c.Note, strings.Join(strings.Fields(d.content()), " "))
	}
	for _, s := range []*element{name, definition} {
		if s != nil && s.attribute("source") != "" {
			admit(&c.Sources, s.attribute("source"))
		}
	}
	id := e.attribute("id")
	if id == "" && len(unit.all("segment")) == 1 {
		id = unit.attribute("id")
	}
	x.add(c, id)
}

// pair takes source and target of a segment as names, or the terms marked in
// both.
func (x *xliffReader) pair(unit, segment *element, id string) {
	source, target := segment.first("source"), segment.first("target")
	switch {
	case source == nil:
		x.errorf(x.of(segment), "a unit without a source: %q; XLIFF asks for one", unit.attribute("id"))
	case target == nil || strings.TrimSpace(target.content(xliffCodes...)) == "" || slices.Contains([]string{"new", "needs-translation"}, target.attribute("state")):
		x.skip("units without a translation")
	case x.target == "":
		x.errorf(x.of(target), "a translation, but no language it is in: %q; the file has it in trgLang (version 1: target-language)", strings.TrimSpace(target.content()))
	case x.marked:
		x.marks(source, target)
	default:
		x.names(unit, [2]*element{source, target}, id)
	}
}

func (x *xliffReader) names(at *element, pair [2]*element, id string) {
	c := term.Concept{Position: x.at(at.line, 0)}
	for i, lang := range []string{x.source, x.target} {
		if text := x.name(x.of(pair[i]), pair[i].content(xliffCodes...)); text != "" {
			prefer(in(&c, lang), text)
		}
	}
	x.add(c, id)
}

// marks takes the terms that are marked in source and target under one id.
func (x *xliffReader) marks(source, target *element) {
	translated := terms(target)
	for _, s := range terms(source) {
		id := s.attribute("id") + s.attribute("mid")
		i := slices.IndexFunc(translated, func(t *element) bool { return id != "" && t.attribute("id")+t.attribute("mid") == id })
		if i < 0 {
			x.skip("terms marked in one language alone")
			continue
		}
		x.names(s, [2]*element{s, translated[i]}, "")
	}
}

func terms(e *element) []*element {
	var out []*element
	e.every(func(e *element) {
		if isTerm(e) {
			out = append(out, e)
		}
	})
	return out
}
