package stream_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// adopt is a connection to a server that somebody else set up.
func adopt(t *testing.T, o *server.Options) jetstream.JetStream {
	t.Helper()
	o.StoreDir, o.DontListen, o.NoSigs, o.NoLog = t.TempDir(), true, true, true
	s, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	go s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(20 * time.Second) {
		t.Fatal("the server is not ready")
	}
	nc, err := nats.Connect("", nats.InProcessServer(s))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return newJS(t, nc)
}

func config(t *testing.T, js jetstream.JetStream, name string) jetstream.StreamConfig {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().Config
}

func TestSetupKeepsWhatAnOperatorChose(t *testing.T) {
	js := connect(t)
	want := config(t, js, stream.Raw)
	want.MaxBytes, want.MaxAge, want.Duplicates = 5<<20, time.Hour, time.Minute
	wrong := want
	wrong.Discard, wrong.MaxMsgSize = jetstream.DiscardOld, -1
	if _, err := js.UpdateStream(t.Context(), wrong); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, config(t, js, stream.Raw)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", stream.Raw, diff)
		}
	}
}

func TestSetupSaysWhatIsWrongWithAServer(t *testing.T) {
	tests := []struct {
		name string
		js   func(t *testing.T) jetstream.JetStream
		want string
	}{
		{"messages too small", func(t *testing.T) jetstream.JetStream {
			return adopt(t, &server.Options{JetStream: true, MaxPayload: 4096})
		}, "allows messages of 4096 bytes, at least 65536 are needed: raise its max_payload"},
		{"no JetStream", func(t *testing.T) jetstream.JetStream {
			return adopt(t, &server.Options{})
		}, "start the NATS server with JetStream"},
		{"a work queue", func(t *testing.T) jetstream.JetStream {
			js := adopt(t, &server.Options{JetStream: true})
			if _, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: stream.Clean, Retention: jetstream.WorkQueuePolicy}); err != nil {
				t.Fatal(err)
			}
			return js
		}, "stream ABSTRACTS_CLEAN: it exists with WorkQueue retention"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := stream.Setup(t.Context(), tt.js(t), stream.Topology{}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Setup = %v, want %q", err, tt.want)
			}
		})
	}
}

func TestTheInputLimitFollowsFromTheServer(t *testing.T) {
	js := adopt(t, &server.Options{JetStream: true, MaxPayload: 256 << 10})
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Limit: 64 << 10}
	if err := w.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "which makes 32768") {
		t.Errorf("Run = %v, want that 65536 is more than 32768", err)
	}
	_, stop := work(t, js)
	publish(t, js, record("fits", strings.Repeat("x", 30<<10)))
	publish(t, js, record("not", strings.Repeat("x", 33<<10)))
	settled(t, js)
	stop()
	only(t, js, "fits")
	if kept := versions(t, js, stream.Dead, "abstracts.dead.too-large.>"); len(kept) != 1 {
		t.Errorf("%d dead letters, want 1", len(kept))
	}
}

func TestAWorkerNeedsTheStreams(t *testing.T) {
	js := adopt(t, &server.Options{JetStream: true})
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	if err := w.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "stream ABSTRACTS_CLEAN") {
		t.Errorf("Run = %v, want that the stream is missing", err)
	}
	if err := stream.Publish(t.Context(), js, stream.Live, "kci", record("a", "")); err == nil || !strings.Contains(err.Error(), "abstracts.raw.kci: no stream takes it") {
		t.Errorf("Publish = %v, want that no stream takes it", err)
	}
}

func TestTrimMakesRoomOfWhatIsDone(t *testing.T) {
	js := connect(t)
	small := config(t, js, stream.Raw)
	small.MaxBytes = 64 << 10
	if _, err := js.UpdateStream(t.Context(), small); err != nil {
		t.Fatal(err)
	}
	left := func() int { return len(versions(t, js, stream.Raw, "abstracts.raw.>")) }
	trim := func() {
		t.Helper()
		if err := stream.Tidy(t.Context(), &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}); err != nil {
			t.Fatal(err)
		}
	}
	_, stop := work(t, js)
	publish(t, js, record("a", strings.Repeat("x", 10<<10)))
	settled(t, js)
	if trim(); left() != 1 {
		t.Errorf("%d raw messages, want 1: there is room", left())
	}
	for i := range 3 {
		publish(t, js, record(fmt.Sprint(i), strings.Repeat("x", 10<<10)))
	}
	settled(t, js)
	stop()
	publish(t, js, record("waiting", strings.Repeat("x", 10<<10)))
	if trim(); left() != 1 {
		t.Errorf("%d raw messages, want the 1 that is not done", left())
	}
	for i := range 6 {
		if err := stream.Publish(t.Context(), js, stream.Live, "kci", record(fmt.Sprint(i), strings.Repeat("x", 10<<10))); err != nil {
			if !strings.Contains(err.Error(), "maximum bytes exceeded") || left() < 5 {
				t.Errorf("%v after %d", err, left())
			}
			return
		}
	}
	t.Error("a full stream takes more")
}
