package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// han is a space between two Han characters or kana, which a tokenizer left when
// it left one behind every few characters.
func (t *tokens) han(i int) (seam, bool) {
	if !t.hanGap(i) {
		return seam{}, false
	}
	confidence := 0.60
	if pipeline.Memo(t.view, hanKey{t.view.Field, t.text}, func() bool { return spacedHan(t.text) }) {
		confidence = 0.95
	} else if t.heading(i) {
		return seam{}, false
	}
	return seam{first: i, last: i + 1, tier: pipeline.Hygiene, confidence: confidence, detail: "space between Han characters"}, true
}

// heading reports whether a space stands behind the short heading of a part, "目的
// 观察", or in a line without a sentence, such as a title.
func (t *tokens) heading(i int) bool {
	left := t.piece(i)
	before := strings.TrimRightFunc(left, han)
	if len(left)-len(before) <= len("目的") && (i == 0 || before != "") {
		return true
	}
	at := t.pieces[i].End
	head, tail := t.text[max(0, at-longestQuotation):at], t.text[at:min(len(t.text), at+longestQuotation)]
	tail, _, _ = strings.Cut(tail, "\n")
	return !strings.ContainsAny(head[strings.LastIndexByte(head, '\n')+1:]+tail, "。，；、")
}

type hanKey struct{ field, text string }

func (t *tokens) hanGap(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(t.piece(i))
	return han(before) && han(firstRune(t.piece(i+1)))
}

// spacedHan reports whether a text has a space for every five Han characters
// or more, and eight at least.
func spacedHan(text string) bool {
	gaps, characters := 0, 0
	for i, r := range text {
		switch {
		case han(r):
			characters++
		case r == ' ' && i > 0:
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			if han(before) && han(firstRune(text[i+1:])) {
				gaps++
			}
		}
	}
	return gaps >= 8 && gaps*5 >= characters
}

// han reports whether a character is Chinese or Japanese.
func han(r rune) bool {
	switch { // the commonest blocks first; all else is seldom asked about
	case r < 0x2E80, 0xAC00 <= r && r <= 0xD7A3:
		return false
	case 0x4E00 <= r && r <= 0x9FFF, 0x3041 <= r && r <= 0x3096:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
