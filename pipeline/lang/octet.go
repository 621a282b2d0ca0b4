package lang

import "encoding/binary"

// octet is eight bytes of a text, the first one lowest, with zeros for those
// behind its end. What is asked of it is asked of all eight at once.
type octet uint64

const (
	ones        = 0x0101010101010101
	highs       = 0x80 * ones
	small octet = 0x20 * ones // what a small letter of ASCII has and a capital has not
)

// octetOf is the octet that text starts with.
func octetOf(text string) octet {
	if len(text) >= 8 {
		return octet(binary.LittleEndian.Uint64([]byte(text[:8])))
	}
	var some [8]byte
	copy(some[:], text)
	return octet(binary.LittleEndian.Uint64(some[:]))
}

// first is the octet with zeros behind its first n bytes; n is not 0. As in number
// there is no branch on n, which is as hard to foresee as text is.
func (o octet) first(n int) octet {
	behind := 64 - 8*n
	behind &^= behind >> 63 // 0 when it is less
	return o & (^octet(0) >> (uint(behind) % 64))
}

// letters has a bit for each byte: whether it is a letter of ASCII. The sums
// take a byte's highest bit from a on, and behind z; none reaches the next byte.
// The product puts these bits side by side.
func (o octet) letters() uint64 {
	low := (o | small) &^ highs
	from, behind := low+(0x80-'a')*ones, low+(0x80-'z'-1)*ones
	is := (from &^ behind &^ o) & highs
	return uint64((is >> 7) * 0x0102040810204080 >> 56)
}

// mapped is how many bytes a letterMap has.
const mapped = 64

// letterMap has a bit for each of the first bytes of text: whether it is a
// letter of ASCII.
func letterMap(text string) (of uint64) {
	for at := 0; at < min(len(text), mapped); at += 8 {
		of |= octetOf(text[at:]).letters() << at
	}
	return of
}
