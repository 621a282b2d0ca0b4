package dictionary

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An xliffUnit is a unit of XLIFF 2 while its codes are checked.
type xliffUnit struct {
	id          string
	data, notes map[string]bool // ids
}

// codes checks the inline codes and annotations of XLIFF 2, unit by unit. A
// file that breaks the rules for them was damaged on its way, and its names may be.
func (x *xliffReader) codes(root *element) {
	root.every(func(e *element) {
		if e.name.Space != root.name.Space {
			return
		}
		switch e.name.Local {
		case "unit":
			x.unit(e)
		case "segment", "ignorable", "source", "target":
			x.noExtensions(e)
		}
		x.typed(e)
	})
	x.space(root, "default")
}

// unit checks the codes of the sources of a unit, and those of its targets.
func (x *xliffReader) unit(e *element) {
	u := xliffUnit{id: e.attribute("id"), data: make(map[string]bool), notes: make(map[string]bool)}
	for _, d := range e.path("originalData").inside() {
		if id := d.attribute("id"); d.name.Local == "data" {
			if u.data[id] {
				x.errorf(x.of(d), "an id that is taken: %q; each data in a unit has its own", id)
			}
			u.data[id] = true
		}
	}
	for _, n := range e.path("notes").inside() {
		u.notes[n.attribute("id")] = true
	}
	for _, side := range []string{"source", "target"} {
		var inline []*element
		for _, s := range e.all("segment", "ignorable") {
			if t := s.first(side); t != nil {
				t.every(func(c *element) {
					if c != t && c.name.Space == e.name.Space {
						inline = append(inline, c)
					}
				})
			}
		}
		x.inline(u, inline)
	}
}

// inside are the children of an element that may not be there.
func (e *element) inside() []*element {
	if e == nil {
		return nil
	}
	return e.children
}

// inline checks the codes of one side of a unit, in their order.
func (x *xliffReader) inline(u xliffUnit, codes []*element) {
	opened := make(map[string]*element)
	first := false // the first of a sequence that must keep its order has come
	for _, c := range codes {
		for _, name := range []string{"dataRef", "dataRefStart", "dataRefEnd"} {
			if ref := c.attribute(name); ref != "" && !u.data[ref] {
				x.errorf(x.of(c), "a %s that leads nowhere: %q; the unit has no data of this id", name, ref)
			}
		}
		switch order := c.attribute("canReorder"); {
		case order == "firstNo":
			first = true
		case order == "no" && !first:
			x.errorf(x.of(c), `a code that may not be moved, without a first one: canReorder is "no"; the first of a sequence has "firstNo"`)
		}
		switch c.name.Local {
		case "sc":
			opened[c.attribute("id")] = c
		case "ec":
			x.ending(c, opened)
		case "cp":
			x.codePoint(c)
		case "mrk", "sm":
			x.annotation(u, c)
		}
	}
}

// ending checks an ec against the sc before it.
func (x *xliffReader) ending(c *element, opened map[string]*element) {
	id, ref := c.attribute("id"), c.attribute("startRef")
	start := opened[ref]
	switch {
	case c.attribute("isolated") == "yes" && (ref != "" || id == ""):
		x.errorf(x.of(c), "an isolated ec with startRef %q and id %q; it has an id and no startRef", ref, id)
	case c.attribute("isolated") == "yes":
	case ref == "":
		x.errorf(x.of(c), "an ec without startRef: %q; it names its sc, or is isolated", id)
	case start == nil:
		x.errorf(x.of(c), "an ec without an sc before it: startRef is %q", ref)
	case start.attribute("isolated") == "yes":
		x.errorf(x.of(c), "an ec of an isolated sc: startRef is %q; one of the two is wrong", ref)
	}
}

// codePoint checks that a cp stands for what XML has no place for.
func (x *xliffReader) codePoint(c *element) {
	hex := c.attribute("hex")
	n, err := strconv.ParseUint(hex, 16, 32)
	text := n <= utf8.MaxRune && (n == '\t' || n == '\n' || n == '\r' || n >= 0x20 && n <= 0xD7FF || n >= 0xE000 && n <= 0xFFFD || n >= 0x10000)
	if err != nil || text {
		x.errorf(x.of(c), "a cp that XML could hold itself: hex %q; it is for characters that XML forbids", hex)
	}
}

// annotation checks a mrk or sm.
func (x *xliffReader) annotation(u xliffUnit, c *element) {
	ref := c.attribute("ref")
	x.fragment(c, ref)
	if c.attribute("type") != "comment" {
		return
	}
	hasValue := slices.ContainsFunc(c.attributes, func(a xml.Attr) bool { return a.Name.Space == "" && a.Name.Local == "value" })
	steps := strings.Split(strings.TrimPrefix(strings.TrimPrefix(ref, "#"), "/"), "/")
	note, isNote := strings.CutPrefix(steps[len(steps)-1], "n=")
	own := len(steps) == 1 || slices.Contains(steps, "u="+u.id)
	switch {
	case hasValue && ref != "":
		x.errorf(x.of(c), "a comment with a value and a ref: %q; it has one of them", ref)
	case !hasValue && !(isNote && own && u.notes[note]):
		x.errorf(x.of(c), "a comment without a value, and without a note of the unit: ref is %q; it is like #n=id", ref)
	}
}

// fragmentSteps are the prefixes of a fragment identifier that lead downwards, in
// order; the others end it.
var (
	fragmentSteps = []string{"f", "g", "u"}
	fragmentEnds  = []string{"n", "d", "t", "gls", "mtc", "mda", "res", "slr", "val", "ctr", "fs", "its", "pgs"}
)

// fragment checks a reference into the file (XLIFF 2.2, section 3).
func (x *xliffReader) fragment(c *element, ref string) {
	path, ok := strings.CutPrefix(ref, "#")
	if !ok {
		return
	}
	depth := -1
	steps := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i, step := range steps {
		prefix, id, named := strings.Cut(step, "=")
		at := slices.Index(fragmentSteps, prefix)
		switch {
		case !named && i == len(steps)-1 && step != "":
		case !named || id == "" || at < 0 && !slices.Contains(fragmentEnds, prefix):
			x.errorf(x.of(c), "an unknown step in a reference: %q in %q; the steps are %s", step, ref, strings.Join(slices.Concat(fragmentSteps, fragmentEnds), " "))
			return
		case at < 0 && i < len(steps)-1, at >= 0 && at < depth, at >= 0 && at == depth && prefix != "g":
			x.errorf(x.of(c), "a step out of place in a reference: %q in %q; file, group and unit come in this order, each once, the rest last", step, ref)
			return
		default:
			depth = at
		}
	}
}

// typed checks attributes that ask for others.
func (x *xliffReader) typed(e *element) {
	for _, pair := range [][2]string{{"subType", "type"}, {"subState", "state"}} {
		if value := e.attribute(pair[0]); value != "" && e.attribute(pair[1]) == "" {
			x.errorf(x.of(e), "a %s without a %s: %q; XLIFF asks for both", pair[0], pair[1], value)
		}
	}
}

// noExtensions checks that an element has no attributes that XLIFF does not know.
func (x *xliffReader) noExtensions(e *element) {
	for _, a := range e.attributes {
		if s := a.Name.Space; s != "" && s != xmlNamespace && s != "xmlns" && !strings.HasPrefix(s, "urn:oasis:names:tc:xliff:") {
			x.errorf(x.of(e), "an attribute where it cannot be: %s of %q on %s; extensions have their place on the unit", a.Name.Local, s, e.name.Local)
		}
	}
}

// space checks that source and target of a segment treat white space alike.
func (x *xliffReader) space(e *element, around string) {
	in := func(c *element) string {
		if s := c.attributeIn(xmlNamespace, "space"); s != "" {
			return s
		}
		return around
	}
	around = in(e)
	if s, t := e.first("source"), e.first("target"); s != nil && t != nil && in(s) != in(t) && (e.name.Local == "segment" || e.name.Local == "ignorable") {
		x.errorf(x.of(t), "source and target differ in xml:space: %q and %q; make them the same", in(s), in(t))
	}
	for _, c := range e.children {
		x.space(c, around)
	}
}

// nameToken is what XML allows as an id of XLIFF (NMTOKEN).
var nameToken = regexp.MustCompile(`^[\p{L}\p{N}\p{M}._:·-]+$`)
