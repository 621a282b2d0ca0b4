package stream_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

const records = 400

func dial(t testing.TB, url string) jetstream.JetStream {
	t.Helper()
	nc, err := stream.Dial(url, quiet, nats.ReconnectWait(20*time.Millisecond), nats.ReconnectJitter(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return newJS(t, nc)
}

// allClean checks that every record is stored once, with its text.
func allClean(t *testing.T, js jetstream.JetStream) {
	t.Helper()
	seen := make(map[string]int)
	for _, m := range versions(t, js, stream.Clean, "abstracts.clean.>") {
		c := read(t, m.Data)
		seen[c.ID]++
		if want := "the Regional Forum " + c.ID; c.Abstract != want {
			t.Errorf("record %s: %q, want %q", c.ID, c.Abstract, want)
		}
	}
	for i := range records {
		if n := seen[fmt.Sprint(i)]; n != 1 {
			t.Errorf("record %d is stored %d times, want once", i, n)
		}
	}
}

func publishAll(t *testing.T, js jetstream.JetStream) {
	t.Helper()
	for i := range records {
		publish(t, js, record(fmt.Sprint(i), fmt.Sprintf("the region forum %d", i)))
	}
}

// slow makes a pipeline that signals when it is in the middle of the work.
func slow(middle chan<- struct{}) pipeline.Stage {
	return stage("signals", func(v *pipeline.View) pipeline.Proposal {
		if strings.HasSuffix(v.Text, " 150") {
			select {
			case middle <- struct{}{}:
			default:
			}
		}
		return pipeline.Proposal{}
	})
}

func TestNothingIsLostWhenTheServerRestartsUnderAWorker(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, "127.0.0.1:0")
	url := s.URL()
	js := dial(t, url)
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	publishAll(t, js)
	middle := make(chan struct{}, 1)
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, slow(middle))), JS: js, Log: quiet}
	w.AckWait = 2 * time.Second // messages and acknowledgements get lost on the way when a connection breaks
	stop := run(t, w)
	<-middle
	s.Shutdown()
	s = start(t, dir, strings.TrimPrefix(url, "nats://"))
	t.Cleanup(s.Shutdown)
	t.Cleanup(stop)
	settled(t, js)
	allClean(t, js)
}

func TestNothingIsLostWhenServerAndWorkerRestart(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, "")
	nc, err := s.Connect()
	if err != nil {
		t.Fatal(err)
	}
	js := newJS(t, nc)
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	publishAll(t, js)
	middle := make(chan struct{}, 1)
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, slow(middle))), JS: js, Log: quiet}
	ended := make(chan error, 1)
	go func() { ended <- w.Run(context.Background()) }()
	<-middle
	nc.Close() // as when the process dies: nothing is handed back
	s.Shutdown()
	if err := <-ended; err == nil {
		t.Error("Run = nil, want that the connection was closed")
	}

	s = start(t, dir, "")
	t.Cleanup(s.Shutdown)
	if nc, err = s.Connect(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js = newJS(t, nc)
	// What the first worker held is due after a minute; do not wait for it.
	dropConsumer(t, js)
	work(t, js)
	settled(t, js)
	allClean(t, js)
}

func TestAnEndingWorkerHandsBackWhatItHasNotBegun(t *testing.T) {
	js := connect(t)
	const n = 30
	for i := range n {
		publish(t, js, record(fmt.Sprint(i), "WAIT for the region forum"))
	}
	open, waits := make(chan struct{}), make(chan struct{})
	var seen sync.Map // records that a stage has seen
	see := stage("sees", func(v *pipeline.View) pipeline.Proposal {
		seen.Store(v.Record.ID, true)
		return pipeline.Proposal{}
	})
	var begun, done stream.Tally
	first := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, see, gate(waits, open))), JS: js, Log: quiet, Parallel: 1, Grace: -1, Observe: begun.Observe}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- first.Run(ctx) }()
	<-waits
	pulled(t, js, stream.Live, n)
	cancel()
	close(open)
	if err := <-ended; err != nil {
		t.Fatalf("Run = %v", err)
	}
	at := 0 // one or two: who works on an archive may take live records too
	seen.Range(func(_, _ any) bool { at++; return true })
	if at > 2 {
		t.Errorf("%d were begun at once, want one or two", at)
	}
	if c, h := begun.Count(stream.Cleaned), begun.Count(stream.HandedBack); c != at || h != n-at {
		t.Errorf("%d stored and %d handed back, want the %d that were begun and the other %d", c, h, at, n-at)
	}
	since := time.Now()
	second := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Observe: done.Observe}
	stop := run(t, second)
	settled(t, js)
	stop()
	if took := time.Since(since); took > 30*time.Second {
		t.Errorf("the second worker got them after %v, want at once", took)
	}
	if c := done.Count(stream.Cleaned); c != n-at {
		t.Errorf("the second worker stored %d, want %d", c, n-at)
	}
}

func TestAWorkerPullsAgainAfterItsConsumerWasDeleted(t *testing.T) {
	js := connect(t)
	var done stream.Tally
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, AckWait: 2 * time.Second, Observe: done.Observe})
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	dropConsumer(t, js)
	publish(t, js, record("b", "the region forum"))
	eventually(t, "stored", func() bool { return done.Count(stream.Cleaned) == 2 })
	settled(t, js)
	only(t, js, "b")
}

func TestAWorkerEndsWhenItsConnectionIsClosed(t *testing.T) {
	js := connect(t)
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	ended := make(chan error, 1)
	go func() { ended <- w.Run(context.Background()) }()
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	js.Conn().Close()
	if err := <-ended; err == nil || !strings.Contains(err.Error(), "connection closed") {
		t.Errorf("Run = %v, want that the connection was closed", err)
	}
}

func TestAnEndingWorkerFinishesWhatItHasInHand(t *testing.T) {
	js := connect(t)
	const n = 30
	for i := range n {
		publish(t, js, record(fmt.Sprint(i), "WAIT for the region forum"))
	}
	open, waits := make(chan struct{}), make(chan struct{})
	var done stream.Tally
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, gate(waits, open))), JS: js, Log: quiet, Grace: time.Hour, Observe: done.Observe}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx) }()
	<-waits
	pulled(t, js, stream.Live, n)
	cancel()
	close(open)
	if err := <-ended; err != nil || done.Count(stream.Cleaned) != n {
		t.Errorf("Run = %v with %d stored, want all %d", err, done.Count(stream.Cleaned), n)
	}
}

func TestAWorkerWithRoomForOneRecordDoesAll(t *testing.T) {
	js := connect(t)
	publishAll(t, js)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Memory: 2})
	settled(t, js)
	allClean(t, js)
	b, err := stream.ReadBacklog(t.Context(), js, stream.Live)
	if want := (stream.Backlog{}); err != nil || b != want {
		t.Errorf("backlog = %+v, %v, want none", b, err)
	}
}

func TestAServerWithoutRoomUsesUpNoAttempts(t *testing.T) {
	js := connect(t)
	full := config(t, js, stream.Clean)
	full.MaxBytes, full.Discard = 1, jetstream.DiscardNew
	if _, err := js.UpdateStream(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	trouble := make(chan string, 1)
	seen := make(chan stream.Outcome, 1)
	log := slog.New(slog.NewTextHandler(tell(trouble), nil))
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: log, Observe: func(o stream.Outcome) { seen <- o }}
	run(t, w)
	publish(t, js, record("a", "the region forum"))
	if line := <-trouble; !strings.Contains(line, "clean records cannot be stored") || !strings.Contains(line, "make room on its disk, then restart the NATS server") {
		t.Errorf("logged: %s", line)
	}
	if err := w.Ready(t.Context()); err == nil || !strings.Contains(err.Error(), "make room on its disk, then restart the NATS server") {
		t.Errorf("ready: %v, want what an operator has to do", err)
	}
	full.MaxBytes = -1
	if _, err := js.UpdateStream(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	if o := <-seen; o.Result != stream.Cleaned || o.Deliveries != 1 {
		t.Errorf("%s after %d deliveries, want it stored after the first", o.Result, o.Deliveries)
	}
	if err := w.Ready(t.Context()); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// tell is a writer that passes on what it can.
type tell chan<- string

func (c tell) Write(line []byte) (int, error) {
	select {
	case c <- string(line):
	default:
	}
	return len(line), nil
}
