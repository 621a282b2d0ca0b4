package stream

import (
	"context"
	"strconv"
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

// Told is how many of so many messages are due after a status.
func Told(due int, status, description, pending string) (int, error) {
	p := &puller{due: due}
	err := p.told(status, description, pending)
	return p.due, err
}

// Held is how many live records a worker that runs has in hand, and what they weigh.
func Held(w *Worker) (records, bytes int) {
	h := w.running.Load().live.held
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.jobs), h.bytes
}

// ready is a run whose consumer of live records is there, and pulls none.
func ready(ctx context.Context, w *Worker) (*run, error) {
	r, err := w.prepare(ctx)
	if err != nil {
		return nil, err
	}
	p, err := r.open(ctx, r.live)
	if err == nil {
		p.end()
	}
	return r, err
}

// Look reports whether an archive waits for live records, when none has come and
// the server is asked.
func Look(ctx context.Context, w *Worker) (bool, error) {
	r, err := ready(ctx, w)
	if err != nil {
		return false, err
	}
	r.archive.held.add(&job{feed: r.archive})
	r.lookAtLive(ctx)
	return r.behind(time.Now()), nil
}

// Notices reports whether a worker that has not seen a live record for long knows,
// when it asks the server, that they come, after something has happened.
func Notices(ctx context.Context, w *Worker, happens func()) (bool, error) {
	r, err := ready(ctx, w)
	if err != nil {
		return false, err
	}
	happens()
	r.live.seen(time.Now().Add(-time.Minute))
	r.archive.held.add(&job{feed: r.archive})
	r.lookAtLive(ctx)
	return r.liveAt(time.Now()), nil
}

// Behind reports whether an archive waits for live records, of which the server
// has so many yet to deliver and so many are in hand, when the last came so long
// ago.
func Behind(pending, held int, ago time.Duration) bool {
	now := time.Now()
	r := &run{live: newFeed(Live, 1<<20)}
	r.live.seen(now.Add(-ago))
	r.live.pending.Store(int64(pending))
	for range held {
		r.live.held.add(&job{feed: r.live})
	}
	return r.behind(now)
}

// Alone reports whether nothing else may be normalized while a suspect is, at which
// so many processes have ended.
func Alone(ctx context.Context, w *Worker, deaths int) (bool, error) {
	r, err := w.prepare(ctx)
	if err != nil {
		return false, err
	}
	j := &job{raw: raw{lane: Live, sequence: uint64(deaths)}}
	if _, err := r.begun.PutString(ctx, j.note(), strconv.Itoa(deaths)); err != nil {
		return false, err
	}
	end, err := r.noted(ctx, j)
	if err != nil {
		return false, err
	}
	defer end()
	if !r.quiet.TryRLock() {
		return true, nil
	}
	r.quiet.RUnlock()
	return false, nil
}
