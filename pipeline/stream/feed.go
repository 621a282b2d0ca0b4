package stream

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// feed is what a worker keeps of one lane.
type feed struct {
	lane     Lane
	held     *held
	turns    turns
	jobs     chan *job      // room for everything held, so that sending never waits
	suspects chan *job      // likewise; those that came again and again
	out      chan *outgoing // likewise
	last     atomic.Int64   // when a message came or was known to wait; see seen

	pending atomic.Int64 // messages that the server had still to deliver then
	came    atomic.Int64 // messages, ever
	handed  atomic.Int64 // messages that the server had handed out then, to whatever worker, ever

	finishing sync.WaitGroup // batches that are stored

	pulling atomic.Bool // whether messages come as they are stored
	full    atomic.Bool // whether the server has no room for what comes of them

	stuck atomic.Pointer[trouble] // why a record that came often enough has no outcome; see tried

	highest uint64        // sequence of a clean version that the lane has stored
	redo    atomic.Uint64 // raw messages up to this one may have been done before
	marks   []mark
}

// newFeed makes the feed of a lane that may hold so many bytes.
func newFeed(lane Lane, bytes int) *feed {
	room := bytes/overhead + prefetch + 1
	return &feed{lane: lane, held: newHeld(bytes), jobs: make(chan *job, room), suspects: make(chan *job, room), out: make(chan *outgoing, room)}
}

// start is what times are counted from: the difference of two does not change
// when somebody sets the clock, the time of day does.
var start = time.Now()

// seen says that a message came at some time, or was known to wait then.
func (f *feed) seen(at time.Time) { f.last.Store(int64(at.Sub(start))) }

// patience is how long an archive waits for live records before it looks again.
const patience = 100 * time.Millisecond

// next is the job to do next, live ones strictly first. It waits for one, and
// is false when there will be no more.
func (r *run) next() (*job, bool) { return r.first(r.live.jobs, r.archive.jobs) }

// first is next of jobs of both lanes.
func (r *run) first(live, archive <-chan *job) (*job, bool) {
	select {
	case j, ok := <-live:
		return j, ok
	default:
	}
	if r.behind(time.Now()) {
		// An archive waits, and goes on all the same, however busy everybody is.
		select {
		case j, ok := <-live:
			return j, ok
		case <-time.After(patience):
		}
	}
	select {
	case j, ok := <-live:
		return j, ok
	case j, ok := <-archive:
		return j, ok
	}
}

// nextLive is next for who works on live records alone.
func (r *run) nextLive() (*job, bool) {
	j, ok := <-r.live.jobs
	return j, ok
}

// nextOfArchive is next for who works on an archive alone.
func (r *run) nextOfArchive() (*job, bool) {
	if r.behind(time.Now()) {
		time.Sleep(patience)
	}
	j, ok := <-r.archive.jobs
	return j, ok
}

// behind reports whether live records wait, here and on the server, as far as
// that is known: what was pending when one came is soon out of date, since other
// workers may take it.
func (r *run) behind(now time.Time) bool {
	const queue = 40
	return r.liveAt(now) && r.live.pending.Load()+int64(r.live.held.count()) > queue
}

// liveAt reports whether live records come: one has within the last second, or
// waited then on the server.
func (r *run) liveAt(now time.Time) bool {
	return now.Sub(start)-time.Duration(r.live.last.Load()) <= time.Second
}

// lookEvery is how often a worker on an archive asks for live records.
const lookEvery = time.Second / 5

// lookAtLive asks the server whether live records wait, or go to others, while there is an
// archive to do. A message says how many are behind it; but a server that is busy with
// storing them, on a slow disk, may not come to handing them out, and then none
// comes that could say so. Those of a lane that somebody has paused do not count.
func (r *run) lookAtLive(ctx context.Context) {
	if r.archive.held.count() == 0 {
		return
	}
	ctx, cancel := limited(ctx)
	defer cancel()
	c, err := r.JS.Consumer(ctx, Live.Stream(), Consumer)
	if err != nil {
		return // whoever pulls says so
	}
	i := c.CachedInfo()
	handed := int64(i.Delivered.Consumer) //nolint:gosec // nobody counts so far
	if before := r.live.handed.Swap(handed); handed > before || i.NumPending > 0 && !i.Paused {
		r.live.pending.Store(int64(i.NumPending)) //nolint:gosec // no stream holds so many
		r.live.seen(time.Now())
	}
}
