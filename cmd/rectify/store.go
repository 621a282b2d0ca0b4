package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/serve"
	"rectify/pipeline/stream"
)

// storeTime is how long storing what came in one request, or a part of it, may take.
const storeTime = 20 * time.Second

// store stores raw records on the streams in their order. What is begun is
// finished, also when who asked has gone.
func store(js jetstream.JetStream) func(context.Context, []serve.Raw) []serve.Stored {
	return func(ctx context.Context, records []serve.Raw) []serve.Stored {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeTime)
		defer cancel()
		out := make([]serve.Stored, len(records))
		if !js.Conn().IsConnected() {
			for i := range out {
				out[i].Err = errors.New("NATS does not answer now; send it again later")
			}
			return out
		}
		if storeBatch(ctx, js, records, out) {
			return out
		}
		acks := make([]jetstream.PubAckFuture, len(records))
		for i, r := range records {
			acks[i], out[i].Err = js.PublishMsgAsync(rawMessage(r))
		}
		for i, ack := range acks {
			if out[i].Err == nil {
				out[i] = acknowledged(ctx, js, records[i], ack)
			}
		}
		return out
	}
}

// storeBatch stores records at once, which is some ten times faster where every
// write is synced. It does not when they have keys, since one that is there
// already refuses a batch, nor when they are few or the server refuses; an
// answer that did not come leaves open what is stored.
func storeBatch(ctx context.Context, js jetstream.JetStream, records []serve.Raw, out []serve.Stored) bool {
	if len(records) < 2 || records[0].Key != "" {
		return false
	}
	msgs := make([]*nats.Msg, len(records))
	for i, r := range records {
		msgs[i] = rawMessage(r)
	}
	last, err := stream.PublishBatch(ctx, js, msgs)
	var refused *jetstream.APIError
	if errors.As(err, &refused) {
		return false
	}
	for i := range out {
		if err != nil {
			out[i].Err = fmt.Errorf("%w: it is not known whether it is stored; send it again", err)
			continue
		}
		out[i] = serve.Stored{Stream: laneOf(records[i]).Stream(), Sequence: last - uint64(len(out)-1-i)}
	}
	return true
}

// laneOf is the lane that was asked for.
func laneOf(r serve.Raw) stream.Lane {
	if r.Lane == serve.Backfill {
		return stream.Archive
	}
	return stream.Live
}

// rawMessage is a record as the streams take it.
func rawMessage(r serve.Raw) *nats.Msg {
	m := nats.NewMsg(stream.RawSubject(laneOf(r), r.Source))
	m.Data = r.Data
	if r.Key != "" {
		m.Header.Set(jetstream.MsgIDHeader, r.Key)
	}
	for name, value := range r.Header {
		m.Header.Set(name, value)
	}
	return m
}

// acknowledged waits until a record is stored, or is known not to be.
func acknowledged(ctx context.Context, js jetstream.JetStream, r serve.Raw, ack jetstream.PubAckFuture) serve.Stored {
	select {
	case a := <-ack.Ok():
		s := serve.Stored{Stream: a.Stream, Sequence: a.Sequence, Duplicate: a.Duplicate}
		if s.Duplicate && r.Key != "" {
			s.Err = sameAgain(ctx, js, s, r)
		}
		return s
	case err := <-ack.Err():
		return serve.Stored{Err: explained(err)}
	case <-ctx.Done():
		return serve.Stored{Err: fmt.Errorf("no answer from NATS within %v: it is not known whether it is stored; send it again with the same Idempotency-Key", storeTime)}
	}
}

// explained says what an error of the server means to who sent a record.
func explained(err error) error {
	var api *jetstream.APIError
	switch {
	case errors.As(err, &api) && api.ErrorCode == maximumBytes:
		return fmt.Errorf("the backlog is full: the workers do not keep up; send it again later: %w", err)
	case errors.Is(err, jetstream.ErrNoStreamResponse), errors.Is(err, nats.ErrNoResponders):
		return fmt.Errorf("no stream takes it now; send it again later: %w", err)
	}
	return err
}

// maximumBytes is the error code of JetStream for a stream that is full.
const maximumBytes jetstream.ErrorCode = 10077

// sameAgain sees that what is stored under a key is what came under it now: the
// same text of the same record, as of the same time. It may be gone already,
// when it is done.
func sameAgain(ctx context.Context, js jetstream.JetStream, s serve.Stored, r serve.Raw) error {
	held, err := js.Stream(ctx, s.Stream)
	if err != nil {
		return err
	}
	now := rawMessage(r)
	m, err := held.GetMsg(ctx, s.Sequence)
	switch {
	case errors.Is(err, jetstream.ErrMsgNotFound):
		return nil
	case err != nil:
		return err
	case m.Subject != now.Subject, !bytes.Equal(m.Data, now.Data), m.Header.Get(stream.HeaderAsOf) != now.Header.Get(stream.HeaderAsOf):
		return serve.ErrKeyReused
	}
	return nil
}
