package scan_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/pipeline/scan"
)

func TestAScanStopsWhereAWalkDoes(t *testing.T) {
	for name, c := range map[string]struct {
		scan  func(text string, at int) int
		stops func(b byte) bool
	}{
		"Digit":       {scan.Digit, func(b byte) bool { return '0' <= b && b <= '9' }},
		"BeyondASCII": {scan.BeyondASCII, func(b byte) bool { return b >= utf8.RuneSelf }},
	} {
		for b := range 256 { // every byte, at every place of eight and behind them
			for n := range 20 {
				text := strings.Repeat("/:", n/2) + "b"[:n%2] + string([]byte{byte(b)}) + "\x80\xB0\xB9\xFFé7\x00:/:/:/:/8é"
				for from := range len(text) + 1 {
					want := from
					for want < len(text) && !c.stops(text[want]) {
						want++
					}
					if got := c.scan(text, from); got != want {
						t.Fatalf("%s stops in %+q from %d at %d, not %d", name, text, from, got, want)
					}
				}
			}
		}
	}
}

func TestEightAreReadAsTheyStand(t *testing.T) {
	if got := scan.Eight("x\x01\x02\x03\x04\x05\x06\x07\xF8", 1); got != 0xF807060504030201 {
		t.Errorf("Eight is %x", got)
	}
}

func TestBehindATextAreZeros(t *testing.T) {
	for n := range 9 {
		text := "abcdefgh"[:n]
		if got, want := scan.UpToEight("-"+text, 1), scan.Eight(text+"\x00\x00\x00\x00\x00\x00\x00\x00", 0); got != want {
			t.Errorf("%q is %x, not %x", text, got, want)
		}
	}
}

func TestLettersAreToldAtOnce(t *testing.T) {
	for b := range 256 { // every byte, beside all others, in texts of every length
		for beside := range 256 {
			text := strings.Repeat(string([]byte{byte(beside), byte(b)}), 35)[:(b+beside)%71]
			for from := 0; from < len(text); from += 9 {
				want := uint64(0)
				for at := from; at < min(from+64, len(text)); at++ {
					if small := text[at] | 0x20; 'a' <= small && small <= 'z' {
						want |= 1 << (at - from)
					}
				}
				if got := scan.LetterMap(text, from); got != want {
					t.Fatalf("the letters of %+q from %d are %b, not %b", text, from, got, want)
				}
			}
		}
	}
}
