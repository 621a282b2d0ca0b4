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

// pairs tells by a byte and the one before it where a stage looks: the low bits of a
// byte are those of the pairs that have it, the high bits, behind it, of those that
// are looked at.
type pairs [256]uint16

func newPairs(list ...pair) *pairs {
	p := new(pairs)
	for i, pair := range list {
		kind, look := bytesOf(pair.bytes), bytesOf(pair.behind)
		for b := range p {
			if kind[b] {
				p[b] |= 1 << i
			}
			if look[b] || pair.behind == "" {
				p[b] |= 1 << 8 << i
			}
		}
	}
	return p
}

// next is where the first byte stands, at a byte or behind it, that is looked at;
// the length of the text if none does.
func (p *pairs) next(text string, at int) int {
	before := p[0]
	if at > 0 {
		before = p[text[at-1]]
	}
	for ; at+4 <= len(text); at += 4 {
		four := text[at : at+4]
		a, b, c, d := p[four[0]], p[four[1]], p[four[2]], p[four[3]]
		if before>>8&a|a>>8&b|b>>8&c|c>>8&d != 0 {
			break
		}
		before = d
	}
	for ; at < len(text); at++ {
		b := p[text[at]]
		if before>>8&b != 0 {
			break
		}
		before = b
	}
	return at
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
