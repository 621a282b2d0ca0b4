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
