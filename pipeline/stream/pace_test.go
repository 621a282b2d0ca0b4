package stream

import (
	"testing"
	"time"
)

func TestAnArchiveRestsTheLongerTheMoreLiveRecordsCome(t *testing.T) {
	const took = 10 * time.Millisecond
	for _, tt := range []struct {
		name     string
		rates    []int // live records a second, for so many seconds
		from, to time.Duration
	}{
		{"none come", []int{0, 0}, 0, 0},
		{"a few come", []int{60, 60}, 9 * time.Millisecond, 10 * time.Millisecond},
		{"a thousand a second come", []int{1000, 1000}, 150 * time.Millisecond, 160 * time.Millisecond},
		{"more come than can be done", []int{100_000, 100_000}, time.Second, time.Second},
		{"they have stopped", []int{1000, 0, 0}, 0, time.Millisecond},
	} {
		t.Run(tt.name, func(t *testing.T) {
			now := time.Now()
			p := pace{at: now}
			var came int64
			var got time.Duration
			for _, rate := range tt.rates {
				for range 10 {
					now, came = now.Add(time.Second/10), came+int64(rate/10)
					got = p.rest(now, took, came)
				}
			}
			if got < tt.from || got > tt.to {
				t.Errorf("rests %v, want %v to %v", got, tt.from, tt.to)
			}
		})
	}
}

func TestAnArchiveRestsWhenTheServerHandsOutNothingForAMoment(t *testing.T) {
	now := time.Now()
	p := pace{at: now}
	p.rest(now.Add(time.Second), 10*time.Millisecond, 1000)
	if got := p.rest(now.Add(time.Second+90*time.Millisecond), 10*time.Millisecond, 1000); got < 50*time.Millisecond {
		t.Errorf("rests %v, want most of what it did before", got)
	}
}
