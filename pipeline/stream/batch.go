package stream

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Headers of an atomic batch, after ADR-50 of NATS.
const (
	headerBatch    = "Nats-Batch-Id"
	headerPosition = "Nats-Batch-Sequence"
	headerCommit   = "Nats-Batch-Commit"
)

// PublishBatch stores messages all at once or not at all; nats.go has no
// client for that. They are of one stream, which must allow it, and 1000 at
// most. Only the last, which commits, asks for an answer: if one
// before it was not taken, the commit is refused. After an error nothing is
// known to be stored, and the messages are as they were, for another try.
func PublishBatch(ctx context.Context, js jetstream.JetStream, msgs []*nats.Msg) (last uint64, err error) {
	last, err = publishBatch(ctx, js, len(msgs), func(i int) *nats.Msg { return msgs[i] })
	if err != nil {
		leaveBatch(msgs)
	}
	return last, err
}

// publishBatch is [PublishBatch] for messages that are made when their turn
// comes: one is done with when the next is asked for.
func publishBatch(ctx context.Context, js jetstream.JetStream, count int, message func(int) *nats.Msg) (last uint64, err error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	id, nc := []string{rand.Text()}, js.Conn()
	for i := range count - 1 {
		if err := nc.PublishMsg(joinBatch(message(i), id, i+1)); err != nil {
			return 0, err
		}
	}
	m := joinBatch(message(count-1), id, count)
	m.Header.Set(headerCommit, "1")
	reply, err := nc.RequestMsgWithContext(ctx, m)
	if err != nil {
		return 0, err
	}
	return committed(reply.Data, id[0], count)
}

// joinBatch gives a message the headers of a batch.
func joinBatch(m *nats.Msg, id []string, position int) *nats.Msg {
	if m.Header == nil {
		m.Header = nats.Header{}
	}
	m.Header[headerBatch] = id
	m.Header.Set(headerPosition, strconv.Itoa(position))
	return m
}

// leaveBatch takes them off again.
func leaveBatch(msgs []*nats.Msg) {
	for _, m := range msgs {
		for _, name := range []string{headerBatch, headerPosition, headerCommit} {
			m.Header.Del(name)
		}
	}
}

// committed reads the answer to a commit. A server that does not know batches
// takes the messages one by one and answers for the last alone.
func committed(answer []byte, id string, count int) (last uint64, err error) {
	var ack struct {
		Error *jetstream.APIError `json:"error"`
		Batch string              `json:"batch"`
		Count int                 `json:"count"`
		Last  uint64              `json:"seq"`
	}
	if err := json.Unmarshal(answer, &ack); err != nil {
		return 0, fmt.Errorf("answer to a batch: %w", err)
	}
	if ack.Error != nil {
		return 0, ack.Error
	}
	if ack.Batch != id || ack.Count != count {
		return 0, fmt.Errorf("answer to a batch: %d messages of %q stored, not %d of %q", ack.Count, ack.Batch, count, id)
	}
	return ack.Last, nil
}
