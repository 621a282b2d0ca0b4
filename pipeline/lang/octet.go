package lang

import "rectify/pipeline/scan"

// octet is eight bytes of a text, the first one lowest, with zeros for those
// behind its end. What is asked of it is asked of all eight at once.
type octet uint64

// small is what a small letter of ASCII has and a capital has not.
const small octet = 0x20 * scan.Ones

// octetOf is the octet that text starts with.
func octetOf(text string) octet { return octet(scan.UpToEight(text, 0)) }

// first is the octet with zeros behind its first n bytes; n is not 0. As in number
// there is no branch on n, which is as hard to foresee as text is.
func (o octet) first(n int) octet {
	behind := 64 - 8*n
	behind &^= behind >> 63 // 0 when it is less
	return o & (^octet(0) >> (uint(behind) % 64))
}
