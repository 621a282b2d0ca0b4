// Package scan goes over texts eight bytes at a time. Most texts have next to
// nothing of what is looked for in them; the functions here find the next byte
// that may be some of it. For bytes of other kinds there is what they are made
// of: [Eight] bytes as one number, to be reckoned with all at once (H. S. Warren,
// Hacker's Delight, chapter 6).
package scan

import (
	"encoding/binary"
	"unicode/utf8"
)

// Ones is a byte of 1 in each of eight.
const Ones = 0x0101010101010101

// Highs is the highest bit of each of eight bytes.
const Highs = 0x80 * Ones

// Eight is the eight bytes of a text at a byte, as one number, the first of them
// lowest.
func Eight(text string, at int) uint64 {
	return binary.LittleEndian.Uint64([]byte(text[at : at+8])) // one load, of no copy
}

// UpToEight is as [Eight], with zeros behind the end of the text.
func UpToEight(text string, at int) uint64 {
	if at+8 <= len(text) {
		return Eight(text, at)
	}
	return fewer(text[at:])
}

// fewer is as [Eight] for a text of less than eight bytes.
func fewer(text string) (b uint64) {
	for i := len(text) - 1; i >= 0; i-- {
		b = b<<8 | uint64(text[i])
	}
	return b
}

// Letters has the highest bit set of each byte of eight that is a letter of ASCII.
func Letters(b uint64) uint64 {
	small := b&^Highs | 0x20*Ones // no sum of a byte reaches the next
	from, beyond := small+(0x80-'a')*Ones, small+(0x7F-'z')*Ones
	return from &^ beyond &^ b & Highs
}

// LetterMap has a bit for each of the next 64 bytes of a text, from a byte on, the
// first of them lowest: whether it is a letter of ASCII.
func LetterMap(text string, at int) (letters uint64) {
	for i := 0; i < min(64, len(text)-at); i += 8 {
		in := Letters(UpToEight(text, at+i)) >> 7
		letters |= in * 0x0102040810204080 >> 56 << i // the product has the eight bits side by side
	}
	return letters
}

// Digit is where the first digit of ASCII stands at a byte of a text or behind
// it, the length of the text if none does.
func Digit(text string, at int) int {
	for at+8 <= len(text) {
		if b := Eight(text, at) ^ '0'*Ones; (b-10*Ones)&^b&Highs != 0 {
			break // a byte is less than ten
		}
		at += 8
	}
	for at < len(text) && (text[at] < '0' || text[at] > '9') {
		at++
	}
	return at
}

// BeyondASCII is where the first character beyond ASCII stands at a byte of a text
// or behind it, the length of the text if none does.
func BeyondASCII(text string, at int) int {
	for at+8 <= len(text) && Eight(text, at)&Highs == 0 {
		at += 8
	}
	for at < len(text) && text[at] < utf8.RuneSelf {
		at++
	}
	return at
}
