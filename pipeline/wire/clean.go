package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rectify/pipeline"
)

// Clean is the message with its text cleaned and "normalization" added: one
// line of JSON, every other member in place and as it was. revision may be nil
// where there are no streams.
func (m *Message) Clean(res pipeline.Result, revision *Revision) ([]byte, error) {
	n := normalization(res)
	n.Revision = revision
	n.Raw.SHA256 = m.SHA256
	lang := cleanLang(res.Language)
	replaced := map[string]any{}
	if res.Title != res.Record.Title {
		replaced["title"] = res.Title
		n.Raw.Title = &res.Record.Title
	}
	if res.Abstract != res.Record.Abstract {
		replaced["abstract"] = res.Abstract
		n.Raw.Abstract = &res.Record.Abstract
	}
	if lang != res.Record.Lang {
		replaced["lang"] = lang
		n.Raw.Lang = json.RawMessage("null")
	}
	var b bytes.Buffer
	b.WriteByte('{')
	put := func(name string, value []byte) {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		key, _ := encode(name) // a string always encodes
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	hadLang := false
	for _, mb := range m.members {
		value := mb.value
		if err := value.Compact(jsontext.PreserveRawStrings(true)); err != nil {
			return nil, fmt.Errorf("%q: %w", mb.name, err)
		}
		if mb.name == "lang" && replaced["lang"] != nil {
			hadLang = true
			n.Raw.Lang = json.RawMessage(value)
		}
		if v, ok := replaced[mb.name]; ok {
			var err error
			if value, err = encode(v); err != nil {
				return nil, err
			}
		}
		put(mb.name, value)
	}
	if replaced["lang"] != nil && !hadLang {
		value, _ := encode(lang)
		put("lang", value)
	}
	object, err := encode(n)
	if err != nil {
		return nil, err
	}
	put("normalization", object)
	b.WriteByte('}')
	return b.Bytes(), nil
}

// cleanLang is the "lang" of a clean record: what was detected when it is
// sure, but a declaration that only says it more exactly stands.
func cleanLang(l pipeline.Language) string {
	switch {
	case l.Detected == "und" && l.Declared != "":
		return l.Declared
	case l.Declared == l.Detected || strings.HasPrefix(strings.ToLower(l.Declared), strings.ToLower(l.Detected)+"-"):
		return l.Declared
	}
	return l.Detected
}

// DetectLine is what `rectify detect` prints of a message.
func (m *Message) DetectLine(l pipeline.Language) ([]byte, error) {
	return encode(struct {
		ID       string   `json:"id"`
		Source   string   `json:"source"`
		Language Language `json:"language"`
	}{m.Record.ID, m.Record.Source, language(l, newPoints(m.Record))})
}

// normalization says a result in code points.
func normalization(res pipeline.Result) Normalization {
	at := newPoints(res.Record)
	n := Normalization{
		Language:    language(res.Language, at),
		Changes:     make([]Change, 0, len(res.Changes)),
		Suggestions: make([]Change, 0, len(res.Suggestions)),
		Flags:       make([]Flag, 0, len(res.Flags)),
		Fields:      fields(res.Fields),
		Ruleset:     res.Ruleset,
		Rectify:     pipeline.Engine,
	}
	for _, c := range res.Changes {
		n.Changes = append(n.Changes, change(c, at))
	}
	for _, s := range res.Suggestions {
		w := change(s, at)
		for _, c := range res.Changes {
			if c.Field == s.Field && c.Overlaps(s.Span) {
				w.ConflictsWith = append(w.ConflictsWith, c.Anchor.Key())
			}
		}
		n.Suggestions = append(n.Suggestions, w)
	}
	for _, f := range res.Flags {
		n.Flags = append(n.Flags, Flag{f.Field, at.of(f.Field, f.Start), at.of(f.Field, f.End), f.Rule, f.Message})
	}
	return n
}

func language(l pipeline.Language, at *points) Language {
	out := Language{Declared: l.Declared, Detected: l.Detected, Confidence: l.Confidence, Parts: []Part{}}
	for _, f := range []struct {
		name  string
		parts []pipeline.Part
	}{{pipeline.Title, l.Title}, {pipeline.Abstract, l.Abstract}} {
		for _, p := range f.parts {
			out.Parts = append(out.Parts, Part{f.name, at.of(f.name, p.Start), at.of(f.name, p.End), p.Lang})
		}
	}
	return out
}

func change(c pipeline.Change, at *points) Change {
	w := Change{
		Field: c.Field, Start: at.of(c.Field, c.Start), End: at.of(c.Field, c.End),
		Before: c.Before, After: c.After, Status: c.Status, Anchor: c.Anchor.Key(),
	}
	for _, r := range c.Why {
		reason := Reason{Rule: r.Rule, Doc: r.Doc, Confidence: r.Confidence, Evidence: []Evidence{}}
		for _, e := range r.Evidence {
			reason.Evidence = append(reason.Evidence, Evidence(e))
		}
		w.Why = append(w.Why, reason)
	}
	return w
}

func fields(fs []pipeline.Field) map[string]any {
	if len(fs) == 0 {
		return nil
	}
	out := make(map[string]any, len(fs))
	for _, f := range fs {
		switch old := out[f.Name].(type) {
		case []string:
			out[f.Name] = append(old, f.Values...)
		case string:
			out[f.Name] = append([]string{old}, f.Values...)
		default:
			if len(f.Values) == 1 && !f.Many {
				out[f.Name] = f.Values[0]
			} else {
				out[f.Name] = f.Values
			}
		}
	}
	return out
}
