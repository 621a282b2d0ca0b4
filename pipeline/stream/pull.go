package stream

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	prefetch   = 64 // messages; small, since what is prefetched is not yet heard of
	expiry     = 30 * time.Second
	heartbeat  = 5 * time.Second // without two of these, the pull is taken to be dead
	openAgain  = time.Second
	ackPending = 4096 // over all workers; messages that wait for another attempt count
)

func (w *Worker) ackWait() time.Duration { return cmp.Or(w.AckWait, time.Minute) }

// open makes the consumer and begins to pull from it.
func (r *run) open(ctx context.Context) (jetstream.MessagesContext, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	c, err := r.JS.CreateOrUpdateConsumer(ctx, Raw, jetstream.ConsumerConfig{
		Durable: Consumer, Description: "Workers of rectify",
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: r.ackWait(), MaxAckPending: ackPending,
		MaxDeliver: -1, // settle gives up on a message, never the server
	})
	if err != nil {
		return nil, fmt.Errorf("consumer %s of stream %s: %w", Consumer, Raw, explain(err))
	}
	most := max(16<<20, 2*int(r.JS.Conn().MaxPayload())) // must be more than the longest message
	return c.Messages(jetstream.PullMaxMessagesWithBytesLimit(prefetch, most),
		jetstream.PullExpiry(expiry), jetstream.PullHeartbeat(heartbeat))
}

// pull reads messages until ctx is done. Whatever ends an iterator (a deleted
// consumer, silence after a restart of the server), another one is opened.
func (r *run) pull(ctx context.Context, it jetstream.MessagesContext) error {
	for {
		if it != nil {
			r.read(ctx, it)
		}
		if ctx.Err() != nil {
			return nil
		}
		if r.JS.Conn().IsClosed() {
			return fmt.Errorf("worker: %w", nats.ErrConnectionClosed)
		}
		wait(ctx, openAgain) // a consumer made while the server still deletes its namesake misses messages for a while
		var err error
		if it, err = r.open(ctx); err != nil {
			r.complain("cannot pull raw records, trying again", err)
		}
	}
}

// read takes in messages until the iterator fails or ctx is done. Then it lets
// go of the iterator: what that has prefetched is still taken in, or at the
// end handed back.
func (r *run) read(ctx context.Context, it jetstream.MessagesContext) {
	for r.held.room(ctx) {
		m, err := it.Next(jetstream.NextContext(ctx))
		if err != nil {
			if ctx.Err() == nil {
				r.complain("pulling raw records broke off, beginning again", err)
			}
			break
		}
		r.accept(m)
	}
	it.Drain()
	rest, cancel := limited(ctx)
	defer cancel()
	for {
		m, err := it.Next(jetstream.NextContext(rest))
		if err != nil {
			if !errors.Is(err, jetstream.ErrMsgIteratorClosed) {
				it.Stop()
			}
			return
		}
		r.held.room(ctx)
		r.accept(m)
	}
}

// accept takes a message in; once the worker ends, process hands it back.
func (r *run) accept(m jetstream.Msg) {
	meta, err := m.Metadata()
	if err != nil {
		r.Log.Error("a message without metadata", "subject", m.Subject(), "error", err)
		return // it cannot even be acknowledged
	}
	j := &job{Msg: m, meta: meta, lane: Live, began: time.Now(), ruleset: r.Rulesets.Current()}
	r.held.add(j)
	r.jobs <- j
}

// stillAtWork tells the server of everything held that it is being worked on.
func (r *run) stillAtWork(context.Context) {
	for _, j := range r.held.all() {
		if err := j.InProgress(); err != nil && !errors.Is(err, jetstream.ErrMsgAlreadyAckd) {
			r.complain("cannot tell the server that records are being worked on", err)
			return
		}
	}
}

// wait waits for d, or until ctx is done.
func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
