package stream

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// startUp is how long a program waits at its start for servers that are there
// and cannot answer yet.
const startUp = 30 * time.Second

// Start does what a program does first with a server, again and again for half
// a minute while the server cannot for now: one that is still starting, or a
// cluster that elects a leader. Any other error is returned at once, as that
// there is no JetStream.
func Start(ctx context.Context, log *slog.Logger, do func(context.Context) error) error {
	began := time.Now()
	for {
		err := do(ctx)
		switch {
		case err == nil, ctx.Err() != nil, !passing(err):
			return err
		case time.Since(began) > startUp:
			return fmt.Errorf("the NATS server was not ready within %v: %w", startUp, err)
		}
		log.Warn("the nats server is not ready, trying again", "error", err, "for", startUp-time.Since(began).Truncate(time.Second))
		wait(ctx, openAgain)
	}
}

// passing reports whether a server may answer otherwise in a moment.
func passing(err error) bool {
	const unavailable = 503
	for _, never := range []error{jetstream.ErrJetStreamNotEnabled, jetstream.ErrJetStreamNotEnabledForAccount, nats.ErrConnectionClosed} {
		if errors.Is(err, never) {
			return false
		}
	}
	for _, may := range []error{context.DeadlineExceeded, nats.ErrTimeout, nats.ErrNoResponders, jetstream.ErrNoStreamResponse, nats.ErrDisconnected} {
		if errors.Is(err, may) {
			return true
		}
	}
	var api *jetstream.APIError
	return errors.As(err, &api) && api.Code == unavailable
}
