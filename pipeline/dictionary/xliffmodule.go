package dictionary

import (
	"slices"
	"strings"
)

// xliffModules are the modules of XLIFF 2 by namespace, and the elements of each
// that may stand in a file, group or unit.
var xliffModules = map[string][]string{
	"urn:oasis:names:tc:xliff:matches:2.0":         {"matches"},
	xliffGlossary:                                  {"glossary"},
	"urn:oasis:names:tc:xliff:metadata:2.0":        {"metadata"},
	"urn:oasis:names:tc:xliff:resourcedata:2.0":    {"resourceData"},
	"urn:oasis:names:tc:xliff:changetracking:2.0":  {"changeTrack"},
	"urn:oasis:names:tc:xliff:sizerestriction:2.0": {"profiles", "data"},
	"urn:oasis:names:tc:xliff:validation:2.0":      {"validation"},
}

const sizeRestriction = "urn:oasis:names:tc:xliff:sizerestriction:2.0"

// modules checks what stands in a file beside its core: modules by their rules,
// extensions by their ids.
func (x *xliffReader) modules(root *element) {
	root.every(func(e *element) {
		if id := e.attribute("id"); id != "" && strings.HasPrefix(e.name.Space, "urn:oasis:names:tc:xliff:") && !nameToken.MatchString(id) {
			x.errorf(x.of(e), "an id with other than letters, digits and -._: in it: %q", id)
		}
		switch {
		case e.name.Space == root.name.Space:
			x.sizes(e)
			if slices.Contains([]string{"file", "group", "unit"}, e.name.Local) {
				x.holder(e)
			}
		case len(xliffModules[e.name.Space]) > 0:
			x.module(root, e)
		}
	})
}

// holder checks the modules and extensions that stand in a file, group or unit.
func (x *xliffReader) holder(e *element) {
	taken := make(map[string]bool)
	for _, c := range e.children {
		if c.name.Local == "" || c.name.Space == e.name.Space {
			continue
		}
		if known, ok := xliffModules[c.name.Space]; ok {
			if !slices.Contains(known, c.name.Local) {
				x.errorf(x.of(c), "an unknown element of a module: %s in %s; the module has %s", c.name.Local, e.name.Local, strings.Join(known, " and "))
			}
			if c.name.Local == "changeTrack" {
				x.revisions(e, c)
			}
			continue
		}
		c.every(func(ext *element) {
			for _, id := range []string{ext.attribute("id"), ext.attributeIn(xmlNamespace, "id")} {
				key := ext.name.Space + " " + id
				if id != "" && taken[key] {
					x.errorf(x.of(ext), "an id that is taken: %q; elements of one namespace in a %s have each their own", id, e.name.Local)
				}
				taken[key] = taken[key] || id != ""
			}
		})
	}
}

// matchTypes are what a match of a translation can be.
var matchTypes = []string{"am", "mt", "icm", "idm", "tb", "tm", "other"}

// module checks an element of a module.
func (x *xliffReader) module(root, e *element) {
	switch e.name.Local {
	case "match":
		x.typed(e)
		if t := e.attribute("type"); t != "" && !slices.Contains(matchTypes, t) {
			x.errorf(x.of(e), "an unknown type of match: %q; the types are %s", t, strings.Join(matchTypes, " "))
		}
	case "metaGroup":
		if to := e.attribute("appliesTo"); to != "" && !slices.Contains([]string{"source", "target", "ignorable"}, to) {
			x.errorf(x.of(e), "a metaGroup that applies to %q; it can apply to source, target or ignorable", to)
		}
	case "source", "target":
		x.resource(root, e)
	case "rule":
		x.rule(e)
	}
}

// resource checks the source or target of a resource: in the language of the
// file, and either with content or with an address.
func (x *xliffReader) resource(root, e *element) {
	if e.name.Space != "urn:oasis:names:tc:xliff:resourcedata:2.0" {
		return
	}
	empty := !slices.ContainsFunc(e.children, func(c *element) bool { return c.name.Local != "" || strings.TrimSpace(c.text) != "" })
	if href := e.attribute("href"); (href != "") != empty {
		x.errorf(x.of(e), "a resource with content and an address, or with neither: href is %q; it has one of them", href)
	}
	if lang, want := e.lang(), root.attribute("srcLang"); e.name.Local == "source" && lang != "" && !strings.EqualFold(lang, want) {
		x.errorf(x.of(e), "a source in another language: %q, srcLang is %q; make them the same", lang, want)
	}
}

// rule checks a rule of the validation module: it is of one kind.
func (x *xliffReader) rule(e *element) {
	if e.name.Space != "urn:oasis:names:tc:xliff:validation:2.0" {
		return
	}
	kinds, inSource := 0, 0
	for _, a := range e.attributes {
		switch {
		case a.Name.Space != "" && a.Name.Space != "xmlns" && a.Name.Space != xmlNamespace && a.Name.Space != e.name.Space:
			kinds++
		case slices.Contains([]string{"isPresent", "startsWith", "endsWith"}, a.Name.Local):
			kinds++
			inSource++
		case a.Name.Local == "isNotPresent":
			kinds++
		}
	}
	switch {
	case kinds != 1:
		x.errorf(x.of(e), "a rule of %d kinds; it is one of isPresent, isNotPresent, startsWith, endsWith, or an attribute of one's own", kinds)
	case e.attribute("existsInSource") == "yes" && inSource != 1:
		x.errorf(x.of(e), "a rule with existsInSource that is not isPresent, startsWith or endsWith")
	}
}

// sizes checks the attributes of the size restriction module on an element of the core.
func (x *xliffReader) sizes(e *element) {
	info, ref := e.attributeIn(sizeRestriction, "sizeInfo"), e.attributeIn(sizeRestriction, "sizeInfoRef")
	switch {
	case info != "" && ref != "":
		x.errorf(x.of(e), "sizeInfo %q and sizeInfoRef %q on one element; it has one of them", info, ref)
	case info+ref != "" && e.name.Local == "ec" && e.attribute("isolated") != "yes":
		x.errorf(x.of(e), "size information on an ec that is not isolated: %q; it stands on its sc", info+ref)
	}
}

// revisions checks that the changes tracked lead to something in the file, group or
// unit they stand in, and name an attribute it has.
func (x *xliffReader) revisions(holder, track *element) {
	found := make(map[string]*element)
	holder.every(func(e *element) {
		if id := e.attribute("id"); id != "" && e.name.Space == holder.name.Space {
			found[id] = e
		}
	})
	for _, r := range track.all("revisions") {
		ref := r.attribute("ref")
		if ref != "" && found[ref] == nil {
			x.errorf(x.of(r), "a ref that leads nowhere: %q; nothing in the %s has this id", ref, holder.name.Local)
			continue
		}
		r.every(func(item *element) {
			property := item.attribute("property")
			if ref == "" || item.name.Local != "item" || property == "content" || found[ref].attribute(property) != "" {
				return
			}
			x.errorf(x.of(item), "a property that is not there: %q of %q; it is content, or an attribute of what changed", property, ref)
		})
	}
}
