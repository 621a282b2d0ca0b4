package stream

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// trimEvery is how often a worker looks whether [Raw] fills up.
const trimEvery = 5 * time.Second

// keepRoom trims, and logs when it cannot.
func (r *run) keepRoom(ctx context.Context) {
	if err := trim(ctx, r.JS); err != nil && ctx.Err() == nil {
		r.complain("cannot make room for raw records", err)
	}
}

// trim makes room on the stream of raw records once it is half full: what was
// acknowledged goes. A clean record carries its raw text, so nothing is lost;
// what is not yet done stays, and fills the stream until producers are refused.
func trim(ctx context.Context, js jetstream.JetStream) error {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	raw, err := js.Stream(ctx, Raw)
	if err != nil {
		return fmt.Errorf("stream %s: %w", Raw, err)
	}
	if info := raw.CachedInfo(); info.Config.MaxBytes <= 0 || int64(info.State.Bytes) < info.Config.MaxBytes/2 {
		return nil
	}
	c, err := raw.Consumer(ctx, Consumer)
	if err != nil {
		return fmt.Errorf("consumer %s: %w", Consumer, err)
	}
	done := c.CachedInfo().AckFloor.Stream
	if err := raw.Purge(ctx, jetstream.WithPurgeSequence(done+1)); err != nil {
		return fmt.Errorf("stream %s: up to %d: %w", Raw, done, err)
	}
	return nil
}
