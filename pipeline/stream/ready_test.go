package stream_test

import (
	"strings"
	"testing"

	"rectify/pipeline/stream"
)

func TestAWorkerIsReadyWhileItPulls(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, "127.0.0.1:0")
	address := strings.TrimPrefix(s.URL(), "nats://")
	nc, err := stream.Dial(s.URL(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	js := newJS(t, nc)
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	if err := w.Ready(t.Context()); err == nil || err.Error() != "it is not running" {
		t.Errorf("before it runs: %v", err)
	}
	stop := run(t, w)
	eventually(t, "ready", func() bool { return w.Ready(t.Context()) == nil })
	s.Shutdown()
	eventually(t, "unready without its server", func() bool { return w.Ready(t.Context()) != nil })
	s = start(t, dir, address)
	defer s.Shutdown()
	eventually(t, "ready again", func() bool { return w.Ready(t.Context()) == nil })
	stop()
	if err := w.Ready(t.Context()); err == nil {
		t.Error("it is ready when it has ended")
	}
}

func TestAWorkerWhoseOutcomesAreRefusedIsNotReady(t *testing.T) {
	js := connect(t)
	limit := func(bytes int32) {
		t.Helper()
		for _, name := range []string{stream.Clean, stream.Dead} {
			c := config(t, js, name)
			c.MaxMsgSize = bytes
			if _, err := js.UpdateStream(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	run(t, w)
	eventually(t, "ready", func() bool { return w.Ready(t.Context()) == nil })
	limit(10)
	publish(t, js, record("1", "the region forum"))
	eventually(t, "unready", func() bool {
		err := w.Ready(t.Context())
		return err != nil && strings.Contains(err.Error(), "dead letter") && strings.Contains(err.Error(), "message size exceeds maximum allowed")
	})
	limit(-1)
	publish(t, js, record("2", "the region forum"))
	eventually(t, "ready again", func() bool { return w.Ready(t.Context()) == nil })
}
