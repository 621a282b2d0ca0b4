package pipeline

import "encoding/binary"

// NextDigit is where the first digit of ASCII stands at a byte of a text or behind
// it, the length of the text if none does.
func NextDigit(text string, at int) int {
	for at+8 <= len(text) {
		if b := eight(text, at) ^ '0'*ones; (b-10*ones)&^b&eighths != 0 {
			break // a byte is less than ten
		}
		at += 8
	}
	for at < len(text) && (text[at] < '0' || text[at] > '9') {
		at++
	}
	return at
}

// ones is a byte of 1 in each of eight, and eighths the highest bit of each.
const ones, eighths = 0x0101010101010101, 0x8080808080808080

// eight is the eight bytes of a text at a byte, as one number.
func eight(text string, at int) uint64 {
	return binary.LittleEndian.Uint64([]byte(text[at : at+8])) // one load, of no copy
}
