package measure_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/measure"
)

func reason(rule, tier string, confidence float64) pipeline.Reason {
	return pipeline.Reason{Rule: rule, Confidence: confidence, Evidence: []pipeline.Evidence{{Kind: tier}}}
}

func TestReport(t *testing.T) {
	en := pipeline.Result{Language: pipeline.Language{Detected: "en"}}
	ko := pipeline.Result{Language: pipeline.Language{Detected: "ko"}}
	dirty := measure.Case{Abstract: "x"}
	var r measure.Report
	r.Add(dirty, en, []measure.Finding{
		{Verdict: measure.Right, Why: []pipeline.Reason{reason("term/arf", pipeline.Listed, 0.99), reason("style/arf", pipeline.Hygiene, 0.95)}},
		{Verdict: measure.Right, Why: []pipeline.Reason{reason("term/arf", pipeline.Listed, 0.99)}},
		{Verdict: measure.Missed, Why: []pipeline.Reason{reason("term/arf", pipeline.Near, 0.5)}},
		{Verdict: measure.Right, Suggested: true, Why: []pipeline.Reason{reason("term/arf", pipeline.Near, 0.5)}},
		{Verdict: measure.Wrong, Suggested: true, Why: []pipeline.Reason{reason("term/osce", pipeline.Near, 0.5)}},
		{Verdict: measure.Missed},
	})
	r.Add(measure.Case{}, ko, []measure.Finding{{Verdict: measure.Wrong, Why: []pipeline.Reason{reason("term/osce", pipeline.Listed, 0.99)}}})
	r.Add(measure.Case{}, ko, nil)

	score := func(right, wrong, missed int) measure.Score {
		return measure.Score{Right: right, Wrong: wrong, Missed: missed}
	}
	for _, tt := range []struct {
		name      string
		got, want any
	}{
		{"records, clean, changes on clean", []int{r.Records, r.Clean, r.ChangesOnClean}, []int{3, 2, 1}},
		{"all", r.All, score(2, 1, 2)},
		{"suggestions", r.Suggestions, score(1, 1, 0)},
		{"rules", r.Rules(), []measure.Named{{"none", score(0, 0, 1)}, {"style/arf", score(1, 0, 0)}, {"term/arf", score(2, 0, 1)}, {"term/osce", score(0, 1, 0)}}},
		{"tiers", r.Tiers(), []measure.Named{{"hygiene", score(1, 0, 0)}, {"listed", score(2, 1, 0)}, {"near", score(0, 0, 1)}, {"none", score(0, 0, 1)}}},
		{"languages", r.Languages(), []measure.Named{{"en", score(2, 0, 2)}, {"ko", score(0, 1, 0)}}},
		{"calibration", r.Calibration(), []measure.Level{
			{Tier: "hygiene", Confidence: 0.95, Edits: 1, Right: 1},
			{Tier: "listed", Confidence: 0.99, Edits: 3, Right: 2},
			{Tier: "near", Confidence: 0.5, Edits: 2, Right: 1},
		}},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if per, ok := r.PerThousand(); per != 500 || !ok {
		t.Errorf("edits on 1,000 clean records: %v %v, want 500", per, ok)
	}
}

func TestScore(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		score                  measure.Score
		precision, recall, f05 float64
		defined                [3]bool
	}{
		{"nothing at all", measure.Score{}, 0, 0, 0, [3]bool{}},
		{"all right", measure.Score{Right: 3}, 1, 1, 1, [3]bool{true, true, true}},
		{"all wrong", measure.Score{Wrong: 3}, 0, 0, 0, [3]bool{true, false, false}},
		{"all wrong, some missed", measure.Score{Wrong: 3, Missed: 1}, 0, 0, 0, [3]bool{true, true, true}},
		{"half found, all right", measure.Score{Right: 1, Missed: 1}, 1, 0.5, 0.8333333333333334, [3]bool{true, true, true}},
		{"all found, half right", measure.Score{Right: 1, Wrong: 1}, 0.5, 1, 0.5555555555555556, [3]bool{true, true, true}},
	} {
		for i, m := range []struct {
			name string
			get  func() (float64, bool)
			want float64
		}{{"precision", tt.score.Precision, tt.precision}, {"recall", tt.score.Recall, tt.recall}, {"F0.5", tt.score.F05, tt.f05}} {
			if got, ok := m.get(); got != m.want || ok != tt.defined[i] {
				t.Errorf("%s: %s is %v %v, want %v %v", tt.name, m.name, got, ok, m.want, tt.defined[i])
			}
		}
	}
}
