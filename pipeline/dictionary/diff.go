package dictionary

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rectify/pipeline/term"
)

// Difference is one thing in which two versions of a dictionary differ.
type Difference struct {
	ID    string // of the concept
	Field string // "en.wrong", "domain", …; empty when the whole concept came or went
	Old   string // empty when it came
	New   string // empty when it went
}

// String is the difference on one line: "+ arf: en.wrong: \"Area Forum\"".
func (d Difference) String() string {
	field := ""
	if d.Field != "" {
		field = d.Field + ": "
	}
	switch {
	case d.Old == "":
		return fmt.Sprintf("+ %s: %s%q", d.ID, field, d.New)
	case d.New == "":
		return fmt.Sprintf("- %s: %s%q", d.ID, field, d.Old)
	}
	return fmt.Sprintf("~ %s: %s%q -> %q", d.ID, field, d.Old, d.New)
}

// Diff lists the differences from a to b by concept, in the order of their ids.
// Where a concept stands in its file makes no difference.
func Diff(a, b []term.Concept) []Difference {
	old, new := byID(a), byID(b)
	var ids []string
	for _, cs := range [][]term.Concept{a, b} {
		for i := range cs {
			ids = append(ids, cs[i].ID)
		}
	}
	slices.Sort(ids)
	var out []Difference
	for _, id := range slices.Compact(ids) {
		o, n := old[id], new[id]
		switch {
		case o == nil:
			out = append(out, Difference{ID: id, New: title(n)})
		case n == nil:
			out = append(out, Difference{ID: id, Old: title(o)})
		default:
			out = append(out, changes(id, o, n)...)
		}
	}
	return out
}

func byID(concepts []term.Concept) map[string]*term.Concept {
	out := make(map[string]*term.Concept, len(concepts))
	for i := range concepts {
		out[concepts[i].ID] = &concepts[i]
	}
	return out
}

// title is what to call a concept in a list: its English name, or the first.
func title(c *term.Concept) string {
	t, _ := c.In("en")
	names := t.Right()
	for _, other := range c.Terms {
		names = append(names, other.Right()...)
	}
	return cmp.Or(append(names, c.ID)...)
}

// A value is one thing that a field of a concept says.
type value struct{ field, text string }

// changes compares two versions of a concept. A field that says one thing in
// both is a change; of a list, what came and what went.
func changes(id string, old, new *term.Concept) []Difference {
	before, after := values(old), values(new)
	var gone, come []value
	for _, v := range before {
		if !slices.Contains(after, v) {
			gone = append(gone, v)
		}
	}
	for _, v := range after {
		if !slices.Contains(before, v) {
			come = append(come, v)
		}
	}
	var out []Difference
	for _, v := range gone {
		d := Difference{ID: id, Field: v.field, Old: v.text}
		if i := slices.IndexFunc(come, func(c value) bool { return c.field == v.field }); i >= 0 && single(v.field) {
			d.New = come[i].text
			come = slices.Delete(come, i, i+1)
		}
		out = append(out, d)
	}
	for _, v := range come {
		out = append(out, Difference{ID: id, Field: v.field, New: v.text})
	}
	slices.SortStableFunc(out, func(a, b Difference) int { return cmp.Compare(a.Field, b.Field) })
	return out
}

// single reports whether a field holds one value, not a list.
func single(field string) bool {
	_, name, ok := strings.Cut(field, ".")
	if !ok {
		name = field
	}
	return slices.Contains([]string{"kind", "since", "until", "note", "case", "date", "preferred", "acronym", "reading"}, name)
}

// values are all that a concept says, field by field.
func values(c *term.Concept) []value {
	var out []value
	add := func(field string, texts ...string) {
		for _, text := range texts {
			if text != "" {
				out = append(out, value{field, text})
			}
		}
	}
	add("kind", c.Kind)
	add("domain", c.Domains...)
	add("since", c.Since)
	add("until", c.Until)
	add("source", c.Sources...)
	add("note", c.Note)
	add("case", string(c.Case))
	add("other", c.Other...)
	if c.Date != (term.Date{}) {
		add("date", formatDate(c.Date))
	}
	for _, t := range c.Terms {
		add(t.Lang+".preferred", t.Preferred)
		add(t.Lang+".acronym", t.Acronym)
		add(t.Lang+".admitted", t.Admitted...)
		add(t.Lang+".spellings", t.Spellings...)
		add(t.Lang+".wrong", t.Wrong...)
		add(t.Lang+".doubtful", t.Doubtful...)
		add(t.Lang+".events", t.Events...)
		add(t.Lang+".reading", t.Reading)
	}
	for _, e := range c.Examples {
		add("examples", sentence(e))
	}
	return out
}

// sentence is an example on one line.
func sentence(e term.Example) string {
	s := e.Lang + ": " + e.In
	if e.In != e.Out {
		s += " -> " + e.Out
	}
	if e.Original != nil {
		s += " (" + e.Original.Lang + ": " + e.Original.Text + ")"
	}
	return s
}
