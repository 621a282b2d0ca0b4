package stream_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
)

// fast is a server under the profile that syncs late, and a way to it.
func fast(t *testing.T, dir string) (*embedded.Server, *nats.Conn, jetstream.JetStream) {
	t.Helper()
	s, err := embedded.Start(embedded.Config{Dir: dir, Profile: embedded.Fast, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	nc, err := s.Connect()
	if err != nil {
		t.Fatal(err)
	}
	js := newJS(t, nc)
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	return s, nc, js
}

// do has records worked on and ends the server. keep keeps its directory of
// the streams of clean records as it is then.
func do(t *testing.T, dir string, from, to int, w *stream.Worker, keep string) {
	t.Helper()
	s, nc, js := fast(t, dir)
	for i := from; i < to; i++ {
		publish(t, js, record(fmt.Sprint(i), fmt.Sprintf("the region forum %d", i)))
	}
	w.Rulesets, w.JS, w.Log = stream.Fixed(newPipeline(t)), js, quiet
	stop := run(t, w)
	settled(t, js)
	if keep != "" {
		if err := stream.Tidy(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	nc.Close()
	s.Shutdown()
	if keep != "" {
		if err := os.CopyFS(keep, os.DirFS(filepath.Join(dir, streams, stream.Clean))); err != nil {
			t.Fatal(err)
		}
	}
}

const streams = "jetstream/$G/streams"

func TestWhatAPowerCutCostIsMadeAgain(t *testing.T) {
	for _, acks := range []string{"the acknowledgements survive", "the acknowledgements are lost too"} {
		t.Run(acks, func(t *testing.T) {
			dir, keep := t.TempDir(), filepath.Join(t.TempDir(), "clean")
			do(t, dir, 0, records/2, &stream.Worker{}, keep)
			do(t, dir, records/2, records, &stream.Worker{}, "")

			// The power fails before the end of the clean records is on disk.
			clean := filepath.Join(dir, streams, stream.Clean)
			if err := os.RemoveAll(clean); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS(clean, os.DirFS(keep)); err != nil {
				t.Fatal(err)
			}
			if acks == "the acknowledgements are lost too" {
				if err := os.Remove(filepath.Join(dir, streams, stream.Raw, "obs", stream.Consumer, "o.dat")); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(dir, "running"), []byte(embedded.Fast), 0o600); err != nil {
				t.Fatal(err)
			}

			s, nc, js := fast(t, dir)
			t.Cleanup(s.Shutdown)
			t.Cleanup(nc.Close)
			if n := lastSequence(t, js, stream.Clean); n != records/2 || !s.Unclean() {
				t.Fatalf("%d clean records are left, unclean %v; want %d and true", n, s.Unclean(), records/2)
			}
			var done stream.Tally
			run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Recover: s.Unclean(), Observe: done.Observe})
			eventually(t, "made again", func() bool { return lastSequence(t, js, stream.Clean) == records })
			settled(t, js)
			allClean(t, js)
			if n := done.Count(stream.Repeated); acks == "the acknowledgements survive" && n != 0 {
				t.Errorf("%d records from before the checkpoint were looked at again, want none", n)
			}
		})
	}
}

// anew makes a stream anew, as an operator may.
func anew(t *testing.T, js jetstream.JetStream, name string) {
	t.Helper()
	if err := js.DeleteStream(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
}

// recovered is how many raw messages of the live lane a worker looks at again
// that is to recover.
func recovered(t *testing.T, js jetstream.JetStream) int {
	t.Helper()
	var done stream.Tally
	stop := run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Recover: true, Observe: done.Observe})
	publish(t, js, record("last", "the region forum"))
	settled(t, js) // only once the worker has gone back
	stop()
	return done.Count(stream.Repeated)
}

func TestACheckpointBelongsToItsStream(t *testing.T) {
	js := connect(t)
	tidy := func() {
		t.Helper()
		if err := stream.Tidy(t.Context(), &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}); err != nil {
			t.Fatal(err)
		}
	}
	store := func(from, to int) {
		t.Helper()
		_, stop := work(t, js)
		for i := from; i < to; i++ {
			publish(t, js, record(fmt.Sprint(i), "the region forum"))
		}
		settled(t, js)
		stop()
	}
	store(0, 2)
	tidy()
	anew(t, js, stream.Raw)
	store(2, 5)
	if n := recovered(t, js); n != 3 {
		t.Errorf("%d of a new stream are looked at again, want all 3", n)
	}
	tidy()
	if n := recovered(t, js); n != 0 {
		t.Errorf("%d from before its own checkpoint are looked at again, want none", n)
	}
}

func TestACheckpointThatNamesNoStreamCountsUnlessItIsBeyondTheEnd(t *testing.T) {
	for value, want := range map[string]int{"1": 2, "3": 0, "5": 3, "nonsense": 3} {
		t.Run(value, func(t *testing.T) {
			js := connect(t)
			_, stop := work(t, js)
			for i := range 3 {
				publish(t, js, record(fmt.Sprint(i), "the region forum"))
			}
			settled(t, js)
			stop()
			kv, err := js.KeyValue(t.Context(), stream.Checkpoints)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := kv.PutString(t.Context(), string(stream.Live), value); err != nil {
				t.Fatal(err)
			}
			if n := recovered(t, js); n != want {
				t.Errorf("%d are looked at again, want %d", n, want)
			}
		})
	}
}

func TestACheckpointThatNamesNoStreamIsWrittenAgainWithIt(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js)
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	stop()
	kv, err := js.KeyValue(t.Context(), stream.Checkpoints)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kv.PutString(t.Context(), string(stream.Live), "1"); err != nil {
		t.Fatal(err)
	}
	if err := stream.Tidy(t.Context(), &stream.Worker{JS: js, Log: quiet}); err != nil {
		t.Fatal(err)
	}
	if e, err := kv.Get(t.Context(), string(stream.Live)); err != nil || !strings.HasPrefix(string(e.Value()), "1 ") {
		t.Errorf("it is %q, %v; want when its stream was made behind it", e.Value(), err)
	}
}

func TestAWorkerRecoversWhereNoneHasWorkedYet(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	if n := recovered(t, js); n != 0 {
		t.Errorf("%d were found done", n)
	}
	only(t, js, "a")
}

func TestAWorkerFindsThatTheServerLostWhatItHadConfirmed(t *testing.T) {
	js := connect(t)
	var done stream.Tally
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Observe: done.Observe})
	for i := range 3 {
		publish(t, js, record(fmt.Sprint(i), fmt.Sprintf("the region forum %d", i)))
		settled(t, js)
	}
	anew(t, js, stream.Clean) // as it was a moment ago: empty, and its sequences begin anew
	publish(t, js, record("3", "the region forum 3"))
	eventually(t, "made again", func() bool { return len(versions(t, js, stream.Clean, "abstracts.clean.>")) == 4 })
	settled(t, js)
	for i := range 4 {
		if _, c := only(t, js, fmt.Sprint(i)); c.Abstract != fmt.Sprint("the Regional Forum ", i) {
			t.Errorf("record %d: %q", i, c.Abstract)
		}
	}
}
