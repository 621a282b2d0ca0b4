package stream_test

import (
	"testing"
	"time"

	"rectify/pipeline/stream"
)

// The share of two processors that an archive gets settles where it adds little
// to what live records take, whatever they take without it.
func TestAnArchiveGetsWhatLiveRecordsHardlyNotice(t *testing.T) {
	const ms = time.Millisecond
	for _, tt := range []struct {
		name        string
		alone       time.Duration
		perShare    time.Duration // what a share of one processor adds
		least, most float64       // processors that the archive may come to
	}{
		{"there is room", 2 * ms, 0, 2, 2},
		{"a slow server, and room", 80 * ms, 0, 2, 2},
		{"half of it hurts", 2 * ms, 6 * ms, 0.2, 0.6},
		{"a slow server, and half of it hurts", 80 * ms, 6 * ms, 0.2, 0.8},
		{"a little hurts", 2 * ms, 100 * ms, 0.019, 0.06},
		{"any hurts", 2 * ms, 10_000 * ms, 0.019, 0.04},
	} {
		for _, rate := range []int{10, 300, 1000} {
			got := stream.Settle(2, rate, func(share float64) time.Duration {
				return tt.alone + time.Duration(share*float64(tt.perShare))
			})
			if got < tt.least || got > tt.most {
				t.Errorf("%s: at %d a second the archive gets %.2f processors, want %v to %v", tt.name, rate, got, tt.least, tt.most)
			}
		}
	}
}

func TestAnArchiveWaitsForLiveRecordsAloneAndNeverForGood(t *testing.T) {
	const took = 2 * time.Millisecond
	for _, tt := range []struct {
		name          string
		live, waiting bool
		done          int // of an archive in ten seconds
		most          int
	}{
		{"none comes", false, false, 4000, 5000},
		{"they come", true, false, 50, 200},
		{"they come, and wait for a processor", true, true, 50, 120},
	} {
		if got := stream.Paced(10*time.Second, took, tt.live, tt.waiting); got < tt.done || got > tt.most {
			t.Errorf("%s: %d records of the archive are done, want %d to %d", tt.name, got, tt.done, tt.most)
		}
	}
}
