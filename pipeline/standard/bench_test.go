package standard_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// BenchmarkNormalize takes records through the production pipeline and holds
// them to its laws, as the worker does. An op is one record. Set
// RECTIFY_BENCH to a .jsonl file to measure on records of your own.
func BenchmarkNormalize(b *testing.B) {
	p := newPipeline(b)
	gold, err := filepath.Glob("../../testdata/gold/*.jsonl")
	if err != nil || len(gold) == 0 {
		b.Fatalf("no gold files: %v", err)
	}
	b.Run("seeds", func(b *testing.B) { lawful(b, p, slices.Collect(maps.Values(seeds(b)))) })
	b.Run("gold", func(b *testing.B) { lawful(b, p, records(b, gold...)) })
	if own := os.Getenv("RECTIFY_BENCH"); own != "" {
		b.Run("own", func(b *testing.B) { lawful(b, p, records(b, own)) })
	}
}

func lawful(b *testing.B, p *pipeline.Pipeline, records []pipeline.Record) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := p.Lawful(records[i%len(records)]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N), "µs/record")
}

// records reads files of one record a line.
func records(b testing.TB, files ...string) []pipeline.Record {
	b.Helper()
	var out []pipeline.Record
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			m, err := wire.Parse(bytes.TrimSpace(line), 1<<20)
			if err != nil {
				b.Fatalf("%s: %v", file, err)
			}
			out = append(out, m.Record)
		}
	}
	return out
}
