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
	r := &run{live: newFeed(Live, 1<<20), archive: newFeed(Archive, 1<<20)}
	for range archive {
		r.archive.jobs <- &job{feed: r.archive}
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
