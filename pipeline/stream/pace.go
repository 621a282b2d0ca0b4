package stream

import (
	"math"
	"time"
)

// pace says how long an archive rests after each of its batches. Live records
// that come while one is stored have to wait, here and in the server, and those
// that come behind them too; so the more of them there are, the longer the stream
// of clean records is left to them. Where several workers share it, each takes of
// its time for the archive what it takes of the live records.
type pace struct {
	own, all flow // of live records: to this worker, and to all
	at       time.Time
}

// flow is how many records come.
type flow struct {
	rate float64 // a second, of late
	came int64   // how many had come then, ever
}

const (
	lately      = 200 * time.Millisecond // what counts as of late
	restFor     = 64                     // live records a second for which a rest is as long as the batch took
	longestRest = time.Second            // of all rests of a worker by itself
	lastRest    = time.Second / 10       // of each of a worker that is to end
	leastShare  = 1. / 16                // of the live records, that a worker is taken to have

	// What is taken to come before anything has: an archive that begins at full
	// speed can keep the server from handing out the live record that would slow it.
	slowStart = 1000
)

// newPace is the pace of an archive that begins when so many live records have
// come, ever, to all workers, and none to this one.
func newPace(now time.Time, all int64) *pace {
	return &pace{own: flow{rate: slowStart}, all: flow{slowStart, all}, at: now}
}

// rest is how long to rest after a batch that took so long, when so many live
// records have come, ever, to this worker and to all. It is asked after every batch,
// and again while it rests: they may have stopped.
func (p *pace) rest(now time.Time, took time.Duration, own, all int64) time.Duration {
	if since := now.Sub(p.at); since > 0 {
		p.own.see(own, since)
		p.all.see(all, since)
		p.at = now
	}
	share := 1.0
	if p.own.rate < p.all.rate {
		share = max(leastShare, p.own.rate/p.all.rate)
	}
	return time.Duration(min(float64(took)*p.all.rate/restFor, float64(longestRest)) / share)
}

// see takes in that so many have come, ever. They are fewer than before when the
// server counts anew.
func (f *flow) see(came int64, since time.Duration) {
	fresh := -math.Expm1(-float64(since) / float64(lately))
	f.rate += fresh * (float64(max(0, came-f.came))/since.Seconds() - f.rate)
	f.came = came
}
