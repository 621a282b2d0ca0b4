package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	unicodewidth "golang.org/x/text/width"

	"rectify/pipeline"
	"rectify/pipeline/scan"
)

// Width writes characters in the width and composition that the text around
// them has. It never folds compatibility characters: 10³, ①, ㎞, №, Ⅳ and ½ say
// something that 103, 1, km, No, IV and 1/2 do not.
var Width = pipeline.Stage{
	Name: "clean/width",
	Doc: `Write full-width letters, digits and marks of Latin text as plain ones, half-width kana as full ones, letters and their accents as one character.

Chinese, Japanese and Korean keep their full-width marks and digits. For the ligatures of typesetting (signiﬁcant) letters are suggested.

Before: Ｔｈｅ ＡＲＦ（ASEAN）met, ｱｼﾞｱ
After:  The ARF (ASEAN) met, アジア`,
	Propose: evenWidth,
}

func evenWidth(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	w := &widths{View: v, text: v.Text}
	for at := scan.BeyondASCII(w.text, 0); at < len(w.text); at = scan.BeyondASCII(w.text, at) {
		r, size := utf8.DecodeRuneInString(w.text[at:])
		end := at + size
		with, confidence, detail := "", 0.0, ""
		switch {
		case composes(r):
			at, end, with = w.compose(at, end)
			confidence, detail = 0.97, "a letter and its marks, composed"
		case r >= 0xFB00 && r <= 0xFB06:
			with, confidence, detail = w.ligature(at, end, r), 0.85, "a ligature of typesetting"
		case r >= 0xFF66 && r <= 0xFF9F, r == 0xFF70:
			end = runEnd(w.text, end, halfKana)
			with, confidence, detail = norm.NFC.String(strings.Map(marksOfKana, unicodewidth.Widen.String(w.text[at:end]))), 0.96, "half-width kana"
		case r >= 0xFFA1 && r <= 0xFFDC:
			with, confidence, detail = unicodewidth.Widen.String(w.text[at:end]), 0.95, "a half-width letter of Hangul"
		case isWide(r):
			end = runEnd(w.text, end, isWide)
			with, confidence = w.narrow(at, end)
			detail = "full-width letters in Latin text"
		case r >= 0x3001 && r <= 0x3002, r > 0xFF00 && r < 0xFF5F:
			with, confidence, detail = w.mark(at, end, r), 0.95, "a full-width mark in Latin text"
		}
		if with != "" && !composes(r) {
			if marks := runEnd(w.text, end, composes); marks > end {
				with, end = norm.NFC.String(with+w.text[end:marks]), marks
			}
		}
		if s := (pipeline.Span{Start: at, End: end}); with != "" && with != w.text[at:end] && !v.Alters(s) {
			p.Edits = append(p.Edits, propose(w.text, s, with, "clean/width", confidence, detail))
		}
		at = end
	}
	return p
}

// widths looks at one text.
type widths struct {
	*pipeline.View
	text    string
	counted bool // chinese is computed
	chinese bool // the text has more letters of Chinese, Japanese and Korean than others
}

// runEnd is the end of the run of characters of a kind.
func runEnd(text string, at int, is func(rune) bool) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !is(r) {
			break
		}
		at += size
	}
	return at
}

func halfKana(r rune) bool { return r >= 0xFF66 && r <= 0xFF9F }

// isWide reports whether r is a full-width letter or digit.
func isWide(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// marksOfKana makes the voicing marks combine with the kana before them.
func marksOfKana(r rune) rune {
	switch r {
	case 0x309B, 0xFF9E:
		return 0x3099
	case 0x309C, 0xFF9F:
		return 0x309A
	}
	return r
}

// ligature is the letters of a ligature within a word.
func (w *widths) ligature(at, end int, r rune) string {
	before, _ := utf8.DecodeLastRuneInString(w.text[:at])
	after, _ := utf8.DecodeRuneInString(w.text[end:])
	if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
		return ""
	}
	return []string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00]
}

// narrow is a run of full-width letters and digits as plain ones. Korean has no
// use for the wide ones; Chinese and Japanese houses set them, so there it is
// only asked.
func (w *widths) narrow(at, end int) (string, float64) {
	plain := unicodewidth.Narrow.String(w.text[at:end])
	switch lang := primary(w.LangAt(at)); {
	case !w.eastern(at, end) && lang != "zh" && lang != "ja":
		return plain, 0.96
	case lang == "ko" && strings.IndexFunc(plain, unicode.IsLetter) >= 0:
		return plain, 0.95
	case utf8.RuneCountInString(plain) > 1 && strings.IndexFunc(plain, unicode.IsLetter) >= 0:
		return plain, 0.70
	}
	return "", 0
}

// mostlyEastern reports whether most letters of the text are Chinese, Japanese
// or Korean.
func (w *widths) mostlyEastern() bool {
	if w.counted {
		return w.chinese
	}
	east, other := 0, 0
	for _, r := range w.text {
		switch {
		case r < 0x3000:
			if unicode.IsLetter(r) {
				other++
			}
		case unicode.In(r, eastScripts...):
			east++
		}
	}
	w.counted, w.chinese = true, 4*east > other // a character says as much as several letters
	return w.chinese
}

// nearby is how many bytes away the letters next to a mark may stand.
const nearby = 64

// eastern reports whether the letters next to a span, on one side or the other,
// are Chinese, Japanese or Korean. Where there are none its language tells.
func (w *widths) eastern(at, end int) bool {
	if w.mostlyEastern() {
		return true
	}
	isLetter := func(r rune) bool { return unicode.IsLetter(r) && !isWide(r) }
	from, to := max(0, at-nearby), min(len(w.text), end+nearby)
	before := strings.LastIndexFunc(w.text[from:at], isLetter)
	after := strings.IndexFunc(w.text[end:to], isLetter)
	if before >= 0 {
		if r, _ := utf8.DecodeRuneInString(w.text[from+before:]); unicode.In(r, eastScripts...) {
			return true
		}
	}
	if after >= 0 {
		if r, _ := utf8.DecodeRuneInString(w.text[end+after:]); unicode.In(r, eastScripts...) {
			return true
		}
	}
	if before >= 0 || after >= 0 {
		return false
	}
	switch primary(w.LangAt(at)) {
	case "zh", "ja", "ko", "und":
		return true
	}
	return false
}
