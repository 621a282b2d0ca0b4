package stream

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// feed is what a worker keeps of one lane.
type feed struct {
	lane Lane
	held *held
	jobs chan *job      // room for everything held, so that sending never waits; those whose turn it is become live
	out  chan *outgoing // likewise

	finishing sync.WaitGroup // batches that are stored

	pulling atomic.Bool // whether messages come as they are stored
	full    atomic.Bool // whether the server has no room for what comes of them

	highest uint64        // sequence of a clean version that the lane has stored
	redo    atomic.Uint64 // raw messages up to this one may have been done before
	marks   []mark
}

// newFeed makes the feed of a lane that may hold so many bytes.
func newFeed(lane Lane, bytes int) *feed {
	room := bytes/overhead + prefetch + 1
	return &feed{lane: lane, held: newHeld(bytes), jobs: make(chan *job, 2*room), out: make(chan *outgoing, room)}
}

// next is the job to do next, live ones strictly first. It waits for one, and
// is false when there will be no more.
func (r *run) next() (*job, bool) {
	select {
	case j, ok := <-r.live.jobs:
		return j, ok
	default:
	}
	select {
	case j, ok := <-r.live.jobs:
		return j, ok
	case j, ok := <-r.rationed:
		return j, ok
	}
}

// ration lets the records of an archive go on as the pace has it.
func (r *run) ration(ctx context.Context) {
	defer close(r.rationed)
	for j := range r.archive.jobs {
		r.pace.wait(ctx, func() bool { return len(r.live.jobs) > 0 })
		r.rationed <- j
	}
}

// take takes a job to its outcome. One of an archive is taken into account.
func (r *run) take(ctx context.Context, j *job) {
	if j.feed == r.live {
		r.process(ctx, j)
		return
	}
	began := time.Now()
	r.process(ctx, j)
	r.pace.spent(time.Since(began))
	runtime.Gosched() // whatever brings a live record on its way goes first
}

// yielding reports whether the lane has to make way for live records.
func (r *run) yielding(f *feed) bool { return f == r.archive && r.pace.live(time.Now()) }
