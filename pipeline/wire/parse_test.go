package wire_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

func TestParseReadsTheRecord(t *testing.T) {
	full := pipeline.Record{
		ID: "1", Source: "kci", Title: "A title", Abstract: "An abstract.", Lang: "en", Domains: []string{"security", "korea"},
		Original: &pipeline.Original{Lang: "ko", Title: "제목", Abstract: "초록"},
	}
	for _, tt := range []struct {
		name, data string
		want       pipeline.Record
	}{
		{"with every member", `{"id":"1","source":"kci","lang":"en","title":"A title","abstract":"An abstract.",
			"original":{"lang":"ko","title":"제목","abstract":"초록","note":7},"domains":["security","korea"]}`, full},
		{"in any order, with others between", `{"year":2019,"domains":["security","korea"],"abstract":"An abstract.","original":{"abstract":"초록","title":"제목","lang":"ko"},
			"title":"A title","lang":"en","source":"kci","id":"1"}`, full},
		{"with the id alone", `{"id":"1"}`, pipeline.Record{ID: "1", Source: "-"}},
		{"with nulls", `{"id":"1","source":null,"lang":null,"title":null,"abstract":null,"original":null,"domains":null}`, pipeline.Record{ID: "1", Source: "-"}},
		{"with escapes, in keys too", `{"\u0069d":"\u0031","abstract":"\ud83d\ude00 \"x\"\n"}`, pipeline.Record{ID: "1", Source: "-", Abstract: "😀 \"x\"\n"}},
		{"with keys of others that differ in case", `{"id":"1","Year":1,"year":2}`, pipeline.Record{ID: "1", Source: "-"}},
		{"with white space around", " \n{ \"id\" : \"1\" }\n", pipeline.Record{ID: "1", Source: "-"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := wire.Parse([]byte(tt.data), 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, m.Record); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tt := range []struct{ name, data, reason, problem string }{
		{"nothing", ``, wire.NotJSON, `not JSON: the message is empty`},
		{"white space", " \n", wire.NotJSON, `not JSON: the message is empty`},
		{"what is not JSON", `nonsense`, wire.NotJSON, `not JSON at byte 1: a word that is neither true, false nor null; texts stand between double quotation marks`},
		{"half a record", `{"id":"1"`, wire.NotJSON, `not JSON at byte 9: the message ends in the middle; was it cut off?`},
		{"two records", `{"id":"1"} {"id":"2"}`, wire.NotJSON, `not JSON: something follows the record: "{\"id\":\"2\"}"; a message holds one record and nothing else`},
		{"a list", `["1"]`, wire.BadShape, `a record is a JSON object, this is a list; send each record as a message of its own`},
		{"a text", `"1"`, wire.BadShape, `a record is a JSON object, this is a text`},
		{"a number", `1`, wire.BadShape, `a record is a JSON object, this is a number`},
		{"null", `null`, wire.BadShape, `a record is a JSON object, this is null`},
		{"a truth", `true`, wire.BadShape, `a record is a JSON object, this is true or false`},

		{"no id", `{"abstract":"x"}`, wire.BadShape, `the record has no "id"; every record needs one that is not empty`},
		{"an empty id", `{"id":""}`, wire.BadShape, `the record has no "id"; every record needs one that is not empty`},
		{"an id that is null", `{"id":null}`, wire.BadShape, `the record has no "id"; every record needs one that is not empty`},
		{"an id that is a number", `{"id":12}`, wire.BadShape, `"id" must be a text, it is a number: 12`},
		{"an abstract that is a list", `{"id":"1","abstract":["x"]}`, wire.BadShape, `"abstract" must be a text, it is a list: ["x"]`},
		{"a title that is an object", `{"id":"1","title":{"en":"x"}}`, wire.BadShape, `"title" must be a text, it is an object: {"en":"x"}`},
		{"a long value, cut at a character", `{"id":"1","title":["아세안지역안보포럼은 서울에서 열렸다"]}`, wire.BadShape, `"title" must be a text, it is a list: ["아세안지역안보포럼은 서울…`},
		{"domains that are a text", `{"id":"1","domains":"x"}`, wire.BadShape, `"domains" must be a list of texts, it is a text: "x"`},
		{"domains that hold a number", `{"id":"1","domains":["x",1]}`, wire.BadShape, `"domains[1]" must be a text, it is a number: 1`},
		{"an original that is a text", `{"id":"1","original":"x"}`, wire.BadShape, `"original" must be an object with "lang", "title" and "abstract", it is a text: "x"`},
		{"an original with a number", `{"id":"1","original":{"lang":3}}`, wire.BadShape, `"original.lang" must be a text, it is a number: 3`},

		{"a key twice", `{"id":"1","id":"2"}`, wire.DuplicateKey, `in /id, at byte 10: the key "id" stands twice; which one is meant?`},
		{"a key twice, once in escapes", `{"id":"1","\u0069d":"2"}`, wire.DuplicateKey, `in /id, at byte 10: the key "id" stands twice; which one is meant?`},
		{"a key twice deep inside", `{"id":"1","x":[{"k":1,"k":2}]}`, wire.DuplicateKey, `in /x/0/k, at byte 22: the key "k" stands twice; which one is meant?`},
		{"a key that differs in case", `{"id":"1","Abstract":"x"}`, wire.BadShape, `the key "Abstract" differs from "abstract" in case alone; which one is meant?`},
		{"a key that differs in case beside the right one", `{"id":"1","abstract":"x","ABSTRACT":"y"}`, wire.BadShape, `the key "ABSTRACT" differs from "abstract" in case alone; which one is meant?`},
		{"a key of the original that differs in case", `{"id":"1","original":{"Lang":"ko"}}`, wire.BadShape, `the key "Lang" differs from "lang" in case alone; which one is meant?`},
		{"our key in another case", `{"id":"1","Normalization":{}}`, wire.BadShape, `the key "Normalization" differs from "normalization" in case alone; which one is meant?`},

		{"half a surrogate pair", `{"id":"1","abstract":"x\ud800y"}`, wire.BadText, `in /abstract, at byte 23: \ud800 is half of a surrogate pair and no character by itself; was the text cut inside a character?`},
		{"half a surrogate pair in what is not ours", `{"id":"1","x":"\udc00"}`, wire.BadText, `in /x, at byte 15: \udc00 is half of a surrogate pair and no character by itself; was the text cut inside a character?`},
		{"invalid UTF-8", "{\"id\":\"1\",\"abstract\":\"x\xffy\"}", wire.BadText, `in /abstract, at byte 23: invalid UTF-8: byte FF is no part of a character; send UTF-8, not Latin-1, GBK, Shift_JIS, EUC-KR or the like`},
		{"a raw NUL", "{\"id\":\"1\",\"abstract\":\"x\x00y\"}", wire.NotJSON, `not JSON in /abstract, at byte 23: a NUL character inside a text; the text was cut or is not a text`},
		{"a NUL in an escape", `{"id":"1","abstract":"x\u0000y"}`, wire.BadText, `"abstract" has a NUL character at byte 1; the text was cut or is not a text`},
		{"a NUL in the id", `{"id":"\u0000"}`, wire.BadText, `"id" has a NUL character at byte 0; the text was cut or is not a text`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := wire.Parse([]byte(tt.data), 0)
			refused(t, err, tt.reason, tt.problem)
		})
	}
}

// refused checks that a message is refused for the reason, in these words.
func refused(t *testing.T, err error, reason, problem string) {
	t.Helper()
	var refusal *wire.Error
	if !errors.As(err, &refusal) {
		t.Fatalf("got error %v, want a *wire.Error", err)
	}
	if refusal.Reason != reason || refusal.Problem != problem {
		t.Errorf("got %s: %s\nwant %s: %s", refusal.Reason, refusal.Problem, reason, problem)
	}
}

func TestParseKeepsToTheLimit(t *testing.T) {
	data := []byte(`{"id":"1","abstract":"` + strings.Repeat("x", 2<<20) + `"}`)
	_, err := wire.Parse(data, 1<<20)
	refused(t, err, wire.TooLarge, "the record is 2097176 bytes, the limit is 1048576; split it or raise the limit")
	for _, limit := range []int{0, len(data)} {
		if m, err := wire.Parse(data, limit); err != nil || len(m.Record.Abstract) != 2<<20 {
			t.Errorf("with limit %d: %v", limit, err)
		}
	}
}

func TestIDIsFoundInWhatDoesNotParse(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{`{"id":"1","abstract":3}`, "1"},
		{`{"id":"1","id":"2"}`, "2"},
		{`{"id":1}`, ""},
		{`nonsense`, ""},
	} {
		if got := wire.ID([]byte(tt.data)); got != tt.want {
			t.Errorf("ID(%s) = %q, want %q", tt.data, got, tt.want)
		}
	}
}

func TestAMessageWithoutASourceTakesThatOfItsSubject(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"none", `{"id":"1","abstract":"x"}`, `{"id":"1","abstract":"x","source":"kci",`},
		{"null", `{"id":"1","source":null,"abstract":"x"}`, `{"id":"1","source":"kci","abstract":"x",`},
		{"its own", `{"id":"1","source":"own","abstract":"x"}`, `{"id":"1","source":"own","abstract":"x",`},
	} {
		m, err := wire.Parse([]byte(tt.in), 0)
		if err != nil {
			t.Fatal(err)
		}
		m.NameSource("kci")
		line, err := m.Clean(pipeline.Result{Record: m.Record, Abstract: m.Record.Abstract, Language: pipeline.Language{Detected: "und"}}, nil)
		if err != nil || !strings.HasPrefix(string(line), tt.want) {
			t.Errorf("%s: Clean = %s, %v; want it to begin with %s", tt.name, line, err, tt.want)
		}
		again, err := wire.Parse(line, 0)
		if err != nil || again.Record.Source != m.Record.Source {
			t.Errorf("%s: read back: source %q, %v", tt.name, again.Record.Source, err)
		}
	}
}
