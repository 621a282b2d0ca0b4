package pipeline_test

import (
	"strings"
	"testing"

	"rectify/pipeline"
)

func TestNextDigitStopsWhereAWalkDoes(t *testing.T) {
	for b := range 256 { // every byte, at every place of eight and behind them
		for n := range 20 {
			text := strings.Repeat("/:", n/2) + "b"[:n%2] + string([]byte{byte(b)}) + "\x80\xB0\xB9\xFFé7\x00"
			for from := range len(text) + 1 {
				want := from
				for want < len(text) && !strings.Contains("0123456789", text[want:want+1]) {
					want++
				}
				if got := pipeline.NextDigit(text, from); got != want {
					t.Fatalf("the next digit of %+q from %d is at %d, not %d", text, from, got, want)
				}
			}
		}
	}
}
