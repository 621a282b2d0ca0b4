package stream

import "sync/atomic"

// feed is what a worker keeps of one lane.
type feed struct {
	lane Lane
	held *held
	jobs chan *job      // room for everything held, so that sending never waits
	out  chan *outgoing // likewise
	last atomic.Int64   // when a message came: Unix time in nanoseconds

	pulling atomic.Bool // whether messages come as they are stored

	highest uint64        // sequence of a clean version that the lane has stored
	redo    atomic.Uint64 // raw messages up to this one may have been done before
	marks   []mark
}

// newFeed makes the feed of a lane that may hold so many bytes.
func newFeed(lane Lane, bytes int) *feed {
	room := bytes/overhead + prefetch + 1
	return &feed{lane: lane, held: newHeld(bytes), jobs: make(chan *job, room), out: make(chan *outgoing, room)}
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
	case j, ok := <-r.archive.jobs:
		return j, ok
	}
}
