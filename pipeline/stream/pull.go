package stream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	prefetch   = 500 // messages, and at most so many bytes as pullBytes says; they are not yet heard of
	expiry     = 30 * time.Second
	heartbeat  = 5 * time.Second // without two of these, the pull is taken to be dead
	openAgain  = time.Second
	ackPending = 20_000 // over all workers; messages that wait for another attempt count
)

// mostDeliveries is how often the server delivers a message. A worker gives up
// one that ends processes long before; see alone. This limit is for one that
// ends them before they can note it: what the server gives up on is found in
// [Advisories]. A record that is put back since something else is wrong, as a
// full disk, is given up after half a day.
const mostDeliveries = 1000

// pullBytes bounds what is prefetched; it must be more than the longest message.
func (r *run) pullBytes() int { return max(16<<20, 2*int(r.JS.Conn().MaxPayload())) }

// open makes the consumer of a lane and begins to pull from it.
func (r *run) open(ctx context.Context, lane Lane) (jetstream.MessagesContext, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	c, err := r.JS.CreateOrUpdateConsumer(ctx, lane.Stream(), jetstream.ConsumerConfig{
		Durable: Consumer, Description: "Workers of rectify",
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: r.ackWait(), MaxAckPending: ackPending,
		MaxDeliver: mostDeliveries,
	})
	if err != nil {
		return nil, fmt.Errorf("consumer %s of stream %s: %w", Consumer, lane.Stream(), explain(err))
	}
	return c.Messages(jetstream.PullMaxMessagesWithBytesLimit(prefetch, r.pullBytes()),
		jetstream.PullExpiry(expiry), jetstream.PullHeartbeat(heartbeat))
}

// pull reads messages of a lane until ctx is done. Whatever ends an iterator (a
// deleted consumer, silence after a restart of the server), another one is
// opened.
func (r *run) pull(ctx context.Context, f *feed, it jetstream.MessagesContext) error {
	for {
		if it != nil {
			f.pulling.Store(true)
			r.read(ctx, f, it)
			f.pulling.Store(false)
		}
		if ctx.Err() != nil {
			return nil
		}
		if r.JS.Conn().IsClosed() {
			return fmt.Errorf("worker: %s: %w", f.lane, nats.ErrConnectionClosed)
		}
		wait(ctx, openAgain) // a consumer made while the server still deletes its namesake misses messages for a while
		var err error
		if it, err = r.open(ctx, f.lane); err != nil {
			r.complain("cannot pull raw records, trying again", err)
		}
	}
}

// read takes in messages until the iterator fails or ctx is done. Then it lets
// go of the iterator: what that has prefetched is still taken in.
func (r *run) read(ctx context.Context, f *feed, it jetstream.MessagesContext) {
	for f.held.room(ctx) {
		m, err := it.Next(jetstream.NextContext(ctx))
		if err != nil {
			if ctx.Err() == nil {
				r.complain("pulling raw records broke off, beginning again", err)
			}
			break
		}
		r.accept(f, m)
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
		f.held.room(ctx)
		r.accept(f, m)
	}
}

// accept takes a message in.
func (r *run) accept(f *feed, m jetstream.Msg) {
	j, err := newJob(m, f, r.Rulesets.Current())
	if err != nil {
		r.Log.Error("a message without metadata", "error", err)
		return // it cannot even be acknowledged
	}
	f.last.Store(j.began.UnixNano())
	f.held.add(j)
	f.jobs <- j
}

// stillAtWork tells the server of everything held that it is being worked on.
func (r *run) stillAtWork(context.Context) {
	for _, f := range r.feeds() {
		for _, j := range f.held.all() {
			if err := j.msg.InProgress(); err != nil && !errors.Is(err, jetstream.ErrMsgAlreadyAckd) {
				r.complain("cannot tell the server that records are being worked on", err)
				return
			}
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
