package stream

import (
	"context"
	"fmt"
	"iter"

	"github.com/nats-io/nats.go/jetstream"
)

// Follow reads messages of a stream that match a subject, in order, from where
// the policy says, and goes on until ctx is done. When it returns, nothing that
// is stored from then on will be missed. An error ends the sequence.
func Follow(ctx context.Context, js jetstream.JetStream, name, subject string, from jetstream.DeliverPolicy) (iter.Seq2[jetstream.Msg, error], error) {
	c, err := js.OrderedConsumer(ctx, name, jetstream.OrderedConsumerConfig{FilterSubjects: []string{subject}, DeliverPolicy: from})
	if err != nil {
		return nil, fmt.Errorf("stream %s: %s: %w", name, subject, explain(js.Conn(), err))
	}
	it, err := c.Messages()
	if err != nil {
		return nil, fmt.Errorf("stream %s: %s: %w", name, subject, err)
	}
	return func(yield func(jetstream.Msg, error) bool) {
		defer it.Stop()
		for {
			m, err := it.Next(jetstream.NextContext(ctx))
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				err = fmt.Errorf("stream %s: %w", name, err)
			}
			if !yield(m, err) || err != nil {
				return
			}
		}
	}, nil
}
