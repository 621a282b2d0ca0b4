package standard_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"rectify/dictionaries"
	"rectify/pipeline"
	"rectify/pipeline/dictionary"
	"rectify/pipeline/lang"
	"rectify/pipeline/lang/lingua"
	"rectify/pipeline/standard"
	"rectify/pipeline/term"
)

// production is the pipeline as it is shipped: every stage, the embedded
// dictionary, the language models. It is made once.
var production = sync.OnceValues(func() (*pipeline.Pipeline, error) {
	model, err := lingua.New()
	if err != nil {
		return nil, err
	}
	return withModel(model)
})

// withModel is the production pipeline with a language model, which may be nil.
func withModel(model lang.Model) (*pipeline.Pipeline, error) {
	files, err := dictionary.Files(dictionaries.FS, "dictionaries")
	if err != nil {
		return nil, err
	}
	var concepts []term.Concept
	for _, f := range files {
		more, err := dictionary.ReadYAML(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		concepts = append(concepts, more...)
	}
	words, err := dictionary.Words(dictionaries.Words)
	if err != nil {
		return nil, err
	}
	config, err := standard.Config(term.Compile(concepts, words...), lang.New(model), standard.Options{Style: term.FirstFull})
	if err != nil {
		return nil, err
	}
	return pipeline.New(config)
}

func newPipeline(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, err := production()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// normalize is a record's result, held to the laws.
func normalize(t testing.TB, r pipeline.Record) pipeline.Result {
	t.Helper()
	p := newPipeline(t)
	res, err := p.Normalize(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(res); err != nil {
		t.Errorf("record %q: %v", r.ID, err)
	}
	return res
}

// seeds are the records of testdata/seeds by the first part of their name.
func seeds(t testing.TB) map[string]pipeline.Record {
	t.Helper()
	names, err := filepath.Glob("../../testdata/seeds/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	out := make(map[string]pipeline.Record)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		short, _, _ := strings.Cut(id, "_")
		out[short] = pipeline.Record{ID: id, Source: "-", Lang: "en", Abstract: string(data)}
	}
	return out
}

// brief says a result in one line for each change, suggestion, flag and field.
// Where a concept stands in its file is left out: it moves.
func brief(res pipeline.Result) string {
	var b strings.Builder
	for _, c := range slices.Concat(res.Changes, res.Suggestions) {
		fmt.Fprintf(&b, "%d-%d %q -> %q %s", c.Start, c.End, c.Before, c.After, c.Status)
		for _, w := range c.Why {
			fmt.Fprintf(&b, " %s %.2f %s", w.Rule, w.Confidence, w.Evidence[0].Kind)
		}
		b.WriteByte('\n')
	}
	for _, f := range res.Flags {
		fmt.Fprintf(&b, "flag %d-%d %s: %s\n", f.Start, f.End, f.Rule, f.Message)
	}
	for _, f := range res.Fields {
		fmt.Fprintf(&b, "field %s: %q\n", f.Name, f.Values)
	}
	return b.String()
}
