package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// carrier takes raw live records to the stream of clean ones until so many have
// arrived and are acknowledged. step is told of every one.
type carrier func(ctx context.Context, js jetstream.JetStream, records int, step func()) error

// worker is `rectify worker`. It counts what it does of an archive besides.
func (b *bench) worker(archived *atomic.Int64) carrier {
	return func(ctx context.Context, js jetstream.JetStream, records int, step func()) error {
		ctx, end := context.WithCancelCause(ctx)
		defer end(nil)
		var done atomic.Int64
		observe := func(o stream.Outcome) {
			switch {
			case o.Result == stream.HandedBack: // at the end, of an archive
			case o.Result != stream.Cleaned:
				end(fmt.Errorf("record %s of the sample did not come out clean: %s %s", o.Record, o.Result, o.Reason))
			case o.Lane == stream.Archive:
				archived.Add(1)
			default:
				step()
				if done.Add(1) == int64(records) {
					end(errArrived)
				}
			}
		}
		w := &stream.Worker{Rulesets: b.rulesets, JS: js, Log: b.log, Parallel: processors, SyncLag: b.profile.SyncLag(), Grace: -1, Observe: observe}
		if err := w.Run(ctx); err != nil {
			return err
		}
		if err := context.Cause(ctx); !errors.Is(err, errArrived) {
			return err
		}
		return nil
	}
}

// errArrived ends a worker that has done what there was.
var errArrived = errors.New("all records have arrived")

// What the relay puts into one batch: as much as the worker does.
const (
	relayMessages = 1000
	relayBytes    = 8 << 20
)

// relay passes records on as they are, with what makes that safe: a message id
// each, atomic batches, an acknowledgement after the batch is stored. While one
// batch is stored, the messages of the next come in.
func (b *bench) relay(ctx context.Context, js jetstream.JetStream, records int, step func()) error {
	c, err := js.CreateOrUpdateConsumer(ctx, stream.Raw, jetstream.ConsumerConfig{
		Durable: stream.Consumer, AckPolicy: jetstream.AckExplicitPolicy, MaxAckPending: 20_000,
	})
	if err != nil {
		return err
	}
	it, err := c.Messages(jetstream.PullMaxMessages(2 * relayMessages))
	if err != nil {
		return err
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	defer it.Stop()
	in := make(chan jetstream.Msg, 2*relayMessages)
	broken := make(chan error, 1)
	go func() {
		for {
			m, err := it.Next(jetstream.NextContext(ctx))
			if err != nil {
				broken <- err
				return
			}
			in <- m
		}
	}()
	for done := 0; done < records; {
		var first jetstream.Msg
		select {
		case first = <-in:
		case err := <-broken:
			return err
		}
		batch := waiting(first, in, min(relayMessages, records-done))
		if err := pass(ctx, js, batch); err != nil {
			return err
		}
		for range batch {
			step()
		}
		done += len(batch)
	}
	return js.Conn().FlushTimeout(grace)
}

// waiting is the first message and those that wait behind it.
func waiting(first jetstream.Msg, in <-chan jetstream.Msg, most int) []jetstream.Msg {
	batch, size := []jetstream.Msg{first}, len(first.Data())
	for len(batch) < most && size < relayBytes {
		select {
		case m := <-in:
			batch, size = append(batch, m), size+len(m.Data())
		default:
			return batch
		}
	}
	return batch
}

// pass stores a batch as clean records and acknowledges it.
func pass(ctx context.Context, js jetstream.JetStream, batch []jetstream.Msg) error {
	out := make([]*nats.Msg, len(batch))
	for i, m := range batch {
		meta, err := m.Metadata()
		if err != nil {
			return err
		}
		id := strconv.FormatUint(meta.Sequence.Stream, 10)
		out[i] = &nats.Msg{Subject: stream.CleanSubject(stream.Live, "en", "sample", id), Data: m.Data(), Header: nats.Header{}}
		out[i].Header.Set(jetstream.MsgIDHeader, id)
		out[i].Header.Set(stream.HeaderStored, meta.Timestamp.UTC().Format(time.RFC3339Nano))
	}
	if _, err := stream.PublishBatch(ctx, js, out); err != nil {
		return err
	}
	for _, m := range batch {
		if err := m.Ack(); err != nil {
			return err
		}
	}
	return nil
}
