package clean

import (
	"unicode/utf8"

	"rectify/pipeline/scan"
)

// Most texts have next to nothing of what a stage looks for. The functions here
// find the next byte that may be some of it: eight bytes at a time, or by what
// stands before it. They seldom stop, for a processor stumbles where it cannot
// foresee whether a loop goes on.

// spacesIn has the highest bit set of each byte of eight that is a space.
func spacesIn(b uint64) uint64 {
	b ^= ' ' * scan.Ones // now zero
	return ^(b&^scan.Highs + 0x7F*scan.Ones | b) & scan.Highs
}

// beyondPrint is where the first byte stands, at a byte or behind it, that is
// neither a printed character of ASCII nor a space.
func beyondPrint(text string, at int) int {
	for at+8 <= len(text) {
		// The highest bit of a byte is set by a byte beyond ASCII itself, by a
		// control character less a space, by delete and one.
		if b := scan.Eight(text, at); (b|(b-' '*scan.Ones)|(b+scan.Ones))&scan.Highs != 0 {
			break
		}
		at += 8
	}
	for at < len(text) && text[at] >= ' ' && text[at] < 0x7F {
		at++
	}
	return at
}

// pair is bytes that are looked at behind certain others, behind any where none
// are named.
type pair struct{ behind, bytes string }

// pairs tells by a byte and the one before it where a stage looks.
type pairs struct {
	kind [256]uint8 // for a byte, a bit for each pair that has it
	look [256]uint8 // behind a byte, the bits of the pairs that are looked at
}

func newPairs(list ...pair) *pairs {
	p := new(pairs)
	for i, pair := range list {
		kind, look := bytesOf(pair.bytes), bytesOf(pair.behind)
		for b := range 256 {
			if kind[b] {
				p.kind[b] |= 1 << i
			}
			if look[b] || pair.behind == "" {
				p.look[b] |= 1 << i
			}
		}
	}
	return p
}

// next is where the first byte stands, at a byte or behind it, that is looked at;
// the length of the text if none does.
func (p *pairs) next(text string, at int) int {
	look := p.look[0]
	if at > 0 {
		look = p.look[text[at-1]]
	}
	rest := text[at:]
	for i := range len(rest) {
		b := rest[i]
		if p.kind[b]&look != 0 {
			return at + i
		}
		look = p.look[b]
	}
	return len(text)
}

// wordBytes are the letters and digits of ASCII, and all beyond it.
var wordBytes = func() string {
	var bytes []byte
	for b := range 256 {
		if b >= utf8.RuneSelf || isLetter(byte(b)) || isDigit(rune(b)) {
			bytes = append(bytes, byte(b))
		}
	}
	return string(bytes)
}()
