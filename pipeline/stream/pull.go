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
	prefetch   = 500 // messages that are asked for, and at most so many bytes as pullBytes says; fewer where room is short
	openAgain  = time.Second
	ackPending = 20_000 // over all workers; messages that wait for another attempt count
)

// mostDeliveries is how often the server delivers a message. A worker gives up
// one that ends processes long before; see noted. This limit is for one that
// ends them before they can note it: what the server gives up on is found in
// [Advisories]. A record that is put back since something else is wrong, as a
// full disk, is given up after half a day.
const mostDeliveries = 1000

// pullBytes bounds what one request brings. No record that is not refused for its
// length is longer.
func (r *run) pullBytes() int { return max(largestInput, r.limit) + headerRoom }

// open makes the consumer of a lane and what pulls from it.
func (r *run) open(ctx context.Context, f *feed) (*puller, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	name := f.lane.Stream()
	c, err := r.JS.CreateOrUpdateConsumer(ctx, name, jetstream.ConsumerConfig{
		Durable: Consumer, Description: "Workers of rectify",
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: r.ackWait(), MaxAckPending: ackPending,
		MaxDeliver: mostDeliveries,
	})
	if err != nil {
		return nil, fmt.Errorf("consumer %s of stream %s: %w", Consumer, name, explain(r.JS.Conn(), err))
	}
	f.handed.Store(int64(c.CachedInfo().Delivered.Consumer)) //nolint:gosec // nobody counts so far
	return newPuller(r.JS, name, Consumer)
}

// pull reads messages of a lane until ctx is done. Whatever ends a puller (a
// deleted consumer, silence after a restart of the server), another one is
// opened.
func (r *run) pull(ctx context.Context, f *feed, p *puller) error {
	for {
		if p != nil {
			f.pulling.Store(true)
			err := r.read(ctx, f, p)
			f.pulling.Store(false)
			if err != nil && ctx.Err() == nil {
				r.complain("pulling raw records broke off, beginning again", err)
			}
		}
		if ctx.Err() != nil {
			return nil
		}
		if r.JS.Conn().IsClosed() {
			return fmt.Errorf("worker: %s: %w", f.lane, nats.ErrConnectionClosed)
		}
		wait(ctx, openAgain) // a consumer made while the server still deletes its namesake misses messages for a while
		var err error
		if p, err = r.open(ctx, f); err != nil {
			r.complain("cannot pull raw records, trying again", err)
		}
	}
}

// read takes in messages until the puller fails or ctx is done; what is on its
// way then is still taken in. The server forgets requests when the connection
// is lost.
func (r *run) read(ctx context.Context, f *feed, p *puller) error {
	defer context.AfterFunc(ctx, p.end)()
	defer onceConnected(ctx, p.conn, p.end)()
	defer p.close()
	for {
		if err := r.refill(ctx, f, p); err != nil {
			return err
		}
		if p.due == 0 {
			return nil // ctx is done
		}
		m, err := p.next()
		if err != nil {
			return err
		}
		if m != nil {
			r.accept(f, m)
		}
	}
}

// refill asks for more messages when half of those that were asked for have
// come and there is room for as much as they may weigh. It waits for room only
// when nothing is due, so that whatever comes is read at once.
func (r *run) refill(ctx context.Context, f *feed, p *puller) error {
	if ctx.Err() != nil || p.due > prefetch/2 || p.due == 0 && !f.held.room(ctx, f.held.most/4) {
		return nil
	}
	if p.due == 0 {
		p.weight = 0 // all that came of it is held
	}
	wanted, most := prefetch-p.due, r.pullBytes()
	half := (f.held.free() - p.weight) / 2
	n, bytes := min(wanted, half/overhead), min(most, half/copies)
	switch {
	case p.due > 0 && (n < wanted || bytes < most || p.tooLong):
		return nil // in small portions it is never worth to ask ahead
	case n > 0 && !p.tooLong:
		return p.ask(n, bytes)
	case !f.held.room(ctx, f.held.most): // one message that is held by itself may weigh anything
		return nil
	}
	return p.ask(1, 2*int(r.JS.Conn().MaxPayload()))
}

// accept takes a message in.
func (r *run) accept(f *feed, m *nats.Msg) {
	j, err := newJob(m, f, r.Rulesets.Current())
	if err != nil {
		r.Log.Error("a message without metadata", "error", err)
		return // it cannot even be acknowledged
	}
	f.seen(j.began)
	f.came.Add(1)
	f.handed.Store(j.handed)
	f.pending.Store(j.behind)
	f.held.add(j)
	f.jobs <- j
}

// stillAtWork tells the server of everything held that it is being worked on.
func (r *run) stillAtWork(context.Context) {
	for _, f := range r.feeds() {
		for _, j := range f.held.all() {
			if err := j.msg.InProgress(); err != nil && !errors.Is(err, nats.ErrMsgAlreadyAckd) {
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
