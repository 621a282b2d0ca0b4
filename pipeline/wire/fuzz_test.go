package wire_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/wire"
)

// FuzzParse checks what holds for all bytes: Parse does not panic, what it
// refuses it refuses with a reason; and a record that it takes and that is
// normalized is taken back to the same record, and normalized to the same bytes.
// The bytes are left as they are, since the message is made of them.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		labelled,
		`{"id":"1","lang":null,"abstract":"초록: 이 글은 , 좋다.","original":{"lang":"zh","abstract":"【摘要】好"},"domains":["x"]}`,
		`{"lang":"fr","id":"1","abstract":"Abstract: All is well , with this one, The end.","x":[1e400,{"a":null}]}`,
		`{"id":"1","abstract":"b","normalization":{"changes":[{"field":"abstract","start":0,"end":1,"before":"a","after":"b"}],"raw":{"lang":null,"abstract":"a"}}}`,
		`{"id":"1","id":"2"}`,
		"{\"id\":\"1\",\"abstract\":\"\xff\\ud800\\u0000\"}",
	} {
		f.Add([]byte(seed))
	}
	p := newPipeline(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		given := bytes.Clone(data)
		first, err := wire.Parse(data, 0)
		if err != nil {
			if refusal, ok := errors.AsType[*wire.Error](err); !ok || refusal.Reason == "" || refusal.Problem == "" {
				t.Fatalf("refused without a reason: %v", err)
			}
			return
		}
		clean := normalized(t, p, first)
		if !bytes.Equal(data, given) {
			t.Errorf("the bytes became %+q, they were %+q", data, given)
		}
		second, err := wire.Parse([]byte(clean), 0)
		if err != nil {
			t.Fatalf("%s: %v", clean, err)
		}
		if diff := cmp.Diff(first.Record, second.Record); diff != "" {
			t.Errorf("record (-first +second):\n%s", diff)
		}
		if second.SHA256 != first.SHA256 {
			t.Errorf("hash of the first bytes: got %s, want %s", second.SHA256, first.SHA256)
		}
		if diff := cmp.Diff(clean, normalized(t, p, second)); diff != "" {
			t.Errorf("normalizing twice (-once +twice):\n%s", diff)
		}
	})
}

// FuzzText checks that a text is written in the bytes that encoding/json has
// for it, where HTML stays readable.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "plain", "\"\\\b\f\n\r\t\x00\x1f\x7f", "<b>&", "한국 “é”", "\u2027\u2028\u2029\u202a\ufffd", "\xff\xe2\x80\xed\xa0\x80😀"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := wire.NewMessage("1", text)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		write := json.NewEncoder(&want)
		write.SetEscapeHTML(false)
		if err := write.Encode(text); err != nil {
			t.Fatal(err)
		}
		if want := `{"id":"1","abstract":` + strings.TrimSuffix(want.String(), "\n") + `}`; string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}
