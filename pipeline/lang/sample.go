package lang

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// SampleSize is the number of letters and spaces a [Model] is asked about, at
// most. Longer samples cost time and decide nothing more.
const SampleSize = 300

// sample takes from the start of text the words in one script, with a space
// between them, and nothing else.
func sample(text string, s script) string {
	text = norm.NFC.String(text)
	var b strings.Builder
	gap := false
	n := 0
	for i := 0; i < len(text) && n < SampleSize; {
		if skip := noise(text[i:]); skip > 0 {
			gap = true
			i += skip
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if scriptOf(r) != s {
			gap = gap || scriptOf(r) == none && r != 0xAD
			continue
		}
		if gap && n > 0 {
			b.WriteByte(' ')
			n++
		}
		gap = false
		b.WriteRune(r)
		n++
	}
	return b.String()
}
