package standard_test

import (
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"rectify/pipeline"
)

// FuzzStandard checks what holds for every record: the production pipeline
// comes to an end without an error, and what comes out keeps its laws. The
// language models are left out: with the fuzzer's instrumentation they load for
// longer than it lets one input take.
func FuzzStandard(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add("", seed.Abstract, seed.Lang, "", "")
	}
	files, err := filepath.Glob("../../testdata/golden/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range cases(archive) {
			o := pipeline.Original{}
			if c.record.Original != nil {
				o = *c.record.Original
			}
			f.Add("", c.record.Abstract, c.record.Lang, o.Abstract, o.Lang)
			f.Add(c.record.Abstract, "", c.record.Lang, "", "")
		}
	}
	p, err := withModel(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, title, abstract, lang, original, originalLang string) {
		for _, s := range []string{title, abstract, lang, original, originalLang} {
			if !utf8.ValidString(s) {
				t.Skip("not UTF-8: package wire refuses it")
			}
		}
		res, err := p.Lawful(pipeline.Record{
			ID: "1", Source: "-", Title: title, Abstract: abstract, Lang: lang,
			Original: &pipeline.Original{Lang: originalLang, Abstract: original},
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, flag := range res.Flags {
			if flag.Rule == pipeline.LawBroken {
				t.Errorf("title %+q, abstract %+q, lang %q: %s", title, abstract, lang, flag.Message)
			}
		}
	})
}
