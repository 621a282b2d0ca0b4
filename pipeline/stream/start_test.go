package stream_test

import (
	"log/slog"
	"strings"
	"testing"

	"rectify/pipeline/stream"
)

// Two of three servers are down when a worker starts. It waits until there is a
// leader again, and says so.
func TestAWorkerThatStartsWhileAClusterHasNoLeaderWaits(t *testing.T) {
	c := newCluster(t)
	js := c.connect(t)
	eventually(t, "set up", func() bool { return stream.Setup(t.Context(), js, stream.Topology{Replicas: 3}) == nil })
	publish(t, js, record("a", "the region forum"))
	eventually(t, "copied", func() bool { return copies(t, js, stream.Clean) != nil })
	c.end("n1")
	c.end("n2")
	trouble := make(chan string, 1)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: c.connect(t), Log: slog.New(slog.NewTextHandler(tell(trouble), nil))})
	if line := <-trouble; !strings.Contains(line, "the nats server is not ready, trying again") {
		t.Errorf("logged: %s", line)
	}
	c.start(t, "n1")
	c.start(t, "n2")
	eventually(t, "clean", func() bool {
		s, err := js.Stream(t.Context(), stream.Clean)
		return err == nil && s.CachedInfo().State.Msgs == 1
	})
}

func TestAWorkerDoesNotWaitForWhatDoesNotPass(t *testing.T) {
	js := connect(t)
	if err := js.DeleteStream(t.Context(), stream.Clean); err != nil {
		t.Fatal(err)
	}
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	if err := w.Run(t.Context()); err == nil || !strings.Contains(err.Error(), stream.Clean) {
		t.Errorf("Run = %v, want that there is no stream %s", err, stream.Clean)
	}
}
