package clean

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// composes reports whether r may be composed with the character before it: an
// accent, a voicing mark of kana, a vowel or final of Hangul.
func composes(r rune) bool {
	return r >= 0x300 && r <= 0x345 || r == 0x3099 || r == 0x309A || r >= 0x1100 && r <= 0x11FF
}

// compose is the letter that ends at or begins with the span, with the marks
// that follow, as one character where Unicode has it (form C of UAX 15); "" if
// there is none. Compatibility ideographs and lone signs are never touched,
// since nothing is composed with them.
func (w *widths) compose(at, end int) (from, to int, with string) {
	from = at
	if first, _ := utf8.DecodeRuneInString(w.text[at:]); !unicode.Is(unicode.Hangul, first) {
		base, size := utf8.DecodeLastRuneInString(w.text[:at])
		if base >= 0xFB00 || !unicode.In(base, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hiragana, unicode.Katakana) {
			return at, end, ""
		}
		from = at - size
	}
	to = runEnd(w.text, end, composes)
	if now := norm.NFC.String(w.text[from:to]); now != w.text[from:to] {
		return from, to, now
	}
	return at, to, ""
}
