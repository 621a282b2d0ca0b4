package stream

import (
	"math"
	"time"
)

// pace says how long an archive rests after each of its batches. Live records
// that come while one is stored have to wait, here and in the server, and those
// that come behind them too; so the more of them there are, the longer the stream
// of clean records is left to them.
type pace struct {
	rate float64 // live records a second, of late
	came int64   // how many had come then, ever
	at   time.Time
}

const (
	lately      = 200 * time.Millisecond // what counts as of late
	restFor     = 64                     // live records a second for which a rest is as long as the batch took
	longestRest = time.Second            // of all rests

	// What is taken to come before anything has: an archive that begins at full
	// speed can keep the server from handing out the live record that would slow it.
	slowStart = 1000
)

// rest is how long to rest after a batch that took so long, when so many live
// records have come, ever. It is asked after every batch.
func (p *pace) rest(now time.Time, took time.Duration, came int64) time.Duration {
	if since := now.Sub(p.at); since > 0 {
		fresh := -math.Expm1(-float64(since) / float64(lately))
		p.rate += fresh * (float64(came-p.came)/since.Seconds() - p.rate)
		p.came, p.at = came, now
	}
	return min(time.Duration(float64(took)*p.rate/restFor), longestRest)
}
