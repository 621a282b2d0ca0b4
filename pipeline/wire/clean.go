package wire

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rectify/pipeline"
)

var normalizationKey = quote("normalization")

// Clean is the message with its text cleaned and "normalization" added: one
// line of JSON, every other member in place and as it was. A "lang" that the
// message had not, or had as null, comes after them. revision may be nil where
// there are no streams.
func (m *Message) Clean(res pipeline.Result, revision *Revision) ([]byte, error) {
	n := normalization(res)
	n.Revision, n.Raw.SHA256 = revision, m.SHA256
	replaced := m.replacements(res, &n.Raw)
	var line bytes.Buffer
	line.Grow(2*m.size() + 512*(1+len(n.Changes)+len(n.Suggestions)+len(n.Flags)))
	for _, mb := range m.members {
		value, ok := replaced[mb.name]
		switch {
		case ok && mb.name == "lang" && mb.value.Kind() == 'n':
			continue
		case !ok:
			value = mb.value
		}
		delete(replaced, mb.name)
		put(&line, mb.key, value)
	}
	if lang, ok := replaced["lang"]; ok {
		put(&line, quote("lang"), lang)
	}
	put(&line, normalizationKey, nil)
	if err := encodeTo(&line, n); err != nil {
		return nil, err
	}
	line.WriteByte('}')
	return line.Bytes(), nil
}

// size is the length of the message's members.
func (m *Message) size() int {
	n := 0
	for _, mb := range m.members {
		n += len(mb.key) + len(mb.value) + 2
	}
	return n
}

// replacements are the members whose value changes, encoded; what they were is
// put into raw.
func (m *Message) replacements(res pipeline.Result, raw *Raw) map[string]jsontext.Value {
	replaced := make(map[string]jsontext.Value)
	if res.Title != res.Record.Title {
		replaced["title"], raw.Title = quote(res.Title), &res.Record.Title
	}
	if res.Abstract != res.Record.Abstract {
		replaced["abstract"], raw.Abstract = quote(res.Abstract), &res.Record.Abstract
	}
	if lang := cleanLang(res.Language); lang != res.Record.Lang {
		replaced["lang"], raw.Lang = quote(lang), json.RawMessage("null")
		for _, mb := range m.members {
			if mb.name == "lang" {
				raw.Lang = json.RawMessage(mb.value)
			}
		}
	}
	return replaced
}

// put writes one member of an object; the first opens it.
func put(line *bytes.Buffer, key, value []byte) {
	opening := byte(',')
	if line.Len() == 0 {
		opening = '{'
	}
	line.WriteByte(opening)
	line.Write(key)
	line.WriteByte(':')
	line.Write(value)
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
		Why: make([]Reason, len(c.Why)),
	}
	for i, r := range c.Why {
		w.Why[i] = Reason{Rule: r.Rule, Doc: r.Doc, Confidence: r.Confidence, Evidence: make([]Evidence, len(r.Evidence))}
		for k, e := range r.Evidence {
			w.Why[i].Evidence[k] = Evidence(e)
		}
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
