package clean

import (
	"encoding/binary"
	"unicode/utf8"
)

// Most texts have next to nothing of what a stage looks for. The functions here
// find the next byte that may be some of it: eight bytes at a time, or by what
// stands before it. They seldom stop, for a processor stumbles where it cannot
// foresee whether a loop goes on.

// ones is a byte of 1 in each of eight, and eighths the highest bit of each.
const ones, eighths = 0x0101010101010101, 0x8080808080808080

// eight is the eight bytes of a text at a byte, as one number.
func eight(text string, at int) uint64 {
	return binary.LittleEndian.Uint64([]byte(text[at : at+8])) // one load, of no copy
}

// upToEight is as [eight], with zeros behind the end of the text.
func upToEight(text string, at int) (b uint64) {
	if at+8 <= len(text) {
		return eight(text, at)
	}
	return fewer(text[at:])
}

// fewer is as [eight] for a text of less than eight bytes.
func fewer(text string) (b uint64) {
	for i := len(text) - 1; i >= 0; i-- {
		b = b<<8 | uint64(text[i])
	}
	return b
}

// lettersIn has the highest bit set of each byte of eight that is a letter of ASCII.
func lettersIn(b uint64) uint64 {
	small := b&^eighths | 0x20*ones // no sum of a byte reaches the next
	from, beyond := small+(0x80-'a')*ones, small+(0x7F-'z')*ones
	return from &^ beyond &^ b & eighths
}

// spacesIn has the highest bit set of each byte of eight that is a space.
func spacesIn(b uint64) uint64 {
	b ^= ' ' * ones // now zero
	return ^(b&^eighths + 0x7F*ones | b) & eighths
}

// beyondASCII is where the first character beyond ASCII stands at a byte or behind
// it, the length of the text if none does.
func beyondASCII(text string, at int) int {
	for at+8 <= len(text) && eight(text, at)&eighths == 0 {
		at += 8
	}
	for at < len(text) && text[at] < utf8.RuneSelf {
		at++
	}
	return at
}

// beyondPrint is where the first byte stands, at a byte or behind it, that is
// neither a printed character of ASCII nor a space.
func beyondPrint(text string, at int) int {
	for at+8 <= len(text) {
		// The highest bit of a byte is set by a byte beyond ASCII itself, by a
		// control character less a space, by delete and one.
		if b := eight(text, at); (b|(b-' '*ones)|(b+ones))&eighths != 0 {
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
