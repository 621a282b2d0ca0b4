package stream_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/nats-io/nats.go"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

// A worker that is short of room leaves nothing on its way that would be
// dropped: that would come again, after a minute.
func TestNothingIsDroppedForWantOfRoom(t *testing.T) {
	js := connect(t)
	trouble := make(chan error, 1)
	js.Conn().SetErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
		select {
		case trouble <- err:
		default:
		}
	})
	const n = 3000
	for _, lane := range stream.Lanes {
		load(t, js, lane, n)
	}
	seen := make(chan stream.Outcome, 2*n)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Memory: 1 << 20, Observe: func(o stream.Outcome) { seen <- o }})
	settled(t, js)
	for range 2 * n {
		if o := <-seen; o.Result != stream.Cleaned || o.Deliveries != 1 {
			t.Fatalf("%s %s after %d deliveries, want it stored after the first", o.Record, o.Result, o.Deliveries)
		}
	}
	select {
	case err := <-trouble:
		t.Error(err)
	default:
	}
}

func TestAWorkerHoldsNoMoreThanItsMemory(t *testing.T) {
	js := connect(t)
	const n, long, memory = 200, 50, 4 << 20 // half of it for each lane
	for i := range n {
		text := strings.Repeat("x", 20<<10)
		if i%long == 0 {
			text = strings.Repeat("x", 600<<10)
		}
		publish(t, js, record(fmt.Sprint(i), text))
	}
	var w *stream.Worker
	var most atomic.Int64
	look := stage("looks", func(*pipeline.View) pipeline.Proposal {
		if held, bytes := stream.Held(w); held > 1 {
			for before := most.Load(); int64(bytes) > before && !most.CompareAndSwap(before, int64(bytes)); before = most.Load() {
			}
		}
		return pipeline.Proposal{}
	})
	w = &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, look)), JS: js, Log: quiet, Memory: memory}
	run(t, w)
	settled(t, js)
	if got := most.Load(); got > memory/2 {
		t.Errorf("several records in hand weigh %d bytes, want %d at most", got, memory/2)
	}
	if got := lastSequence(t, js, stream.Clean); got != n {
		t.Errorf("%d are stored, want %d", got, n)
	}
}

// With two requests under way the server tells twice that there is no consumer,
// and who pulls listens once.
func TestAPullerThatFailedLeavesNothingBehind(t *testing.T) {
	js := connect(t)
	before := js.Conn().NumSubscriptions()
	_, stop := work(t, js)
	for range 3 {
		load(t, js, stream.Live, 300)
		settled(t, js)
		dropConsumer(t, js)
	}
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	stop()
	eventually(t, "forgotten", func() bool { return js.Conn().NumSubscriptions() == before })
}

func TestARequestIsOverWhenTheServerSaysSo(t *testing.T) {
	for _, tt := range []struct {
		status, description, pending string
		due                          int // of 10
		failed                       bool
	}{
		{"100", "Idle Heartbeat", "", 10, false},
		{"408", "Request Timeout", "4", 6, false},
		{"409", "Batch Completed", "0", 10, false},
		{"409", "Message Size Exceeds MaxBytes", "10", 0, false},
		{"409", "Leadership Change", "", 0, false},
		{"409", "Consumer Deleted", "", 10, true},
		{"400", "Bad Request", "", 10, true},
		{"503", "", "", 10, true},
	} {
		t.Run(fmt.Sprint(tt.status, " ", tt.description), func(t *testing.T) {
			due, err := stream.Told(10, tt.status, tt.description, tt.pending)
			if due != tt.due || (err != nil) != tt.failed {
				t.Errorf("%d are due, %v; want %d, an error: %v", due, err, tt.due, tt.failed)
			}
		})
	}
}
