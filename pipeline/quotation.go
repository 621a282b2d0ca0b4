package pipeline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline/scan"
)

// longestQuotation is how many characters a quotation has at most.
const longestQuotation = 300

// openingMarks open a quotation.
const openingMarks = `"“«《「『`

// closingMark is the mark that closes the quotation that a mark opens; inside
// stand neither of the two, nor a line break. It is 0 for what opens none.
func closingMark(opens rune) rune {
	switch opens {
	case '"':
		return '"'
	case '“':
		return '”'
	case '«':
		return '»'
	case '《', '「', '『':
		return opens + 1
	}
	return 0
}

// foreignQuotations returns the quotations in another script than the text
// around them: titles and names in their own language, which stay as they are.
func foreignQuotations(text string) []Span {
	if !quotes(text) || !eastern(text) {
		return nil
	}
	latin, east := scripts(text)
	if latin == 0 {
		return nil
	}
	var spans []Span
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		n := QuotationLength(text[at+size:], r, closingMark(r))
		if n == 0 {
			at += size
			continue
		}
		s := Span{at, at + size + n}
		l, e := scripts(text[s.Start:s.End])
		if latin > east && e > l || east > latin && l > 0 && e == 0 {
			spans = append(spans, s)
		}
		at = s.End
	}
	return spans
}

// quotes reports whether a text has a mark that opens a quotation.
func quotes(text string) bool {
	for _, opens := range openingMarks {
		if strings.ContainsRune(text, opens) {
			return true
		}
	}
	return false
}

// QuotationLength is how many bytes of a text that begins behind the mark that
// opens a quotation are the quotation and the mark that closes it: on one line,
// of 300 characters at most, and without another mark of the two. It is 0 where
// there is none.
func QuotationLength(text string, opens, closes rune) int {
	if closes == 0 {
		return 0
	}
	n := 0
	for i, r := range text {
		switch {
		case r == closes && n > 0:
			return i + utf8.RuneLen(r)
		case r == closes, r == opens, r == '\n', n == longestQuotation:
			return 0
		}
		n++
	}
	return 0
}

// eastern reports whether a text has a letter that is Han, kana or Hangul. None
// of them begins with a byte below that of U+1000.
func eastern(text string) bool {
	for i := scan.BeyondASCII(text, 0); i < len(text); i++ {
		if text[i] >= 0xE1 {
			if r, _ := utf8.DecodeRuneInString(text[i:]); isEastern(r) {
				return true
			}
		}
	}
	return false
}

// isEastern reports whether a character is Han, kana or Hangul.
func isEastern(r rune) bool {
	switch {
	case 0x4E00 <= r && r <= 0x9FFF, 0xAC00 <= r && r <= 0xD7A3: // most of them
		return true
	case r < 0x1100, 0x1200 <= r && r < 0x2E80: // what else stands among Latin letters
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// scripts counts the letters of a text that are Latin and those that are Han, kana or Hangul.
func scripts(text string) (latin, east int) {
	for _, r := range text {
		switch {
		case r < 0x80:
			if uint32(r|0x20-'a') < 26 {
				latin++
			}
		case isEastern(r):
			east++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	return latin, east
}
