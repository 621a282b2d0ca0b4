package dictionary_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

func TestDiff(t *testing.T) {
	a, err := dictionary.ReadYAML("a.yaml", []byte(forum))
	if err != nil {
		t.Fatal(err)
	}
	b, err := dictionary.ReadYAML("b.yaml", []byte("# moved\n"+edit("  since: 1994\n", "", "{region|area} {security|}", "{region|zone}", "preferred: ASEAN Regional Forum", "preferred: Regional Forum", "in: a, out: b", "in: a, out: c")))
	if err != nil {
		t.Fatal(err)
	}
	gone := term.Concept{ID: "gone", Terms: []term.Terms{{Lang: "ko", Preferred: "기구"}}}
	come := term.Concept{ID: "come", Terms: []term.Terms{{Lang: "en", Preferred: "Body"}, {Lang: "ko", Preferred: "기구"}}}
	want := []string{
		`~ arf: en.preferred: "ASEAN Regional Forum" -> "Regional Forum"`,
		`- arf: en.wrong: "Asia-Pacific region security forum"`,
		`- arf: en.wrong: "Asia-Pacific area security forum"`,
		`- arf: en.wrong: "Asia-Pacific area forum"`,
		`+ arf: en.wrong: "Asia-Pacific zone forum"`,
		`- arf: examples: "fr: a -> b (ko: 포럼)"`,
		`+ arf: examples: "fr: a -> c (ko: 포럼)"`,
		`- arf: since: "1994"`,
		`+ come: "Body"`,
		`- gone: "기구"`,
	}
	var got []string
	for _, d := range dictionary.Diff(append(a, gone), append(b, come)) {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Diff (-want +got):\n%s", diff)
	}
	if same := dictionary.Diff(a, a); len(same) > 0 {
		t.Errorf("Diff of a version with itself = %v", same)
	}
}
