package dictionary_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

// FuzzReadYAML checks that any file is read or refused, and that what is read
// is the same after it was written.
func FuzzReadYAML(f *testing.F) {
	f.Add([]byte(forum))
	f.Add([]byte("concepts: [{id: a, terms: {en: {preferred: b}}}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, err := dictionary.ReadYAML("f.yaml", data)
		if err != nil || len(want) == 0 {
			return
		}
		var b bytes.Buffer
		if err := dictionary.WriteYAML(&b, want); err != nil {
			t.Fatal(err)
		}
		got, err := dictionary.ReadYAML("g.yaml", b.Bytes())
		if diff := cmp.Diff(want, got, anywhere, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%v (-want +got):\n%s\nfrom:\n%s", err, diff, &b)
		}
	})
}

// FuzzReadCSV checks that any table is read or refused, and that every concept
// of it has an id of its own and a term.
func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("ko,en\n포럼,forum\n"), false)
	f.Add([]byte("wrong,preferred,lang\na,b,fr\n"), false)
	f.Add([]byte("a\tb\n"), true)
	f.Fuzz(func(t *testing.T, data []byte, tabs bool) {
		name, langs := "g.csv", []string(nil)
		if tabs {
			name, langs = "g.tsv", []string{"ko", "en"}
		}
		concepts, _, _ := dictionary.ReadCSV(name, data, langs)
		checkImported(t, concepts)
	})
}

// FuzzReadXML checks that any XML file is read or refused, and that what is read
// of it is the same after it was written as TBX.
func FuzzReadXML(f *testing.F) {
	for _, text := range tbxFiles {
		f.Add([]byte(text))
	}
	f.Add([]byte(tmx))
	f.Add([]byte(xliff))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, _, err := dictionary.Read("g.xml", data, dictionary.Options{})
		checkImported(t, want)
		if err != nil {
			return
		}
		for _, style := range []dictionary.Style{dictionary.DCA, dictionary.DCT} {
			var b bytes.Buffer
			if err := dictionary.WriteTBX(&b, style, want); err != nil {
				t.Fatal(err)
			}
			got, _, err := dictionary.ReadTBX("h.tbx", b.Bytes())
			if diff := cmp.Diff(ids(want), ids(got)); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s\nfrom:\n%s", err, diff, &b)
			}
		}
	})
}

func ids(concepts []term.Concept) []string {
	var out []string
	for _, c := range concepts {
		out = append(out, c.ID)
	}
	return out
}

func checkImported(t *testing.T, concepts []term.Concept) {
	seen := make(map[string]bool)
	for _, c := range concepts {
		if c.ID == "" || seen[c.ID] {
			t.Errorf("the id %q is empty or taken", c.ID)
		}
		seen[c.ID] = true
		if len(c.Terms) == 0 {
			t.Errorf("%s has no terms", c.ID)
		}
	}
	dictionary.Lint(concepts)
}
