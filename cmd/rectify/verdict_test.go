package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
	"rectify/pipeline/wire"
)

// outcomes is how many outcomes were stored so far, those that were replaced
// included.
func outcomes(ctx context.Context, js jetstream.JetStream) (n int, err error) {
	for _, name := range []string{stream.Clean, stream.Dead} {
		s, err := js.Stream(ctx, name)
		if err != nil {
			return 0, err
		}
		n += int(s.CachedInfo().State.LastSeq)
	}
	return n, nil
}

// progressed waits until so many outcomes are stored.
func progressed(t *testing.T, js jetstream.JetStream, n int) {
	t.Helper()
	eventually(t, "so far", func() error {
		if err := hurry(t.Context(), js); err != nil {
			return err
		}
		have, err := outcomes(t.Context(), js)
		if err == nil && have < n {
			err = fmt.Errorf("%d outcomes are stored, not yet %d", have, n)
		}
		return err
	})
}

// settled waits until nothing is left to do on the live lane.
func settled(t *testing.T, js jetstream.JetStream) {
	t.Helper()
	eventually(t, "done", func() error {
		if err := hurry(t.Context(), js); err != nil {
			return err
		}
		b, err := stream.ReadBacklog(t.Context(), js, stream.Live)
		if err == nil && b != (stream.Backlog{}) {
			err = fmt.Errorf("%d records wait and %d are in hand", b.Waiting, b.InHand)
		}
		return err
	})
}

// verdict checks the promise: of n messages every good one is in the clean
// stream once and whole, and every poisoned one among the dead letters as it
// came, and nothing else is in either.
func verdict(t *testing.T, js jetstream.JetStream, n int) {
	t.Helper()
	clean, dead := make(map[string]int), make(map[string]int)
	each(t, js, stream.Clean, func(m jetstream.Msg) {
		c, err := wire.ReadClean(m.Data())
		if err != nil {
			t.Errorf("%s: %v", m.Subject(), err)
		}
		clean[c.ID+": "+c.Abstract]++
	})
	each(t, js, stream.Dead, func(m jetstream.Msg) {
		dead[m.Headers().Get(stream.HeaderReason)+": "+string(m.Data())]++
	})
	for i := range n {
		data, reason := loadMessage(i)
		in, what := clean, fmt.Sprintf("%d: %s", i, cleaned(i))
		if reason != "" {
			in, what = dead, reason+": "+string(data)
		}
		if in[what] != 1 {
			t.Errorf("stored %d times, want once: %s", in[what], what)
		}
		delete(in, what)
	}
	for _, rest := range []map[string]int{clean, dead} {
		for what := range rest {
			t.Errorf("stored, though nobody sent it or it belongs elsewhere: %s", what)
		}
	}
}

// each goes over the messages of a stream.
func each(t *testing.T, js jetstream.JetStream, name string, do func(jetstream.Msg)) {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	left := s.CachedInfo().State.Msgs
	if left == 0 {
		return
	}
	messages, err := stream.Follow(t.Context(), js, name, ">", jetstream.DeliverAllPolicy)
	if err != nil {
		t.Fatal(err)
	}
	for m, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		do(m)
		if left--; left == 0 {
			return
		}
	}
}
