package stream

import (
	"context"
	"math"
	"sync"
	"time"
)

// How records of an archive make way for live ones.
const (
	liveFor   = 3 * time.Second        // live records are taken to go on coming for so long after the last
	allowance = 2 * time.Millisecond   // what an archive may add to the time of a typical live record; it adds some ten times that to their p99
	least     = 0.01                   // of the processors, for an archive in any case
	regrowth  = 0.05                   // of the processors, a second
	period    = time.Second            // in each there is a pause
	pause     = 200 * time.Millisecond // long enough for what was begun before to be done in its first half
	react     = 100 * time.Millisecond // from one change of the share to the next
)

// pace says how much time of processors the records of an archive get while
// live ones come. What a live record takes depends on the machine, on the server
// and on what else they do, so it is measured, with the archive and, in short
// pauses of it, without; the share of the archive grows slowly while they differ
// by less than the allowance, and is halved when they differ by more. It is the
// idea of LEDBAT (RFC 6817), with pauses rather than the least delay of late for
// a base. The pauses are at the same times for all workers whose clocks agree, so
// that those who share a server do not measure one another's archives.
type pace struct {
	mu            sync.Mutex
	processors    float64
	share         float64   // processors that the archive may use
	due, overdue  time.Time // when its next record may begin; when it may in any case
	last          time.Time // when a live record came
	changed       time.Time // when the share was
	alone, beside typical   // what live records take, without the archive and with it
}

func newPace(processors int) *pace {
	p := &pace{processors: float64(processors)}
	p.share = p.least()
	return p
}

func (p *pace) least() float64 { return least * p.processors }

// came takes note of a live record.
func (p *pace) came(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = now
}

// live reports whether live records are coming.
func (p *pace) live(now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.coming(now)
}

func (p *pace) coming(now time.Time) bool { return now.Sub(p.last) < liveFor }

// stored takes note of a live record that came at a time and is stored now.
func (p *pace) stored(came, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	took, at := now.Sub(came), phase(came)
	if at >= pause/2 && at < pause || p.share == p.least() {
		p.alone.add(took)
	}
	if at >= pause {
		p.beside.add(took)
		p.adjust(now)
	}
}

// adjust changes the share, if it is time to.
func (p *pace) adjust(now time.Time) {
	since := now.Sub(p.changed)
	if since < react {
		return
	}
	p.changed = now
	if p.beside.time() > p.alone.time()+allowance {
		p.share = max(p.share/2, p.least())
		return
	}
	p.share = min(p.share+regrowth*p.processors*min(since, pause).Seconds(), p.processors)
}

// spent takes note of the time that a record of the archive took.
func (p *pace) spent(took time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.due = p.due.Add(time.Duration(float64(took) / p.share))
	p.overdue = p.overdue.Add(time.Duration(float64(took) / p.least()))
}

// wait waits until the next record of the archive may begin: when its time has
// come and no live one is waiting, or in any case when it is overdue.
func (p *pace) wait(ctx context.Context, waiting func() bool) {
	const look = time.Millisecond
	for ctx.Err() == nil {
		d := p.left(time.Now(), waiting())
		if d <= 0 {
			return
		}
		wait(ctx, min(d, max(look, d/2))) // the share may grow meanwhile
	}
}

// left is how long the archive has still to wait at least.
func (p *pace) left(now time.Time, waiting bool) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	coming := p.coming(now)
	for _, t := range []*time.Time{&p.due, &p.overdue} { // time that was not used is lost
		if !coming || t.Before(now.Add(-pause)) {
			*t = now
		}
	}
	if !coming {
		return 0
	}
	overdue, d := p.overdue.Sub(now), p.due.Sub(now)
	if waiting {
		d = max(d, time.Millisecond)
	}
	if at := phase(now); at < pause {
		d = max(d, pause-at)
	}
	return min(d, overdue)
}

// phase is how far a time is in its period.
func phase(t time.Time) time.Duration { return t.Sub(t.Truncate(period)) }

// typical is a geometric mean of late, which a few outliers do not move far.
type typical struct {
	log   float64 // of the time in seconds
	count int
}

const remembered = 64 // times that a mean is of, about

func (t *typical) add(took time.Duration) {
	t.count = min(t.count+1, remembered)
	t.log += (math.Log(max(took, time.Microsecond).Seconds()) - t.log) / float64(t.count)
}

func (t *typical) time() time.Duration {
	return time.Duration(math.Exp(t.log) * float64(time.Second))
}
