package clean_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// stages are those of the package, by name.
var stages = map[string]pipeline.Stage{
	clean.Page.Name:               clean.Page,
	clean.Tail.Name:               clean.Tail,
	clean.Label.Name:              clean.Label,
	clean.Repetition.Name:         clean.Repetition,
	clean.Spacing.Name:            clean.Spacing,
	clean.Case.Name:               clean.Case,
	clean.Garble.Name:             clean.Garble,
	clean.Markup.Name:             clean.Markup,
	clean.Width.Name:              clean.Width,
	clean.ChinesePunctuation.Name: clean.ChinesePunctuation,
	clean.Invisible.Name:          clean.Invisible,
	clean.Token.Name:              clean.Token,
	clean.Punctuation.Name:        clean.Punctuation,
	clean.Number.Name:             clean.Number,
	clean.Capitals.Name:           clean.Capitals,
	clean.Proper.Name:             clean.Proper,
	clean.Sentence.Name:           clean.Sentence,
	clean.Title.Name:              clean.Title,
	"clean/spelling":              clean.HouseSpelling(clean.British),
	clean.Noun.Name:               clean.Noun,
}

// alone is a pipeline of one stage, for text in one language.
func alone(t testing.TB, s pipeline.Stage, lang string) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{s},
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Hygiene: 0.9, pipeline.Source: 0.9, pipeline.Majority: 0.9}},
		Identify: func(_, _, declared string) pipeline.Language {
			return pipeline.Language{Declared: declared, Detected: lang}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestGolden runs the stage that the comment of an archive names over each
// NAME.in and compares NAME.out and NAME.changes. NAME.original is the text
// before translation, NAME.other the title of an abstract or the abstract of a
// title. Run it with -update to rewrite both, and read the diff.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../../testdata/golden/clean-*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := rerun(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// rerun is the archive with what comes out of its inputs now.
func rerun(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	settings := settingsOf(string(archive.Comment))
	stage, ok := stages[settings["stage"]]
	if !ok {
		t.Fatalf("no stage %q", settings["stage"])
	}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		name, isInput := strings.CutSuffix(f.Name, ".in")
		if !isInput {
			continue
		}
		p := alone(t, stage, settings["lang"])
		in := strings.TrimSuffix(string(f.Data), "\n")
		r := pipeline.Record{ID: name, Source: "-", Abstract: in}
		beside := besides(archive, name)
		if settings["field"] == pipeline.Title {
			r.Title, r.Abstract = in, cmp.Or(beside["other"], "-")
		} else {
			r.Title = beside["other"]
		}
		if beside["original"] != "" {
			r.Original = &pipeline.Original{Abstract: beside["original"]}
		}
		res, err := p.Normalize(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := p.Verify(res); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		out := res.Abstract
		if settings["field"] == pipeline.Title {
			out = res.Title
		}
		got.Files = append(got.Files, f)
		for _, kind := range []string{"original", "other"} {
			if text := beside[kind]; text != "" {
				got.Files = append(got.Files, txtar.File{Name: name + "." + kind, Data: []byte(text + "\n")})
			}
		}
		got.Files = append(got.Files,
			txtar.File{Name: name + ".out", Data: []byte(out + "\n")},
			txtar.File{Name: name + ".changes", Data: []byte(brief(res))})
	}
	return got
}

// besides are the texts that belong to an input, by what they are.
func besides(archive *txtar.Archive, name string) map[string]string {
	of := make(map[string]string)
	for _, f := range archive.Files {
		if kind, ok := strings.CutPrefix(f.Name, name+"."); ok {
			of[kind] = strings.TrimSuffix(string(f.Data), "\n")
		}
	}
	return of
}

// settingsOf reads the "key: value" lines of an archive's comment.
func settingsOf(comment string) map[string]string {
	settings := make(map[string]string)
	for l := range strings.Lines(comment) {
		if key, value, ok := strings.Cut(strings.TrimSpace(l), ": "); ok {
			settings[key] = value
		}
	}
	return settings
}

// brief says a result in one line for each change, suggestion, flag and field.
func brief(res pipeline.Result) string {
	var b strings.Builder
	for _, c := range append(res.Changes, res.Suggestions...) {
		w := c.Why[0]
		fmt.Fprintf(&b, "%d-%d %q -> %q %s %s %.2f %s\n", c.Start, c.End, c.Before, c.After, c.Status, w.Rule, w.Confidence, w.Evidence[0].Detail)
	}
	for _, f := range res.Flags {
		fmt.Fprintf(&b, "flag %d-%d %s: %s\n", f.Start, f.End, f.Rule, f.Message)
	}
	for _, f := range res.Fields {
		fmt.Fprintf(&b, "field %s: %q\n", f.Name, f.Values)
	}
	return b.String()
}
