package wire

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// member is one name and value of the message's object, in the order they
// came, without the white space around and in them. They are never modified.
type member struct {
	name  string
	key   jsontext.Value // the name as it was written
	value jsontext.Value
}

// object splits the bytes of one JSON object into its members, which are parts
// of them.
func object(data []byte) ([]member, error) {
	doc := document{data: data}
	err := json.Unmarshal(data, &doc) // with a decoder that was used before: a new one takes a dozen allocations
	switch {
	case doc.kind == 0:
		return nil, syntax(data, err)
	case doc.kind == '[':
		return nil, refuse(BadShape, "a record is a JSON object, this is a list; send each record as a message of its own")
	case doc.kind != '{':
		return nil, refuse(BadShape, "a record is a JSON object, this is %s", kindName(doc.kind))
	case err != nil:
		return nil, refuse(NotJSON, "not JSON: something follows the record: %q; a message holds one record and nothing else", clip(bytes.TrimSpace(data[doc.end:])))
	}
	return doc.members, nil
}

// document is the first JSON value of some bytes.
type document struct {
	data    []byte
	kind    jsontext.Kind // 0 when it is broken
	end     int64         // where it ends
	members []member      // those of an object
}

// UnmarshalJSONFrom reads the value.
func (doc *document) UnmarshalJSONFrom(d *jsontext.Decoder) (err error) {
	kind := d.PeekKind()
	if kind == '{' {
		doc.members, err = members(d, doc.data)
	} else {
		_, err = d.ReadValue()
	}
	if err == nil {
		doc.kind, doc.end = kind, d.InputOffset()
	}
	return err
}

// members reads those of an object.
func members(d *jsontext.Decoder, data []byte) ([]member, error) {
	if _, err := d.ReadToken(); err != nil {
		return nil, err
	}
	all := make([]member, 0, len(known))
	for d.PeekKind() == '"' {
		mb, err := next(d, data)
		if err != nil {
			return nil, err
		}
		all = append(all, mb)
	}
	_, err := d.ReadToken()
	return all, err
}

// next reads one member from what data is being decoded.
func next(d *jsontext.Decoder, data []byte) (member, error) {
	key, err := read(d, data)
	if err != nil {
		return member{}, err
	}
	name, err := nameOf(key)
	if err != nil {
		return member{}, err
	}
	value, err := read(d, data)
	if err != nil {
		return member{}, err
	}
	if k := value.Kind(); k == '{' || k == '[' { // nothing else has white space in it
		value = slices.Clone(value)
		err = value.Compact(jsontext.PreserveRawStrings(true))
	}
	return member{name, key, value}, err
}

// read is the next value, as the part of data that it is: what the decoder
// returns is good until the next one.
func read(d *jsontext.Decoder, data []byte) (jsontext.Value, error) {
	v, err := d.ReadValue()
	if err != nil {
		return nil, err
	}
	end := int(d.InputOffset())
	return data[end-len(v) : end : end], nil
}

// nameOf is the name that a key writes.
func nameOf(key jsontext.Value) (string, error) {
	for _, name := range known { // most are one of these
		if string(key[1:len(key)-1]) == name {
			return name, nil
		}
	}
	return unquote(key)
}

// unquote is the text of a JSON string that was read before.
func unquote(v jsontext.Value) (string, error) {
	if bytes.IndexByte(v, '\\') < 0 {
		return string(v[1 : len(v)-1]), nil
	}
	var room [4 << 10]byte // not on the heap: most abstracts are shorter
	b, err := jsontext.AppendUnquote(room[:0], v)
	return string(b), err
}
