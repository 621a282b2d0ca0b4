package standard_test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rectify/pipeline"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGoldenNames takes each NAME.in of the archives through the whole
// production pipeline and compares NAME.out and NAME.changes. The comment of an
// archive says the language declared, if any, and that of NAME.original, the text before
// translation. Run it with -update to rewrite, and read the diff.
func TestGoldenNames(t *testing.T) {
	files, err := filepath.Glob("../../testdata/golden/names-*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: archive.Comment}
			for _, c := range cases(archive) {
				res := normalize(t, c.record)
				got.Files = append(append(got.Files, c.given...), outcome(c.record.ID, res)...)
			}
			compare(t, file, archive, got)
		})
	}
}

// TestGoldenSeeds takes the seeds through the whole production pipeline.
func TestGoldenSeeds(t *testing.T) {
	const file = "../../testdata/golden/seeds.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	records := seeds(t)
	for _, name := range slices.Sorted(maps.Keys(records)) {
		got.Files = append(got.Files, outcome(name, normalize(t, records[name]))...)
	}
	compare(t, file, archive, got)
}

// golden is one case of an archive: the files that say it and the record they
// make.
type golden struct {
	record pipeline.Record
	given  []txtar.File
}

func cases(archive *txtar.Archive) []golden {
	settings := settingsOf(string(archive.Comment))
	var out []golden
	for _, f := range archive.Files {
		text := strings.TrimSuffix(string(f.Data), "\n")
		if name, ok := strings.CutSuffix(f.Name, ".in"); ok {
			r := pipeline.Record{ID: name, Source: "-", Lang: settings["lang"], Abstract: text}
			out = append(out, golden{r, []txtar.File{f}})
		}
		if strings.HasSuffix(f.Name, ".original") {
			last := &out[len(out)-1]
			last.record.Original = &pipeline.Original{Lang: settings["original"], Abstract: text}
			last.given = append(last.given, f)
		}
	}
	return out
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

func outcome(name string, res pipeline.Result) []txtar.File {
	return []txtar.File{
		{Name: name + ".out", Data: []byte(res.Abstract + "\n")},
		{Name: name + ".changes", Data: []byte(brief(res))},
	}
}

// compare holds an archive to what it should be, or rewrites it.
func compare(t *testing.T, file string, want, got *txtar.Archive) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(got))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
