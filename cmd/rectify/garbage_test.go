package main

import "testing"

func TestGarbageIsBoundedByWhatIsInUse(t *testing.T) {
	for _, tt := range []struct {
		live uint64
		want int
	}{
		{0, 300},
		{60 << 20, 300},
		{128 << 20, 200},
		{256 << 20, 100},
		{4 << 30, 100},
	} {
		if got := percentFor(tt.live); got != tt.want {
			t.Errorf("with %d MB in use garbage may be %d %% of it, want %d %%", tt.live>>20, got, tt.want)
		}
	}
}
