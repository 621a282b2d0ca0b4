package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"rectify/pipeline"
)

// Message is one message as it came in: the record it holds and every other
// member, untouched.
type Message struct {
	Record  pipeline.Record
	SHA256  string // hex, of the bytes that came in (of the first bytes, when taken back to raw text)
	members []member
}

// NameSource gives a source to a message that names none itself: the one of
// the subject it came on. Its clean record then has it.
func (m *Message) NameSource(source string) {
	if m.Record.Source != "-" || source == "-" {
		return
	}
	m.Record.Source = source
	for i := range m.members {
		if m.members[i].name == "source" {
			m.members[i].value = quote(source)
			return
		}
	}
	m.members = append(m.members, member{name: "source", key: quote("source"), value: quote(source)})
}

// The members that mean something to Rectify.
var known = []string{"id", "source", "lang", "title", "abstract", "original", "domains", "normalization"}

// Parse reads one message of at most limit bytes (0 for no limit). It is
// strict: what JSON leaves open (double keys, half surrogates, keys that
// differ in case) is refused with an [*Error], never silently decided. The data
// must not be changed afterwards: the message's members are parts of it.
func Parse(data []byte, limit int) (*Message, error) {
	if limit > 0 && len(data) > limit {
		return nil, refuse(TooLarge, "the record is %d bytes, the limit is %d; split it or raise the limit", len(data), limit)
	}
	members, err := object(data)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	m := &Message{SHA256: string(hex.AppendEncode(make([]byte, 0, 2*len(sum)), sum[:])), members: members}
	for _, mb := range members {
		if err := m.read(mb); err != nil {
			return nil, err
		}
	}
	if m.enveloped() {
		return nil, refuse(BadShape, `this is a CloudEvents envelope (it has "specversion"), not a record; send what is in its "data" by itself`)
	}
	if strings.TrimSpace(m.Record.ID) == "" {
		return nil, refuse(BadShape, `the record has no "id"; every record needs one that is not empty`)
	}
	if err := name("id", m.Record.ID); err != nil {
		return nil, err
	}
	if err := name("source", m.Record.Source); err != nil {
		return nil, err
	}
	if m.Record.Source == "" {
		m.Record.Source = "-"
	}
	return m, m.takeBack()
}

// enveloped reports whether the record is inside of an event, where it would
// be missed (CloudEvents 1.0, JSON format, section 3).
func (m *Message) enveloped() bool {
	has := func(name string) bool {
		return slices.ContainsFunc(m.members, func(mb member) bool { return mb.name == name })
	}
	return has("specversion") && (has("data") || has("data_base64")) && !has("abstract") && !has("title")
}

// longestName is the most bytes of an id or a source: more than URLs have that
// browsers take. A longer one is a text that stands in the wrong place.
const longestName = 2048

// name refuses an id or a source that cannot be one: it would not be seen, or
// be something else to other programs.
func name(member, s string) error {
	if len(s) > longestName {
		return refuse(BadShape, "%q has %d bytes, at most %d are allowed: %s", member, len(s), longestName, clip([]byte(s)))
	}
	if i := strings.IndexFunc(s, unicode.IsControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return refuse(BadText, "%q has a control character (%U) at byte %d; is there a line end or a tab too many?", member, r, i)
	}
	return nil
}

// ID is the id of a message that may not parse: the best a report can say of
// which record it speaks. It is empty when there is none to be found.
func ID(data []byte) string {
	_, id := Name(data)
	return id
}

// Name is the source and id of a message that may not parse; each is empty when
// there is none to be found.
func Name(data []byte) (source, id string) {
	var v struct {
		Source any `json:"source"`
		ID     any `json:"id"`
	}
	if json.Unmarshal(data, &v) != nil {
		return "", ""
	}
	source, _ = v.Source.(string)
	id, _ = v.ID.(string)
	return source, id
}

func kindName(k jsontext.Kind) string {
	switch k {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a text"
	case '0':
		return "a number"
	case 'n':
		return "null"
	}
	return "true or false"
}

func clip(v []byte) string {
	if len(v) > 40 {
		return strings.ToValidUTF8(string(v[:40]), "") + "…"
	}
	return string(v)
}

// read takes one member into the record.
func (m *Message) read(mb member) error {
	r := &m.Record
	switch mb.name {
	case "id":
		return text(mb.name, mb.value, &r.ID)
	case "source":
		return text(mb.name, mb.value, &r.Source)
	case "lang":
		return text(mb.name, mb.value, &r.Lang)
	case "title":
		return text(mb.name, mb.value, &r.Title)
	case "abstract":
		return text(mb.name, mb.value, &r.Abstract)
	case "original":
		return original(mb.value, &r.Original)
	case "domains":
		return texts(mb.name, mb.value, &r.Domains)
	}
	return confusable(mb.name, known)
}

// confusable refuses a key that is one of ours but for its case.
func confusable(name string, ours []string) error {
	for _, k := range ours {
		if k != name && strings.EqualFold(k, name) {
			return refuse(BadShape, "the key %q differs from %q in case alone; which one is meant?", name, k)
		}
	}
	return nil
}

// text reads a text or null.
func text(name string, v jsontext.Value, into *string) error {
	switch v.Kind() {
	case 'n':
		return nil
	case '"':
		s, err := unquote(v)
		if err != nil {
			return refuse(NotJSON, "%q: %v", name, err)
		}
		*into = s
		return whole(name, *into)
	}
	return refuse(BadShape, "%q must be a text, it is %s: %s", name, kindName(v.Kind()), clip(v))
}

// whole refuses a text with a NUL character in it.
func whole(name, s string) error {
	if i := strings.IndexByte(s, 0); i >= 0 {
		return refuse(BadText, "%q has a NUL character at byte %d; the text was cut or is not a text", name, i)
	}
	return nil
}

// texts reads a list of texts or null.
func texts(name string, v jsontext.Value, into *[]string) error {
	if v.Kind() == 'n' {
		return nil
	}
	var items []jsontext.Value
	if v.Kind() != '[' || json.Unmarshal(v, &items) != nil {
		return refuse(BadShape, "%q must be a list of texts, it is %s: %s", name, kindName(v.Kind()), clip(v))
	}
	for i, item := range items {
		var s string
		if err := text(fmt.Sprintf("%s[%d]", name, i), item, &s); err != nil {
			return err
		}
		*into = append(*into, s)
	}
	return nil
}

func original(v jsontext.Value, into **pipeline.Original) error {
	if v.Kind() == 'n' {
		return nil
	}
	if v.Kind() != '{' {
		return refuse(BadShape, `"original" must be an object with "lang", "title" and "abstract", it is %s: %s`, kindName(v.Kind()), clip(v))
	}
	members, err := object(v)
	if err != nil {
		return err
	}
	o := &pipeline.Original{}
	for _, mb := range members {
		switch mb.name {
		case "lang":
			err = text("original.lang", mb.value, &o.Lang)
		case "title":
			err = text("original.title", mb.value, &o.Title)
		case "abstract":
			err = text("original.abstract", mb.value, &o.Abstract)
		default:
			err = confusable(mb.name, []string{"lang", "title", "abstract"})
		}
		if err != nil {
			return err
		}
	}
	*into = o
	return nil
}
