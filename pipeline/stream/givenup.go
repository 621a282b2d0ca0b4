package stream

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// Advisories is the stream of what the server says of raw messages that it
// gave up on: those that were delivered as often as it may. Such a message ends
// a worker's process before that can give it up itself, or was put back for half
// a day.
const Advisories = "ABSTRACTS_ADVISORIES"

// advisoryPrefix begins the subjects of advisories; a stream and a consumer follow.
const advisoryPrefix = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES."

// buryGivenUp buries what the server gives up on, until ctx is done.
func (r *run) buryGivenUp(ctx context.Context) {
	for ctx.Err() == nil {
		if err := r.readAdvisories(ctx); err != nil && ctx.Err() == nil {
			r.complain("cannot read which records the server gave up on, trying again", err)
			wait(ctx, openAgain)
		}
	}
}

// advisories makes the consumer of [Advisories].
func (w *Worker) advisories(ctx context.Context) (jetstream.Consumer, error) {
	ctx, cancel := limited(ctx)
	defer cancel()
	c, err := w.JS.CreateOrUpdateConsumer(ctx, Advisories, jetstream.ConsumerConfig{
		Durable: Consumer, Description: "Workers of rectify", AckPolicy: jetstream.AckExplicitPolicy, AckWait: w.ackWait(),
	})
	if err != nil {
		return nil, fmt.Errorf("consumer %s of stream %s: %w", Consumer, Advisories, explain(w.JS.Conn(), err))
	}
	return c, nil
}

func (r *run) readAdvisories(ctx context.Context) error {
	c, err := r.advisories(ctx)
	if err != nil {
		return err
	}
	it, err := c.Messages(jetstream.PullMaxMessages(1), jetstream.PullExpiry(expiry), jetstream.PullHeartbeat(heartbeat))
	if err != nil {
		return err
	}
	defer it.Stop()
	for {
		m, err := it.Next(jetstream.NextContext(ctx))
		if err != nil {
			return err
		}
		told := m.Ack
		if err := r.buryNamed(ctx, m.Data()); err != nil {
			r.complain("cannot bury what the server gave up on, trying again", err)
			told = func() error { return m.NakWithDelay(delay(1)) }
		}
		if err := told(); err != nil {
			return err
		}
	}
}

// buryNamed buries the message that an advisory names.
func (r *run) buryNamed(ctx context.Context, advisory []byte) error {
	var a struct {
		Stream     string    `json:"stream"`
		Sequence   uint64    `json:"stream_seq"`
		Deliveries uint64    `json:"deliveries"`
		Time       time.Time `json:"timestamp"`
	}
	if err := json.Unmarshal(advisory, &a); err != nil {
		return fmt.Errorf("advisory: %w", err)
	}
	asking, cancel := limited(ctx)
	defer cancel()
	s, err := r.JS.Stream(asking, a.Stream)
	if err != nil {
		return err
	}
	m, err := s.GetMsg(asking, a.Sequence)
	if errors.Is(err, jetstream.ErrMsgNotFound) || err == nil && m.Time.After(a.Time) { // the stream was made anew
		r.Log.Error("a record that the server gave up on is gone", "stream", a.Stream, "sequence", a.Sequence)
		return nil
	}
	if err != nil {
		return err
	}
	j := &job{raw: raw{
		subject: m.Subject, data: m.Data, header: m.Header, stored: m.Time.UTC(), sequence: a.Sequence, deliveries: a.Deliveries,
	}, began: time.Now(), ruleset: r.Rulesets.Current()}
	for _, lane := range Lanes {
		if lane.Stream() == a.Stream {
			j.lane = lane
		}
	}
	why := &wire.Error{Reason: Attempts, Problem: fmt.Sprintf("the record was delivered %d times and never finished: it may be what ends the process", a.Deliveries)}
	left, err := r.bury(ctx, j, why)
	if err == nil {
		r.observe(j, cmp.Or(left, Buried), why)
	}
	return err
}
