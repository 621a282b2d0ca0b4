package stream

import (
	"testing"
	"time"
)

// A worker holds what it stores, too; a batch that waited for it would stand
// still until its time is up.
func TestABatchDoesNotWaitForWhatIsBeingStored(t *testing.T) {
	f := newFeed(Live, 64<<20)
	for range 4 * backlog { // the batch before
		f.held.add(&job{feed: f})
	}
	if got := f.collect(new(outgoing), batchLimit{messages: 1000, bytes: 1 << 20, linger: time.Hour}); len(got) != 1 {
		t.Errorf("%d records in the batch, want 1", len(got))
	}
}

func TestTheLastBatchesOfABacklogAreShorter(t *testing.T) {
	for _, tt := range []struct{ pending, jobs, out, want int }{
		{pending: 5000, jobs: 3000, want: 1000},
		{pending: 500, jobs: 1700, out: 300, want: 625},
		{jobs: 1200, out: 40, want: 310},
		{jobs: 100, out: 100, want: backlog},
		{want: backlog},
	} {
		f := newFeed(Live, 64<<20)
		f.pending.Store(int64(tt.pending))
		for range tt.jobs {
			f.jobs <- &job{feed: f}
		}
		for range tt.out {
			f.out <- new(outgoing)
		}
		if got := new(run).most(f, time.Now()).messages; got != tt.want {
			t.Errorf("%d on the server, %d to be normalized, %d normalized: %d in a batch, want %d", tt.pending, tt.jobs, tt.out, got, tt.want)
		}
	}
}
