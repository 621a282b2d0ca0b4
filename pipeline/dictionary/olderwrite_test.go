package dictionary_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

// The versions that older tools ask for hold what they have a place for.
func TestOlderVersionsComeBackAsTheyWent(t *testing.T) {
	concepts := []term.Concept{
		{ID: "arf", Domains: []string{"asean"}, Sources: []string{"https://example.org/?a=1&b=2"}, Note: "Not <acute>.", Case: term.Transfer, Terms: []term.Terms{
			{Lang: "en", Preferred: "ASEAN Regional Forum", Acronym: "ARF", Admitted: []string{"Asean Regional Forum"}, Spellings: []string{"A.S.E.A.N. Regional Forum"}, Wrong: []string{"Area & Forum"}, Doubtful: []string{"Regional Security Forum"}},
			{Lang: "ko", Preferred: "아세안지역안보포럼"},
		}},
		{ID: "local", Case: term.Transfer, Terms: []term.Terms{{Lang: "en", Preferred: "local name"}}},
	}
	names := []term.Concept{{ID: "arf", Case: term.Transfer, Terms: []term.Terms{{Lang: "en", Preferred: "ASEAN Regional Forum"}, {Lang: "ko", Preferred: "아세안지역안보포럼"}}}}
	for _, tt := range []struct {
		name, file string
		write      func(io.Writer) error
		want       []term.Concept
	}{
		{"TBX version 2", "g.tbx", func(w io.Writer) error { return dictionary.WriteTBX(w, dictionary.Martif, concepts) }, concepts},
		{"XLIFF 1.2", "g.xlf", func(w io.Writer) error { return dictionary.WriteXLIFF1(w, concepts, "ko", "en") }, names},
	} {
		var out bytes.Buffer
		if err := tt.write(&out); err != nil {
			t.Fatal(err)
		}
		got, warnings, err := dictionary.Read(tt.file, out.Bytes(), dictionary.Options{})
		if diff := cmp.Diff(tt.want, got, anywhere); err != nil || len(warnings) > 0 || diff != "" {
			t.Errorf("%s: %v %v (-want +got):\n%s\n%s", tt.name, err, warnings, diff, out.String())
		}
	}
}
