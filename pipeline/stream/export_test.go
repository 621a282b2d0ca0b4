package stream

import (
	"context"
	"time"
)

// For tests: what cannot be brought about from outside on purpose.

// Tidy does what a worker does now and then, as if its SyncLag had passed.
func Tidy(ctx context.Context, w *Worker) error {
	r, err := w.prepare(ctx)
	if err != nil {
		return err
	}
	now := time.Now()
	for _, at := range []time.Time{now, now.Add(time.Hour)} {
		for _, f := range r.feeds() {
			if err := r.checkpoint(ctx, f, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// Order is the order in which jobs of an archive and live ones are done that
// wait at the same time.
func Order(archive, live int) []Lane {
	r := &run{live: newFeed(Live, 1<<20), archive: newFeed(Archive, 1<<20), rationed: make(chan *job, archive)}
	for range archive {
		r.rationed <- &job{feed: r.archive}
	}
	for range live {
		r.live.jobs <- &job{feed: r.live}
	}
	var order []Lane
	for range archive + live {
		j, _ := r.next()
		order = append(order, j.feed.lane)
	}
	return order
}

// Told is how many of so many messages are due after a status.
func Told(due int, status, description, pending string) (int, error) {
	p := &puller{due: due}
	err := p.told(status, description, pending)
	return p.due, err
}

// Settle is the share of an archive, on average, after a minute of so many live
// records a second, which take what a function of the share says.
func Settle(processors, rate int, takes func(share float64) time.Duration) float64 {
	p := newPace(processors)
	now := time.Unix(0, 0)
	sum, n := 0.0, 0
	for i := range 60 * rate {
		now = now.Add(time.Second / time.Duration(rate))
		share := p.share
		if phase(now) < pause {
			share = 0
		}
		p.came(now)
		p.stored(now, now.Add(takes(share)))
		if i > 40*rate {
			sum, n = sum+p.share, n+1
		}
	}
	return sum / float64(n)
}

// Paced is how many records of an archive one processor begins in a while that
// take so long each, while live ones come or not, and wait for it or not.
func Paced(while, took time.Duration, live, waiting bool) (begun int) {
	p := newPace(1)
	begin := time.Unix(0, 0)
	for now := begin; now.Sub(begin) < while; {
		if live {
			p.came(now)
		}
		if d := p.left(now, waiting); d > 0 {
			now = now.Add(d)
			continue
		}
		p.spent(took)
		begun++
		now = now.Add(took)
	}
	return begun
}
