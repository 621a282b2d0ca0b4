package stream

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// answer is how long one request to the server may take.
const answer = 5 * time.Second

// Publish stores one raw record on a lane and waits until the server has it. Source is
// that of a record that names none itself; "" is "-". Publish repeats itself
// when no answer comes, without storing the record twice; but publishing the
// same bytes again is a new version, since others may have come between.
func Publish(ctx context.Context, js jetstream.JetStream, lane Lane, source string, data []byte) error {
	subject := RawSubject(lane, source)
	m := &nats.Msg{Subject: subject, Data: data, Header: nats.Header{}}
	m.Header.Set(jetstream.MsgIDHeader, fmt.Sprintf("%s/%s/%s/%s", Token(source), Token(wire.ID(data)), digest(data), rand.Text()))
	var err error
	for range 3 {
		if _, err = publish(ctx, js, m); err == nil || !unanswered(err) || ctx.Err() != nil {
			break
		}
	}
	if errors.Is(err, jetstream.ErrNoStreamResponse) {
		return fmt.Errorf("%s: no stream takes it: has `rectify worker` been run on this NATS server?", subject)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", subject, err)
	}
	return nil
}

// publish stores one message and waits for the answer.
func publish(ctx context.Context, js jetstream.JetStream, m *nats.Msg) (*jetstream.PubAck, error) {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	return js.PublishMsg(ctx, m)
}

// unanswered reports whether the error leaves open what the server did, or
// comes of there being no server.
func unanswered(err error) bool {
	var api *jetstream.APIError
	return err != nil && !errors.As(err, &api) && !errors.Is(err, nats.ErrMaxPayload)
}
