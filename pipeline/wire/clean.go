package wire

import (
	"encoding/json"
	"strings"

	"rectify/pipeline"
)

var langKey, normalizationKey = quote("lang"), quote("normalization")

// Clean is the message with its text cleaned and "normalization" added: one
// line of JSON, every other member in place and as it was. A "lang" that the
// message had not, or had as null, comes after them. revision may be nil where
// there are no streams.
func (m *Message) Clean(res pipeline.Result, revision *Revision) ([]byte, error) {
	w := writer{line: make([]byte, 0, m.room(&res)), at: newPoints(res.Record)}
	raw := m.cleanMembers(&w, &res)
	w.member(normalizationKey)
	w.normalization(&res, raw, revision)
	w.put(`}`)
	return w.line, w.err
}

// cleanMembers writes the message's own members and returns what those were
// whose value changed.
func (m *Message) cleanMembers(w *writer, res *pipeline.Result) Raw {
	raw := Raw{SHA256: m.SHA256}
	if res.Title != res.Record.Title {
		raw.Title = &res.Record.Title
	}
	if res.Abstract != res.Record.Abstract {
		raw.Abstract = &res.Record.Abstract
	}
	lang := cleanLang(res.Language)
	relabelled := lang != res.Record.Lang
	for _, mb := range m.members {
		switch {
		case mb.name == "title" && raw.Title != nil:
			w.member(mb.key)
			w.text(``, res.Title)
		case mb.name == "abstract" && raw.Abstract != nil:
			w.member(mb.key)
			w.text(``, res.Abstract)
		case mb.name == "lang" && relabelled && mb.value.Kind() == 'n': // comes last
		case mb.name == "lang" && relabelled:
			raw.Lang = json.RawMessage(mb.value)
			w.member(mb.key)
			w.text(``, lang)
		default:
			w.member(mb.key)
			w.line = append(w.line, mb.value...)
		}
	}
	if relabelled && raw.Lang == nil {
		raw.Lang = json.RawMessage("null")
		w.member(langKey)
		w.text(``, lang)
	}
	return raw
}

// room is about how long the clean record is: seldom less than it is. The
// numbers are what stands around the texts.
func (m *Message) room(res *pipeline.Result) int {
	n := 512 + 256*len(res.Flags) + roomOf(res.Changes) + roomOf(res.Suggestions)
	for _, mb := range m.members {
		n += len(mb.key) + len(mb.value) + 2
	}
	if res.Title != res.Record.Title {
		n += len(res.Record.Title)
	}
	if res.Abstract != res.Record.Abstract {
		n += len(res.Record.Abstract)
	}
	return n
}

// roomOf is about how long changes are.
func roomOf(changes []pipeline.Change) int {
	n := 0
	for i := range changes {
		c := &changes[i]
		n += 136 + len(c.Before) + len(c.After)
		for j := range c.Why {
			why := &c.Why[j]
			n += 56 + len(why.Rule) + len(why.Doc)
			for _, e := range why.Evidence {
				n += 24 + len(e.Kind) + len(e.Detail)
			}
		}
	}
	return n
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
	w := writer{at: newPoints(m.Record)}
	w.text(`{"id":`, m.Record.ID)
	w.text(`,"source":`, m.Record.Source)
	w.put(`,"language":`)
	w.language(l)
	w.put(`}`)
	return w.line, w.err
}
