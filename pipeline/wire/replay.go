package wire

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rectify/pipeline"
)

// takeBack restores the raw text of a message that was normalized before, and
// drops what that said. It refuses a message whose text is no longer what its
// changes make of its raw text: somebody's work would be lost.
func (m *Message) takeBack() error {
	i := slices.IndexFunc(m.members, func(mb member) bool { return mb.name == "normalization" })
	if i < 0 {
		return nil
	}
	var n Normalization
	if err := json.Unmarshal(m.members[i].value, &n); err != nil {
		return misshapen(err)
	}
	for _, f := range []struct {
		name string
		text *string
		raw  *string
	}{
		{pipeline.Title, &m.Record.Title, n.Raw.Title},
		{pipeline.Abstract, &m.Record.Abstract, n.Raw.Abstract},
	} {
		if f.raw == nil {
			continue
		}
		clean, err := pipeline.ApplyChanges(*f.raw, f.name, readChanges(*f.raw, f.name, n.Changes))
		if err != nil || clean != *f.text {
			return refuse(BadReplay, `%q was edited after it was normalized: its changes do not lead from the raw text to it; take out "normalization" to treat the text as new`, f.name)
		}
		if err := whole("normalization.raw."+f.name, *f.raw); err != nil {
			return err
		}
		*f.text = *f.raw
		m.set(f.name, *f.raw)
	}
	if err := m.restoreLang(n); err != nil {
		return err
	}
	if n.Raw.SHA256 != "" {
		m.SHA256 = n.Raw.SHA256
	}
	m.drop("normalization")
	return nil
}

// misshapen says where a normalization is not what Rectify writes.
func misshapen(err error) error {
	const takeOut = `take out "normalization" to treat the text as new`
	te, ok := errors.AsType[*json.UnmarshalTypeError](err)
	if !ok {
		return refuse(BadShape, `"normalization" is not what Rectify writes: %v; %s`, err, takeOut)
	}
	place := "normalization"
	if te.Field != "" {
		place += "." + te.Field
	}
	is, _, _ := strings.Cut(te.Value, " ")
	is = map[string]string{"object": "an object", "array": "a list", "string": "a text", "number": "a number", "bool": "true or false"}[is]
	kind := te.Type.Kind().String()
	want := map[string]string{
		"int": "a whole number", "uint64": "a whole number, not below 0", "float64": "a number",
		"string": "a text", "slice": "a list", "struct": "an object", "map": "an object",
	}[kind]
	return refuse(BadShape, `%q is %s where Rectify writes %s; %s`, place, cmp.Or(is, te.Value), cmp.Or(want, kind), takeOut)
}

// readChanges is one field's changes in bytes. A place that is not in the text,
// or is before the one that it follows, becomes one that no text has, for
// ApplyChanges to refuse.
func readChanges(raw, field string, changes []Change) []pipeline.Change {
	var out []pipeline.Change
	at := cursor{text: raw}
	for _, c := range changes {
		if c.Field != field {
			continue
		}
		rule := ""
		if len(c.Why) > 0 {
			rule = c.Why[0].Rule
		}
		out = append(out, pipeline.Change{
			Field: field, Span: pipeline.Span{Start: at.to(c.Start), End: at.to(c.End)},
			Before: c.Before, After: c.After, Why: []pipeline.Reason{{Rule: rule}},
		})
	}
	return out
}

// restoreLang puts back the raw "lang", if it was replaced; null means that
// the message had none, or null itself, which reads the same.
func (m *Message) restoreLang(n Normalization) error {
	if n.Raw.Lang == nil {
		return nil
	}
	if m.Record.Lang != cleanLang(pipeline.Language{Declared: n.Language.Declared, Detected: n.Language.Detected}) {
		return refuse(BadReplay, `"lang" was edited after it was normalized: it is %q, the language found was %q; take out "normalization" to declare it anew`, m.Record.Lang, n.Language.Detected)
	}
	m.Record.Lang = ""
	raw := jsontext.Value(n.Raw.Lang)
	if raw.Kind() == 'n' {
		m.drop("lang")
		return nil
	}
	if err := text("normalization.raw.lang", raw, &m.Record.Lang); err != nil {
		return err
	}
	m.set("lang", m.Record.Lang)
	return nil
}

// set gives a member a value; one that was taken out comes last.
func (m *Message) set(name, value string) {
	for i := range m.members {
		if m.members[i].name == name {
			m.members[i].value = quote(value)
			return
		}
	}
	m.members = append(m.members, member{name, quote(name), quote(value)})
}

func (m *Message) drop(name string) {
	m.members = slices.DeleteFunc(m.members, func(mb member) bool { return mb.name == name })
}
