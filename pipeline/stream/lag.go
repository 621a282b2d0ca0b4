package stream

import (
	"context"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// Backlog is how much of a lane is not yet done.
type Backlog struct {
	Waiting uint64 // not yet given to a worker
	InHand  uint64 // given to one, or waiting for another attempt
}

// ReadBacklog reads the backlog of a lane. Whoever loads an archive keeps it
// below a mark of its own, rather than fill the stream.
func ReadBacklog(ctx context.Context, js jetstream.JetStream, lane Lane) (Backlog, error) {
	c, err := js.Consumer(ctx, lane.Stream(), Consumer)
	if err != nil {
		return Backlog{}, fmt.Errorf("consumer %s of stream %s: %w", Consumer, lane.Stream(), explain(js.Conn(), err))
	}
	i := c.CachedInfo()
	return Backlog{Waiting: i.NumPending, InHand: uint64(i.NumAckPending)}, nil
}
