package wire_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/clean"
	"rectify/pipeline/lang"
	"rectify/pipeline/wire"
)

// newPipeline is a pipeline of stages that need no dictionary.
func newPipeline(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(pipeline.Config{
		Stages:   []pipeline.Stage{clean.Label, clean.Spacing, clean.Case},
		Policy:   pipeline.Policy{Apply: map[string]float64{pipeline.Hygiene: 0.9}},
		Identify: lang.New(nil),
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func parse(t testing.TB, data string) *wire.Message {
	t.Helper()
	m, err := wire.Parse([]byte(data), 0)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return m
}

// normalized is the clean record of a message.
func normalized(t testing.TB, p *pipeline.Pipeline, m *wire.Message) string {
	t.Helper()
	res, err := p.Lawful(m.Record)
	if err != nil {
		t.Fatal(err)
	}
	data, err := m.Clean(res, nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// withoutNormalization cuts off the last member, which explains the others.
func withoutNormalization(t *testing.T, data string) string {
	t.Helper()
	before, _, ok := strings.Cut(data, `,"normalization":`)
	if !ok {
		t.Fatalf("no normalization in %s", data)
	}
	return before + "}"
}

func TestCleanKeepsOtherMembersAsTheyWereWritten(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"numbers that no program can hold", `{"id":"1","lang":"en","a":1e400,"b":1.0,"c":-0,"d":12345678901234567890}`, ""},
		{"what is nested", `{"x":{"z":1,"a":[true,null,{"b":[]}]},"id":"1","lang":"en","y":{}}`, ""},
		{"escapes, in keys too", `{"id":"1","lang":"en","caf\u00e9":"na\u00efve \ud83d\ude00 \/ <b> & \u2028"}`, ""},
		{"an original in all its parts", `{"id":"1","lang":"en","original":{"abstract":"요약: 글\u0020.","note":[1.50],"lang":"ko"}}`, ""},
		{"white space between members only", "{ \"id\" : \"1\",\n\t\"lang\":\"en\", \"a\" : [ 1 , \"b  c\" ] }\n", `{"id":"1","lang":"en","a":[1,"b  c"]}`},
		{"texts that need no repair", `{"id":"1","lang":"en","title":"A t\u0069tle","abstract":"All is well with this \u0061bstract of ours."}`, ""},
		{"nulls", `{"id":"1","lang":"en","title":null,"abstract":null,"source":null}`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := parse(t, tt.in)
			if tt.want == "" {
				tt.want = tt.in
			}
			for range 2 { // the first must not spoil the message for the second
				data, err := m.Clean(pipeline.Result{
					Record: m.Record, Title: m.Record.Title, Abstract: m.Record.Abstract,
					Language: pipeline.Language{Declared: "en", Detected: "en"},
				}, nil)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, withoutNormalization(t, string(data))); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestCleanPutsTheCleanTextInPlace(t *testing.T) {
	const in = `{"year":2019,"title":"[Title]: The  region","id":"1","abstract":"[Abstract]: The region is one of many , and small.","z":0}`
	const want = `{"year":2019,"title":"The region","id":"1","abstract":"The region is one of many, and small.","z":0,"lang":"en"}`
	got := normalized(t, newPipeline(t), parse(t, in))
	if diff := cmp.Diff(want, withoutNormalization(t, got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	c, err := wire.ReadClean([]byte(got))
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{
		pipeline.Title:    "[Title]: The  region",
		pipeline.Abstract: "[Abstract]: The region is one of many , and small.",
	} {
		if got := c.RawField(field); got != want {
			t.Errorf("raw %s: got %q, want %q", field, got, want)
		}
	}
}

func TestTheLanguageOfACleanRecord(t *testing.T) {
	for _, tt := range []struct {
		name, member, declared, detected string
		lang, raw                        string // raw "" when lang did not change
	}{
		{"is the one detected", `"lang":"ko",`, "ko", "en", "en", `"ko"`},
		{"is the one detected where none was declared", ``, "", "en", "en", "null"},
		{"is the one detected where null was declared", `"lang":null,`, "", "en", "en", "null"},
		{"is the one detected where an empty one was declared", `"lang":"",`, "", "en", "en", `""`},
		{"stays when both agree", `"lang":"en",`, "en", "en", "en", ""},
		{"stays when the declaration is more exact", `"lang":"en-GB",`, "en-GB", "en", "en-GB", ""},
		{"stays more exact in any case", `"lang":"EN-gb",`, "EN-gb", "en", "EN-gb", ""},
		{"is not another that begins with the same letters", `"lang":"enm",`, "enm", "en", "en", `"enm"`},
		{"stays when none is known", `"lang":"tlh",`, "tlh", "und", "tlh", ""},
		{"is und when none is known and none declared", ``, "", "und", "und", "null"},
		{"is mul when none has most of the text", `"lang":"en",`, "en", "mul", "mul", `"en"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := parse(t, `{"id":"1",`+tt.member+`"abstract":"x"}`)
			data, err := m.Clean(pipeline.Result{
				Record: m.Record, Abstract: "x", Language: pipeline.Language{Declared: tt.declared, Detected: tt.detected},
			}, nil)
			if err != nil {
				t.Fatal(err)
			}
			c, err := wire.ReadClean(data)
			if err != nil {
				t.Fatal(err)
			}
			if c.Lang != tt.lang || string(c.Normalization.Raw.Lang) != tt.raw {
				t.Errorf("got lang %q and raw %s, want %q and %s", c.Lang, c.Normalization.Raw.Lang, tt.lang, tt.raw)
			}
			if again := parse(t, string(data)); again.Record.Lang != m.Record.Lang {
				t.Errorf("taken back: got %q, want %q", again.Record.Lang, m.Record.Lang)
			}
		})
	}
}

func TestOffsetsCountCodePoints(t *testing.T) {
	const raw = "초록: 😀 한국은 , 그리고 e\u0301 , 끝."
	c, err := wire.ReadClean([]byte(normalized(t, newPipeline(t), parse(t, `{"id":"1","lang":"ko","abstract":"`+raw+`"}`))))
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		Start, End    int
		Before, After string
	}
	var got []place
	points := []rune(raw)
	for _, ch := range c.Normalization.Changes {
		got = append(got, place{ch.Start, ch.End, ch.Before, ch.After})
		if text := string(points[ch.Start:ch.End]); text != ch.Before {
			t.Errorf("%d-%d: the raw text has %q, before says %q", ch.Start, ch.End, text, ch.Before)
		}
	}
	want := []place{{0, 4, "초록: ", ""}, {9, 10, " ", ""}, {18, 19, " ", ""}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if parts := c.Normalization.Language.Parts; len(parts) != 1 || parts[0].End != len(points) {
		t.Errorf("parts %v, want one of %d code points", parts, len(points))
	}
}

func TestASuggestionNamesTheChangesItOverlaps(t *testing.T) {
	m := parse(t, `{"id":"1","lang":"en","abstract":"éabcdef"}`)
	why := []pipeline.Reason{{Rule: "test/rule"}}
	anchor := pipeline.Anchor{Field: pipeline.Abstract, Quote: "bc"}
	data, err := m.Clean(pipeline.Result{
		Record: m.Record, Abstract: "éaXdef", Language: pipeline.Language{Declared: "en", Detected: "en"},
		Changes: []pipeline.Change{{Field: pipeline.Abstract, Span: pipeline.Span{Start: 3, End: 5}, Before: "bc", After: "X", Why: why, Anchor: anchor}},
		Suggestions: []pipeline.Change{
			{Field: pipeline.Abstract, Span: pipeline.Span{Start: 2, End: 4}, Before: "ab", After: "Y", Why: why},
			{Field: pipeline.Abstract, Span: pipeline.Span{Start: 5, End: 6}, Before: "d", After: "Z", Why: why},
		},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := wire.ReadClean(data)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, s := range c.Normalization.Suggestions {
		got = append(got, s.ConflictsWith)
	}
	if diff := cmp.Diff([][]string{{anchor.Key()}, nil}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFieldsAreTextsOrLists(t *testing.T) {
	m := parse(t, `{"id":"1"}`)
	data, err := m.Clean(pipeline.Result{Record: m.Record, Fields: []pipeline.Field{
		{Name: "rights", Values: []string{"©"}},
		{Name: "keywords", Values: []string{"one"}, Many: true},
		{Name: "series", Values: []string{"a"}},
		{Name: "series", Values: []string{"b"}},
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Normalization struct{ Fields json.RawMessage }
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	if want := `{"keywords":["one"],"rights":"©","series":["a","b"]}`; string(c.Normalization.Fields) != want {
		t.Errorf("got %s, want %s", c.Normalization.Fields, want)
	}
}

func TestDetectLineSaysTheLanguageAlone(t *testing.T) {
	m := parse(t, `{"id":"1","lang":"en","abstract":"x","title":"한"}`)
	got, err := m.DetectLine(pipeline.Language{
		Declared: "en", Detected: "ko", Confidence: 0.9,
		Title: []pipeline.Part{{Span: pipeline.Span{End: 3}, Lang: "ko"}}, Abstract: []pipeline.Part{{Span: pipeline.Span{End: 1}, Lang: "und"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"1","source":"-","language":{"declared":"en","detected":"ko","confidence":0.9,"parts":[` +
		`{"field":"title","start":0,"end":1,"lang":"ko"},{"field":"abstract","start":0,"end":1,"lang":"und"}]}}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestATextByItselfIsAMessage(t *testing.T) {
	data, err := wire.NewMessage("a <b>.txt", "One \"line\"\nand another & more.")
	if err != nil {
		t.Fatal(err)
	}
	want := pipeline.Record{ID: "a <b>.txt", Source: "-", Abstract: "One \"line\"\nand another & more."}
	if diff := cmp.Diff(want, parse(t, string(data)).Record); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWhatIsWrittenIsWhatTheTypesSay holds Clean to the types that readers have:
// encoding/json writes a normalization that was read in the same bytes.
func TestWhatIsWrittenIsWhatTheTypesSay(t *testing.T) {
	m := parse(t, `{"id":"1","title":"한 \"글\"","abstract":"one\ntwo\u2028three <b>","lang":"\u0065n"}`)
	change := func(field string, start, end int, after string) pipeline.Change {
		return pipeline.Change{
			Field: field, Span: pipeline.Span{Start: start, End: end}, Before: "\t\x01", After: after, Status: pipeline.Applied,
			Why: []pipeline.Reason{
				{Rule: "a/b", Doc: "Doc & more.", Confidence: 0.95, Evidence: []pipeline.Evidence{{Kind: "listed", Detail: `a\b`}, {Kind: "near"}}},
				{Rule: "a/c", Confidence: 1},
			},
		}
	}
	data, err := m.Clean(pipeline.Result{
		Record: m.Record, Title: "글", Abstract: "two", Ruleset: "sha256:0",
		Language: pipeline.Language{
			Declared: "en", Detected: "ko", Confidence: 0.5,
			Title: []pipeline.Part{{Span: pipeline.Span{End: 10}, Lang: "ko"}}, Abstract: []pipeline.Part{{Span: pipeline.Span{End: 18}, Lang: "und"}},
		},
		Changes:     []pipeline.Change{change(pipeline.Title, 0, 4, "\u2029\u2027\ufffd"), change(pipeline.Title, 4, 5, "")},
		Suggestions: []pipeline.Change{change(pipeline.Title, 0, 5, "x"), change(pipeline.Abstract, 0, 3, "y")},
		Flags:       []pipeline.Flag{{Field: pipeline.Abstract, Span: pipeline.Span{Start: 1, End: 2}, Rule: "r", Message: "m"}, {Rule: "s", Message: "n"}},
		Fields:      []pipeline.Field{{Name: "rights", Values: []string{"©"}}, {Name: "keywords", Values: []string{"\b", "\f"}}},
	}, &wire.Revision{Raw: "2026-01-01T00:00:00Z", Ruleset: 1, Decisions: 1 << 60})
	if err != nil {
		t.Fatal(err)
	}
	var c struct{ Normalization json.RawMessage }
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	var n wire.Normalization
	read := json.NewDecoder(bytes.NewReader(c.Normalization))
	read.DisallowUnknownFields()
	if err := read.Decode(&n); err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	write := json.NewEncoder(&want)
	write.SetEscapeHTML(false)
	if err := write.Encode(n); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimSuffix(want.String(), "\n"), string(c.Normalization)); diff != "" {
		t.Errorf("(-encoding/json +Clean):\n%s", diff)
	}
}

func TestThereIsNoCleanRecordOfWhatIsNoNumber(t *testing.T) {
	m := parse(t, `{"id":"1"}`)
	if data, err := m.Clean(pipeline.Result{Record: m.Record, Language: pipeline.Language{Confidence: math.NaN()}}, nil); err == nil {
		t.Errorf("got %s, want an error", data)
	}
}
