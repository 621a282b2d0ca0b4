package wire

import (
	"strings"
	"unicode/utf8"
)

// quote is a text as JSON.
func quote(s string) []byte { return appendText(make([]byte, 0, len(s)+2), s) }

// plain are the characters of ASCII that JSON writes as they are.
var plain = func() (of [256]bool) {
	for b := ' '; b < utf8.RuneSelf; b++ {
		of[b] = b != '"' && b != '\\'
	}
	return of
}()

// appendText appends a text as JSON, in the bytes that encoding/json has for it
// where HTML stays readable.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		if plain[s[i]] {
			i++
			continue
		}
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
