package wire_test

import (
	"strings"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// a record of the usual length, with members that mean nothing to Rectify.
var usual = []byte(`{"id": "kr-1", "source": "sejong", "lang": "en", "title": "The trust process", "abstract": "` +
	strings.Repeat(`The members of the \"forum\" met, and agreed on a declaration. `, 24) +
	`", "original": {"lang": "ko", "title": "한반도 신뢰프로세스", "abstract": "이 논문은 2013년에 발표된 한반도 신뢰프로세스를 검토한다."}, "domains": ["international-relations"], "year": 2013}`)

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(usual)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := wire.Parse(usual, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkClean is of a record with a dozen changes.
func BenchmarkClean(b *testing.B) {
	m, err := wire.Parse(usual, 0)
	if err != nil {
		b.Fatal(err)
	}
	res := pipeline.Result{Record: m.Record, Title: m.Record.Title, Abstract: strings.ReplaceAll(m.Record.Abstract, `"forum"`, "Forum"), Language: pipeline.Language{Detected: "en", Confidence: 1}}
	for at := 0; len(res.Changes) < 12; at += 60 {
		res.Changes = append(res.Changes, pipeline.Change{
			Field: pipeline.Abstract, Span: pipeline.Span{Start: at + 19, End: at + 26}, Before: `"forum"`, After: "Forum", Status: pipeline.Applied,
			Why: []pipeline.Reason{{Rule: "term/forum", Doc: "A name gets its right form.", Confidence: 0.99, Evidence: []pipeline.Evidence{{Kind: "listed", Detail: "fora.yaml: forum"}}}},
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Clean(res, nil); err != nil {
			b.Fatal(err)
		}
	}
}
