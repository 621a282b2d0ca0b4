package stream

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// TestAnEnvelopeSaysOfARecordWhatAFreshOneDoes holds that nothing of the records
// before it in a batch is left.
func TestAnEnvelopeSaysOfARecordWhatAFreshOneDoes(t *testing.T) {
	r := &run{Worker: &Worker{Headers: func(h nats.Header, res pipeline.Result, revision wire.Revision) {
		if res.Record.ID == "a" {
			h.Set("only", "a")
			h.Add(HeaderRuleset, "twice")
		}
		h.Set("time", revision.Raw)
	}}}
	first, later := time.Unix(1, 0).UTC(), time.Unix(2, 5).UTC()
	batch := []*outgoing{
		{subject: "s.a", data: []byte("a"), job: &job{record: "a"}, version: version{raw: first, epoch: 1, ruleset: "sha256:1", sha256: "a1", stored: later}, replaces: version{raw: first, sequence: 7}},
		{subject: "s.b", data: []byte("b"), job: &job{record: "b"}, version: version{raw: later, decisions: 3, stored: later}},
	}
	batch[0].job.header = nats.Header{"traceparent": {"00-1"}, "tracestate": {"x=1"}}
	batch[0].job.result.Record.ID = "a"
	used, id := newEnvelope(), []string{"batch"}
	for i, at := range []int{1, 0, 1} {
		got := joinBatch(r.message(batch[at], used), id, i)
		want := joinBatch(r.message(batch[at], newEnvelope()), slices.Clone(id), i)
		if diff := cmp.Diff(want.Header, got.Header); diff != "" || got.Subject != want.Subject || string(got.Data) != string(want.Data) {
			t.Errorf("message %d, on %s with %s (-fresh +used):\n%s", i, got.Subject, got.Data, diff)
		}
	}
}
