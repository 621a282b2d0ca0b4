package observe_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"go.opentelemetry.io/otel/codes"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"rectify/pipeline"
	"rectify/pipeline/observe"
	"rectify/pipeline/stream"
)

// rulesets is a ruleset without stages, the third that was published.
func rulesets(t *testing.T) stream.Rulesets {
	t.Helper()
	p, err := pipeline.New(pipeline.Config{Identify: func(_, _, _ string) pipeline.Language { return pipeline.Language{} }})
	if err != nil {
		t.Fatal(err)
	}
	return stream.Ruleset{Epoch: 3, Version: "v3", Pipeline: p}
}

// cleaned is the outcome of a record in English with a change and a suggestion.
func cleaned() stream.Outcome {
	change := func(rule, stage, tier string) []pipeline.Change {
		return []pipeline.Change{{Why: []pipeline.Reason{{Rule: rule, Stage: stage, Evidence: []pipeline.Evidence{{Kind: tier}}}}}}
	}
	return stream.Outcome{
		Lane: stream.Live, Source: "kci", Record: "17", Lang: "en", Result: stream.Cleaned, Deliveries: 2, Bytes: 1200, Batch: 4,
		Changes: change("term/arf", "term/listed", pipeline.Listed), Suggestions: change("clean/case", "clean/case", pipeline.Hygiene),
		Began: time.Now().Add(-time.Second), Took: 120 * time.Microsecond, Age: 3 * time.Second,
		Header: nats.Header{"Traceparent": []string{"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}},
	}
}

func TestMetricsCountWhatBecameOfRecords(t *testing.T) {
	m := observe.NewMetrics(rulesets(t))
	m.Observe(cleaned())
	m.Observe(stream.Outcome{Lane: stream.Archive, Result: stream.Buried, Reason: "not-json", Deliveries: 1, Bytes: 7})
	m.Observe(stream.Outcome{Lane: stream.Archive, Result: stream.PutBack, Reason: "no answer", Deliveries: 1, Bytes: 7})
	const want = `
# HELP rectify_changes_total Changes made, by stage and tier of the evidence.
# TYPE rectify_changes_total counter
rectify_changes_total{stage="term/listed",tier="listed"} 1
# HELP rectify_dead_letters_total Records that could not be processed, by reason.
# TYPE rectify_dead_letters_total counter
rectify_dead_letters_total{lane="archive",reason="not-json"} 1
# HELP rectify_raw_bytes_total Bytes of the raw records delivered.
# TYPE rectify_raw_bytes_total counter
rectify_raw_bytes_total{lane="archive"} 14
rectify_raw_bytes_total{lane="live"} 1200
# HELP rectify_records_total Deliveries of raw records by what became of them.
# TYPE rectify_records_total counter
rectify_records_total{lane="archive",lang="",result="dead"} 1
rectify_records_total{lane="archive",lang="",result="put-back"} 1
rectify_records_total{lane="live",lang="en",result="clean"} 1
# HELP rectify_redeliveries_total Deliveries of what had been delivered before.
# TYPE rectify_redeliveries_total counter
rectify_redeliveries_total{lane="live"} 1
# HELP rectify_ruleset_epoch The number of the published ruleset in force, 0 when none is published.
# TYPE rectify_ruleset_epoch gauge
rectify_ruleset_epoch 3
# HELP rectify_suggestions_total Changes left to editors, by stage and tier of the evidence.
# TYPE rectify_suggestions_total counter
rectify_suggestions_total{stage="clean/case",tier="hygiene"} 1
`
	if err := testutil.GatherAndCompare(m.Registry(), strings.NewReader(want), "rectify_changes_total", "rectify_dead_letters_total",
		"rectify_raw_bytes_total", "rectify_records_total", "rectify_redeliveries_total", "rectify_ruleset_epoch", "rectify_suggestions_total"); err != nil {
		t.Error(err)
	}
	problems, err := testutil.GatherAndLint(m.Registry())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

func TestASpanContinuesTheTraceOfItsMessage(t *testing.T) {
	spans := tracetest.NewSpanRecorder()
	traces := observe.NewTraces(sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans)))
	o := cleaned()
	traces.Observe(o)
	traces.Observe(stream.Outcome{Lane: stream.Live, Result: stream.Buried, Reason: "not-json", Began: time.Now()})
	ended := spans.Ended()
	if len(ended) != 2 {
		t.Fatalf("%d spans, want 2", len(ended))
	}
	if got := ended[0].Parent().SpanID().String(); got != "b7ad6b7169203331" {
		t.Errorf("parent = %s", got)
	}
	if got := ended[0].SpanContext().TraceID().String(); got != "0af7651916cd43dd8448eb211c80319c" {
		t.Errorf("trace = %s", got)
	}
	if !ended[0].StartTime().Equal(o.Began) || ended[0].Name() != "process ABSTRACTS_RAW" {
		t.Errorf("span %q began %v, want %v", ended[0].Name(), ended[0].StartTime(), o.Began)
	}
	if s := ended[1].Status(); s.Code != codes.Error || s.Description != "not-json" {
		t.Errorf("status of a dead letter = %+v", s)
	}
	if ended[1].Parent().IsValid() {
		t.Error("a message without context has a parent")
	}
}

func TestReadinessSaysWhatIsNotWell(t *testing.T) {
	broken := errors.New("the connection is lost")
	well := observe.Check{Name: "ruleset", Do: func(context.Context) error { return nil }}
	sick := observe.Check{Name: "nats", Do: func(context.Context) error { return broken }}
	for _, tt := range []struct {
		path   string
		checks []observe.Check
		status int
		want   string
	}{
		{"/healthz", []observe.Check{sick}, 200, "alive\n"},
		{"/readyz", []observe.Check{well}, 200, "ruleset: well\n"},
		{"/readyz", []observe.Check{well, sick}, 503, "ruleset: well\nnats: the connection is lost\n"},
		{"/metrics", nil, 200, "rectify_ruleset_epoch 3"},
		{"/else", nil, 404, ""},
	} {
		s := httptest.NewServer(observe.Handler(observe.NewMetrics(rulesets(t)), tt.checks...))
		res, err := http.Get(s.URL + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		s.Close()
		if err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != tt.status || !strings.Contains(string(body), tt.want) {
			t.Errorf("%s: %d %q, want %d %q", tt.path, res.StatusCode, body, tt.status, tt.want)
		}
	}
}
