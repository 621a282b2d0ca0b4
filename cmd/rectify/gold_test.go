package main

import (
	"path/filepath"
	"testing"

	"rectify/pipeline/measure"
)

// TestGold measures the production ruleset on testdata/gold. What must stay
// stays, all of it; what is found of the rest is reported with -v, and misses are left
// in the files as misses.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("../../testdata/gold/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold files: %v", err)
	}
	flags := rulesetFlags{style: "first"}
	p, err := flags.load(t.Output())
	if err != nil {
		t.Fatal(err)
	}
	var report measure.Report
	for m := range ordered(items(files, "jsonl", nil), func(it item) measured { return measureItem(p, it) }) {
		if m.err != nil {
			t.Fatalf("%s: %v", m.place, m.err)
		}
		report.Add(m.gold, m.res, m.findings)
		for _, f := range m.findings {
			if m.gold.Clean() && !f.Suggested {
				t.Errorf("%s: record %q must stay: %+q became %+q (%s)", m.place, m.gold.Record.ID, f.Before, f.After, f.Why[0].Rule)
			}
		}
	}
	if report.Records < 120 || report.Clean < 120 {
		t.Errorf("%d records, of which %d must stay; at least 120, and as many to stay", report.Records, report.Clean)
	}
	writeTo(t, &report)
}

func writeTo(t *testing.T, r *measure.Report) {
	t.Helper()
	if err := writeReport(t.Output(), r); err != nil {
		t.Error(err)
	}
}
