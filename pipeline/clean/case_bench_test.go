package clean_test

import (
	"strings"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

// BenchmarkCase is what the stages of case cost for an abstract of 1.2 kB with
// the text it was translated from.
func BenchmarkCase(b *testing.B) {
	text := strings.Repeat("The patients with COPD were treated in Seoul from March 2014, and the level of IL-6 was measured by PCR. However, the results showed no difference between both groups. ", 7)
	original := strings.Repeat("2014年3月至今在首尔治疗COPD患者，用PCR测定IL-6水平。然而两组之间无差异。", 7)
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{clean.Case, clean.Capitals, clean.Title, clean.Proper, clean.Noun, clean.Sentence},
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Hygiene: 0.9, pipeline.Source: 0.9}},
		Identify: func(_, _, declared string) pipeline.Language {
			return pipeline.Language{Declared: declared, Detected: "en"}
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	for name, o := range map[string]*pipeline.Original{"alone": nil, "translated": {Lang: "zh", Abstract: original}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.Normalize(pipeline.Record{ID: "1", Source: "-", Title: "The treatment of COPD", Abstract: text, Original: o}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
