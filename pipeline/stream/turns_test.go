package stream

import (
	"log/slog"
	"testing"

	"github.com/nats-io/nats.go"
)

// Texts of a record that stand together in an archive must not be worked on in
// the place of live records.
func TestATurnIsPassedOnInItsLane(t *testing.T) {
	r := &run{Worker: &Worker{Log: slog.New(slog.DiscardHandler)}, live: newFeed(Live, 1<<20), archive: newFeed(Archive, 1<<20)}
	var jobs []*job
	for i := range 3 {
		j := &job{feed: r.archive, msg: &nats.Msg{}}
		r.archive.held.add(j)
		if got, want := r.archive.turns.take("a", j), i == 0; got != want {
			t.Fatalf("job %d has the turn: %v, want %v", i, got, want)
		}
		jobs = append(jobs, j)
	}
	for i, j := range jobs[:2] {
		r.settle(t.Context(), j, nil)
		select {
		case next := <-r.archive.jobs:
			if next != jobs[i+1] {
				t.Errorf("after job %d another is next than the one behind it", i)
			}
		default:
			t.Errorf("after job %d none of the archive is next; %d live ones are", i, len(r.live.jobs))
		}
	}
}
