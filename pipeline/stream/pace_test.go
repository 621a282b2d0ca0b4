package stream

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestAnArchiveRestsTheLongerTheMoreLiveRecordsCome(t *testing.T) {
	const took = 10 * time.Millisecond
	for _, tt := range []struct {
		name     string
		rates    []int // live records a second, for so many seconds
		from, to time.Duration
	}{
		{"none come", []int{0, 0}, 0, 10 * time.Microsecond},
		{"a few come", []int{60, 60}, 9 * time.Millisecond, 10 * time.Millisecond},
		{"a thousand a second come", []int{1000, 1000}, 150 * time.Millisecond, 160 * time.Millisecond},
		{"more come than can be done", []int{100_000, 100_000}, time.Second, time.Second},
		{"they have stopped", []int{1000, 0, 0}, 0, time.Millisecond},
	} {
		t.Run(tt.name, func(t *testing.T) {
			now := time.Now()
			p := newPace(now, 0)
			var came int64
			var got time.Duration
			for _, rate := range tt.rates {
				for range 10 {
					now, came = now.Add(time.Second/10), came+int64(rate/10)
					got = p.rest(now, took, came, came)
				}
			}
			if got < tt.from || got > tt.to {
				t.Errorf("rests %v, want %v to %v", got, tt.from, tt.to)
			}
		})
	}
}

func TestWorkersTogetherStoreOfAnArchiveWhatOneWould(t *testing.T) {
	const took = 10 * time.Millisecond
	for _, shares := range [][]int64{{100}, {50, 50}, {80, 20}, {60, 30, 10}, slices.Repeat([]int64{10}, 10)} {
		busy := 0.0 // of the stream's time
		for _, share := range shares {
			now := time.Now()
			p := newPace(now, 1<<40) // long after the consumer was made
			var got time.Duration
			for i := range int64(20) {
				now = now.Add(time.Second / 10)
				got = p.rest(now, took, i*share, 1<<40+100*i)
			}
			busy += float64(took) / float64(took+got)
		}
		if busy < 0.055 || busy > 0.065 {
			t.Errorf("with live records parted as %v they store for %.3f of the time, want 0.060", shares, busy)
		}
	}
}

func TestAnArchiveRestsWhoeverTakesTheLiveRecords(t *testing.T) {
	now := time.Now()
	p := newPace(now, 0)
	rest := func(all int64) (got time.Duration) {
		for i := range int64(20) {
			now = now.Add(time.Second / 10)
			got = p.rest(now, 10*time.Millisecond, 0, (i+1)*all)
		}
		return got
	}
	if got := rest(100); got < 2400*time.Millisecond || got > 2500*time.Millisecond {
		t.Errorf("rests %v while others take live records, want sixteen times as long as one that takes all", got)
	}
	if got := rest(0); got > time.Millisecond { // a new consumer counts from the start
		t.Errorf("rests %v though no live records come", got)
	}
}

func TestAWorkerThatEndsRestsShortly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, stop := besideLive(2000)
		defer stop()
		close(r.ended)
		began := time.Now()
		r.rest(t.Context(), newPace(began, 0), time.Second)
		if rested := time.Since(began); rested != lastRest {
			t.Errorf("rests %v when it is to end, want %v", rested, lastRest)
		}
	})
}

func TestAnArchiveRestsAsLongAsLiveRecordsCome(t *testing.T) {
	for _, tt := range []struct {
		name          string
		comeFor, most time.Duration
	}{
		{"none come", 0, 2 * time.Second},
		{"they stop", 3 * time.Second, 5 * time.Second},
		{"they go on", time.Minute, 16 * time.Second}, // others take them
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r, stop := besideLive(2000)
				time.AfterFunc(tt.comeFor, stop)
				began := time.Now()
				r.rest(t.Context(), newPace(began, 0), time.Second)
				if rested := time.Since(began); rested > tt.most || rested < min(tt.comeFor, tt.most-longestRest) {
					t.Errorf("rests %v, want %v at most and while they come", rested, tt.most)
				}
				stop()
			})
		})
	}
}

// besideLive is a run of a worker while the server hands out so many live records
// a second to others, until stop is called.
func besideLive(rate int) (r *run, stop func()) {
	r = &run{ended: make(chan struct{}), live: newFeed(Live, 1<<20)}
	stopped := make(chan struct{})
	go func() {
		for tick := time.NewTicker(10 * time.Millisecond); ; {
			select {
			case <-tick.C:
				r.live.handed.Add(int64(rate / 100))
			case <-stopped:
				return
			}
		}
	}()
	return r, sync.OnceFunc(func() { close(stopped) })
}

func TestAnArchiveRestsWhenTheServerHandsOutNothingForAMoment(t *testing.T) {
	now := time.Now()
	p := newPace(now, 0)
	p.rest(now.Add(time.Second), 10*time.Millisecond, 1000, 1000)
	if got := p.rest(now.Add(time.Second+90*time.Millisecond), 10*time.Millisecond, 1000, 1000); got < 50*time.Millisecond {
		t.Errorf("rests %v, want most of what it did before", got)
	}
}
