package stream

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"maps"
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

// publishBatch stores messages all at once or not at all; nats.go has no
// client for that. Only the last, which commits, asks for an answer: if one
// before it was not taken, the commit is refused. After an error nothing is
// known to be stored.
func publishBatch(ctx context.Context, js jetstream.JetStream, msgs []*nats.Msg) error {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	id, nc, last := rand.Text(), js.Conn(), len(msgs)-1
	for i, m := range msgs[:last] {
		if err := nc.PublishMsg(inBatch(m, id, i+1)); err != nil {
			return err
		}
	}
	commit := inBatch(msgs[last], id, last+1)
	commit.Header.Set(headerCommit, "1")
	reply, err := nc.RequestMsgWithContext(ctx, commit)
	if err != nil {
		return err
	}
	return committed(reply.Data, id, len(msgs))
}

// inBatch is the message with the headers of a batch.
func inBatch(m *nats.Msg, id string, position int) *nats.Msg {
	h := maps.Clone(m.Header)
	h.Set(headerBatch, id)
	h.Set(headerPosition, strconv.Itoa(position))
	return &nats.Msg{Subject: m.Subject, Header: h, Data: m.Data}
}

// committed reads the answer to a commit. A server that does not know batches
// takes the messages one by one and answers for the last alone.
func committed(answer []byte, id string, count int) error {
	var ack struct {
		Error *jetstream.APIError `json:"error"`
		Batch string              `json:"batch"`
		Count int                 `json:"count"`
	}
	if err := json.Unmarshal(answer, &ack); err != nil {
		return fmt.Errorf("answer to a batch: %w", err)
	}
	if ack.Error != nil {
		return ack.Error
	}
	if ack.Batch != id || ack.Count != count {
		return fmt.Errorf("answer to a batch: %d messages of %q stored, not %d of %q", ack.Count, ack.Batch, count, id)
	}
	return nil
}
