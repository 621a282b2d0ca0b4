package contract_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rectify/dictionaries"
	"rectify/pipeline"
	"rectify/pipeline/contract"
	"rectify/pipeline/dictionary"
	"rectify/pipeline/lang"
	"rectify/pipeline/standard"
	"rectify/pipeline/term"
	"rectify/pipeline/wire"
)

// document is the bytes of a part of the contract.
func document(t testing.TB, name string) []byte {
	t.Helper()
	documents, err := contract.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		if d.Name == name {
			return d.Data
		}
	}
	t.Fatalf("there is no document %q", name)
	return nil
}

func decode(t testing.TB, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%.200q: %v", data, err)
	}
	return v
}

// compile makes a schema ready. Formats, such as date-time, are held to.
func compile(t testing.TB, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name+".json", decode(t, document(t, name))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name + ".json") // which holds it to the meta-schema too
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// production is the pipeline of production, but for the language model.
func production(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	files, err := dictionary.Files(dictionaries.FS, "dictionaries")
	if err != nil {
		t.Fatal(err)
	}
	var concepts []term.Concept
	for _, f := range files {
		cs, err := dictionary.ReadYAML(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		concepts = append(concepts, cs...)
	}
	words, err := dictionary.Words(dictionaries.Words)
	if err != nil {
		t.Fatal(err)
	}
	config, err := standard.Config(term.Compile(concepts, words...), lang.New(nil), standard.Options{Style: term.FirstFull})
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(config)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// realRecords are the records that come with the project, a line each.
func realRecords(t testing.TB) [][]byte {
	t.Helper()
	files, err := filepath.Glob("../../testdata/gold/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no records: %v", err)
	}
	var records [][]byte
	for _, name := range append(files, "../../cmd/rectify/sample/records.jsonl") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			records = append(records, bytes.TrimSpace(line))
		}
	}
	return records
}

func TestTheSchemasDescribeWhatComesInAndGoesOut(t *testing.T) {
	in, out, p := compile(t, contract.Record), compile(t, contract.Clean), production(t)
	for _, data := range realRecords(t) {
		if err := in.Validate(decode(t, data)); err != nil {
			t.Errorf("%.80q comes in: %v", data, err)
		}
		_, clean, err := wire.Normalize(p, data, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Validate(decode(t, clean)); err != nil {
			t.Errorf("%.80q goes out: %v", data, err)
		}
		if err := in.Validate(decode(t, clean)); err != nil {
			t.Errorf("%.80q comes back: %v", data, err)
		}
		if err := out.Validate(decode(t, data)); err == nil {
			t.Errorf("%.80q is no clean record and passes for one", data)
		}
	}
}

// members are the names that a type's JSON has, and whether each must be there.
func members(v any) map[string]bool {
	out := make(map[string]bool)
	typ := reflect.TypeOf(v)
	for i := range typ.NumField() {
		name, options, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		out[name] = !strings.Contains(options, "omitempty")
	}
	return out
}

func TestTheSchemaOfACleanRecordHasEveryMemberAndNoOther(t *testing.T) {
	type definition struct {
		Properties map[string]json.RawMessage
		Required   []string
	}
	var schema struct {
		Defs map[string]definition `json:"$defs"`
	}
	if err := json.Unmarshal(document(t, contract.Clean), &schema); err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]any{
		"normalization": wire.Normalization{}, "language": wire.Language{}, "part": wire.Part{}, "change": wire.Change{},
		"reason": wire.Reason{}, "flag": wire.Flag{}, "raw": wire.Raw{}, "revision": wire.Revision{},
	} {
		got := make(map[string]bool)
		for property := range schema.Defs[name].Properties {
			got[property] = slices.Contains(schema.Defs[name].Required, property)
		}
		if diff := cmp.Diff(members(v), got); diff != "" {
			t.Errorf("%s: members, and whether they are required (-sent +schema):\n%s", name, diff)
		}
	}
}

// what a schema of JSON values cannot see: bytes, and what a text says of another.
func beyond(refused *wire.Error) bool {
	switch refused.Reason {
	case wire.BadShape:
		return strings.HasPrefix(refused.Problem, `"normalization`) || strings.Contains(refused.Problem, "bytes, at most")
	case wire.BadText:
		return strings.Contains(refused.Problem, "invalid UTF-8") || strings.Contains(refused.Problem, "surrogate") ||
			strings.HasPrefix(refused.Problem, `"normalization`)
	}
	return true
}

// FuzzTheSchemaRefusesWhatRectifyRefuses: where a schema can tell, it takes the
// records that Rectify takes and no others.
func FuzzTheSchemaRefusesWhatRectifyRefuses(f *testing.F) {
	for _, data := range realRecords(f) {
		f.Add(data)
	}
	for _, text := range []string{
		`{"id":"1"}`, `{"id":""}`, `{}`, `[]`, `"x"`, `7`, `null`, `{"abstract":"x"}`, `{"id":7}`, `{"id":null}`, `{"id":"1","abstract":7}`,
		`{"id":"1","source":null,"lang":null,"title":null,"abstract":null,"original":null,"domains":null,"normalization":null}`,
		`{"id":"1","Abstract":"x"}`, `{"id":"1","ID":"x"}`, `{"id":"1","ſource":"x"}`, `{"id":"1","DOMAINs":[]}`, `{"id":"1","Normalization":1}`,
		`{"id":"1","abstract":"x\u0000y"}`, `{"id":"1\u0000"}`, `{"id":"1","abstract":"x\ud800y"}`, `{"id":"1","id":"2"}`, `nonsense`, ``,
		`{"id":"1","original":{"lang":"ko","abstract":"x","note":[1]}}`, `{"id":"1","original":{"Lang":"ko"}}`, `{"id":"1","original":[]}`,
		`{"id":"1","original":{"title":7}}`, `{"id":"1","domains":["a",null]}`, `{"id":"1","domains":[7]}`, `{"id":"1","domains":"a"}`, `{"id":"1","domains":["\u0000"]}`,
		`{"id":" "}`, `{"id":"\t"}`, `{"id":"\u3000\u00a0\u2009"}`, `{"id":"\ufeff"}`, `{"id":"\u200b"}`, `{"id":" 1 "}`,
		`{"id":"1\n"}`, `{"id":"1\u0085"}`, `{"id":"1","source":" "}`, `{"id":"1","source":"a\tb"}`,
		`{"id":"` + strings.Repeat("1", 2049) + `"}`, `{"id":"` + strings.Repeat("é", 1025) + `"}`, `{"id":"` + strings.Repeat("1", 2048) + `"}`,
		`{"id":"1","specversion":"1.0","data":{}}`, `{"id":"1","specversion":"1.0","data_base64":""}`, `{"id":"1","specversion":"1.0"}`,
		`{"id":"1","specversion":"1.0","data":{},"title":null}`,
		`{"id":"1","normalization":3}`, `{"id":"1","normalization":{"raw":{"abstract":"y"}}}`, `{"id":"1","other":{"ID":1}}`,
	} {
		f.Add([]byte(text))
	}
	schema := compile(f, contract.Record)
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return
		}
		invalid := schema.Validate(v)
		_, err = wire.Parse(data, 0)
		var refused *wire.Error
		switch errors.As(err, &refused); {
		case refused == nil && invalid != nil:
			t.Errorf("Rectify takes %q, the schema says %v", data, invalid)
		case refused != nil && !beyond(refused) && invalid == nil:
			t.Errorf("the schema takes %q, Rectify says %v", data, refused)
		}
	})
}
