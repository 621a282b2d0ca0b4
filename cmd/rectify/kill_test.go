package main

import (
	"flag"
	"testing"
	"time"

	"rectify/pipeline/stream"
)

var recordsFlag = flag.Int("records", 3000, "publish so `many` records while processes are killed")

// Workers are killed again and again while records are published.
func TestKillingWorkersLosesNothing(t *testing.T) {
	h := newHub(t, t.TempDir())
	h.start(t)
	js := h.connect(t, stream.Topology{})
	work := func() *process { return begin(t, "rectify", "worker", "--nats", h.url()) }
	workers := []*process{work(), work()}

	n := *recordsFlag
	kills := max(6, n/1500)
	part := n / kills
	began, done := time.Now(), make(chan struct{})
	go func() {
		defer close(done)
		publishAll(t.Context(), js, 0, n)
	}()
	for k := range kills {
		progressed(t, js, (k+1)*part-part/2)
		workers[k%2].kill()
		workers[k%2] = work()
	}
	<-done
	published := time.Since(began)
	settled(t, js)
	report(t, n, kills, published, time.Since(began))
	verdict(t, js, n)
}

// The server is killed under load, and started again.
func TestKillingTheServerLosesNothing(t *testing.T) {
	h := newHub(t, t.TempDir())
	h.start(t)
	js := h.connect(t, stream.Topology{})
	begin(t, "rectify", "worker", "--nats", h.url())
	begin(t, "rectify", "worker", "--nats", h.url())

	n := *recordsFlag
	kills := max(3, n/10_000)
	part := n / kills
	began, done := time.Now(), make(chan struct{})
	go func() {
		defer close(done)
		publishAll(t.Context(), js, 0, n)
	}()
	for k := range kills {
		progressed(t, js, (k+1)*part-part/2)
		h.kill()
		h.start(t)
	}
	<-done
	published := time.Since(began)
	settled(t, js)
	report(t, n, kills, published, time.Since(began))
	verdict(t, js, n)
}

func report(t *testing.T, n, kills int, published, settled time.Duration) {
	t.Logf("%d records, %d kills: published after %s, all done after %s (%s a record)",
		n, kills, published.Round(time.Millisecond), settled.Round(time.Millisecond), (settled / time.Duration(n)).Round(time.Microsecond))
}
