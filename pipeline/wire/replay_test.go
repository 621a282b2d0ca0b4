package wire_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/wire"
)

const labelled = `{"id":"1","title":"[Title]: The  region","abstract":"[Abstract]: 😀 The region is one of many , and small.","year":2019}`

func TestACleanRecordIsTakenBackToItsRawText(t *testing.T) {
	p := newPipeline(t)
	for _, tt := range []struct{ name, in string }{
		{"with title and abstract changed", labelled},
		{"with nothing changed", `{"id":"1","lang":"en","abstract":"All is well with this abstract of ours."}`},
		{"with no language declared, and null", `{"id":"1","lang":null,"abstract":"Abstract: All is well with this one."}`},
		{"with an empty language declared", `{"id":"1","lang":"","abstract":"Abstract: All is well with this one."}`},
		{"with a wrong language declared", `{"lang":"fr","id":"1","abstract":"Abstract: All is well with this one."}`},
		{"with an abstract that is nothing but a label", `{"id":"1","abstract":"[Abstract]"}`},
		{"without an abstract", `{"id":"1","title":"The  region"}`},
		{"with escapes in a text that changes", `{"id":"1","abstract":"\u005bAbstract]: caf\u00e9 , open."}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			first := parse(t, tt.in)
			clean := normalized(t, p, first)
			second := parse(t, clean)
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
}

func TestAnEditedCleanRecordIsRefused(t *testing.T) {
	clean := normalized(t, newPipeline(t), parse(t, labelled))
	const takeOut = `: its changes do not lead from the raw text to it; take out "normalization" to treat the text as new`
	for _, tt := range []struct{ name, old, new, problem string }{
		{"when its title is another", `"title":"The region"`, `"title":"Our region"`, `"title" was edited after it was normalized` + takeOut},
		{"when its abstract is another", `and small."`, `and large."`, `"abstract" was edited after it was normalized` + takeOut},
		{"when its language is another", `"lang":"en"`, `"lang":"fr"`, `"lang" was edited after it was normalized: it is "fr", the language found was "en"; take out "normalization" to declare it anew`},
		{"when its raw text is another", `one of many , and`, `one of many, and`, `"abstract" was edited after it was normalized` + takeOut},
		{"when a change lies outside of the text", `"start":0,"end":12,`, `"start":0,"end":1200,`, `"abstract" was edited after it was normalized` + takeOut},
		{"when a change lies before the text", `"start":0,"end":12,`, `"start":-1,"end":12,`, `"abstract" was edited after it was normalized` + takeOut},
		{"when a change is another", `"before":"[Abstract]: "`, `"before":"(Abstract): "`, `"abstract" was edited after it was normalized` + takeOut},
	} {
		t.Run(tt.name, func(t *testing.T) {
			edited := strings.Replace(clean, tt.old, tt.new, 1)
			if edited == clean {
				t.Fatalf("no %s in %s", tt.old, clean)
			}
			_, err := wire.Parse([]byte(edited), 0)
			refused(t, err, wire.BadReplay, tt.problem)
		})
	}
}

func TestANormalizationOfSomebodyElseIsRefused(t *testing.T) {
	for _, tt := range []struct{ name, in, reason, problem string }{
		{
			"that is a number", `{"id":"1","normalization":3}`, wire.BadShape,
			`"normalization" is a number where Rectify writes an object; take out "normalization" to treat the text as new`,
		},
		{
			"whose raw text has a NUL", `{"id":"1","abstract":"b","normalization":{"changes":[{"field":"abstract","start":0,"end":1,"before":"\u0000","after":"b"}],"raw":{"abstract":"\u0000"}}}`,
			wire.BadText, `"normalization.raw.abstract" has a NUL character at byte 0; the text was cut or is not a text`,
		},
		{
			"whose raw language is a number", `{"id":"1","lang":"en","normalization":{"language":{"detected":"en"},"raw":{"lang":3}}}`,
			wire.BadShape, `"normalization.raw.lang" must be a text, it is a number: 3`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := wire.Parse([]byte(tt.in), 0)
			refused(t, err, tt.reason, tt.problem)
		})
	}
}

// A thousand changes in a long text are gone over once, not once for each.
func TestTakingBackIsLinear(t *testing.T) {
	p := newPipeline(t)
	clean := normalized(t, p, parse(t, `{"id":"1","abstract":"`+strings.Repeat("안녕 , ", 20_000)+`"}`))
	began := time.Now()
	parse(t, clean)
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("taking back 20,000 changes took %v", took)
	}
}
