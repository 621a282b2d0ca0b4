package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/pipeline/wire"
)

func TestTheSampleHoldsTheSeedsExactly(t *testing.T) {
	abstracts := make(map[string]string)
	for line := range bytes.Lines(sample) {
		m, err := wire.Parse(bytes.TrimSpace(line), inputLimit)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := abstracts[m.Record.ID]; twice {
			t.Errorf("record %q is in the sample twice", m.Record.ID)
		}
		abstracts[m.Record.ID] = m.Record.Abstract
	}
	seeds, err := filepath.Glob("../../testdata/seeds/*.txt")
	if err != nil || len(seeds) != 2 {
		t.Fatalf("seeds: %v, %v", seeds, err)
	}
	for _, name := range seeds {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := abstracts[strings.TrimSuffix(filepath.Base(name), ".txt")]; got != string(want) {
			t.Errorf("%s: the sample has %q", name, got)
		}
	}
}
