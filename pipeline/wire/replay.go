package wire

import (
	"encoding/json"
	"slices"

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
		return refuse(BadShape, `"normalization" is not what Rectify writes: %v`, err)
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
		*f.text = *f.raw
		m.set(f.name, *f.raw)
	}
	if n.Raw.Lang != nil {
		m.restoreLang(n.Raw.Lang)
	}
	if n.Raw.SHA256 != "" {
		m.SHA256 = n.Raw.SHA256
	}
	m.drop("normalization")
	return nil
}

// readChanges is one field's changes in bytes. A place that is not in the text
// becomes one that no text has, for ApplyChanges to refuse.
func readChanges(raw, field string, changes []Change) []pipeline.Change {
	var out []pipeline.Change
	for _, c := range changes {
		if c.Field != field {
			continue
		}
		rule := ""
		if len(c.Why) > 0 {
			rule = c.Why[0].Rule
		}
		out = append(out, pipeline.Change{
			Field: field, Span: pipeline.Span{Start: bytesAt(raw, c.Start), End: bytesAt(raw, c.End)},
			Before: c.Before, After: c.After, Why: []pipeline.Reason{{Rule: rule}},
		})
	}
	return out
}

// restoreLang puts back the raw "lang"; null means that the message had none,
// or null itself, which reads the same.
func (m *Message) restoreLang(raw json.RawMessage) {
	m.Record.Lang = ""
	if string(raw) == "null" {
		m.drop("lang")
		return
	}
	if json.Unmarshal(raw, &m.Record.Lang) == nil {
		m.set("lang", m.Record.Lang)
	}
}

func (m *Message) set(name, value string) {
	encoded, _ := encode(value) // a string always encodes
	for i := range m.members {
		if m.members[i].name == name {
			m.members[i].value = encoded
		}
	}
}

func (m *Message) drop(name string) {
	m.members = slices.DeleteFunc(m.members, func(mb member) bool { return mb.name == name })
}
