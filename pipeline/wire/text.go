package wire

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"rectify/pipeline/scan"
)

// quote is a text as JSON.
func quote(s string) []byte { return appendText(make([]byte, 0, len(s)+2), s) }

// beyondPlain is where the first character stands, at a byte of a text or behind
// it, that is not one of ASCII which JSON writes as it is.
func beyondPlain(s string, at int) int {
	for ; at+8 <= len(s); at += 8 {
		b := scan.Eight(s, at)
		quotation, backslash := b^'"'*scan.Ones, b^'\\'*scan.Ones // now zero
		if found := (b | (b - ' '*scan.Ones) | (quotation - scan.Ones) | (backslash - scan.Ones)) & scan.Highs; found != 0 {
			return at + bits.TrailingZeros64(found)/8 // what a byte borrowed is behind it
		}
	}
	for at < len(s) && s[at] >= ' ' && s[at] < utf8.RuneSelf && s[at] != '"' && s[at] != '\\' {
		at++
	}
	return at
}

// appendText appends a text as JSON, in the bytes that encoding/json has for it
// where HTML stays readable.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := beyondPlain(s, 0); i < len(s); i = beyondPlain(s, i) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if escaped(r, n) {
			b = appendEscape(append(b, s[from:i]...), r)
			from = i + n
		}
		i += n
	}
	return append(append(b, s[from:]...), '"')
}

// escaped reports whether a character of n bytes that is not plain is written
// as an escape: those of ASCII, what ends a line of JavaScript, and, as U+FFFD,
// a byte that is part of no character.
func escaped(r rune, n int) bool {
	return r < utf8.RuneSelf || r == 0x2028 || r == 0x2029 || r == utf8.RuneError && n == 1
}

// appendEscape appends a character of Unicode's first plane as an escape.
func appendEscape(b []byte, r rune) []byte {
	const short, letters, hex = "\"\\\b\f\n\r\t", `"\bfnrt`, "0123456789abcdef"
	if i := strings.IndexRune(short, r); i >= 0 {
		return append(b, '\\', letters[i])
	}
	return append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}
