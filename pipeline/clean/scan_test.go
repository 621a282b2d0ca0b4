package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAScanStopsWhereAWalkDoes(t *testing.T) {
	look := newPairs(pair{"", "#"}, pair{" ", " ,"}, pair{",", "x"})
	paired := func(text string, at int) bool {
		before := byte(0)
		if at > 0 {
			before = text[at-1]
		}
		b := text[at]
		return b == '#' || before == ' ' && (b == ' ' || b == ',') || before == ',' && b == 'x'
	}
	for name, c := range map[string]struct {
		scan  func(text string, at int) int
		stops func(text string, at int) bool
	}{
		"beyondASCII": {beyondASCII, func(text string, at int) bool { return text[at] >= utf8.RuneSelf }},
		"beyondPrint": {beyondPrint, func(text string, at int) bool { return text[at] < ' ' || text[at] >= 0x7F }},
		"pairs":       {look.next, paired},
	} {
		for b := range 256 { // every byte, at every place of eight and behind them
			for n := range 20 {
				text := strings.Repeat("a ", n/2) + "b"[:n%2] + string([]byte{byte(b)}) + ",xyz  # 7é\x7f\x00"
				for from := range len(text) + 1 {
					want := from
					for want < len(text) && !c.stops(text, want) {
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

func TestEightBytesAreToldAtOnce(t *testing.T) {
	for b := range 256 { // every byte, beside all others
		for beside := range 256 {
			text := strings.Repeat(string([]byte{byte(beside), byte(b)}), 4)
			for i, got := range [...]uint64{lettersIn(eight(text, 0)), spacesIn(eight(text, 0))} {
				is := func(b byte) bool { return i == 0 && isLetter(b) || i == 1 && b == ' ' }
				want := uint64(0)
				for at := range 8 {
					if is(text[at]) {
						want |= 0x80 << (8 * at)
					}
				}
				if got != want {
					t.Fatalf("of %+q it says %x, not %x", text, got, want)
				}
			}
		}
	}
}
