package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// colons set off a label whatever follows.
const colons = ":：︰|｜"

// points set off a label when a sentence follows: "Abstract. The", "Abstract—This".
const points = ".。．—–-－·"

// separator is the length of the white space and marks between a label and
// its content.
func separator(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool {
		return space(r) || strings.ContainsRune(colons+points, r)
	}))
}

// setOff weighs whether a name is a label, by how it is written and what
// follows it: 0 if it may be the beginning of a sentence. The language is that
// of the text.
func setOff(name, lang, rest string) float64 {
	gap := blanks(rest)
	after := rest[gap:]
	mark, size := utf8.DecodeRuneInString(after)
	switch {
	case after == "":
		return 0.95 // nothing follows: flagged, never taken off
	case strings.ContainsRune(colons, mark):
		return 0.98
	case spacedOut(name) && unicode.IsSpace(firstRune(rest)):
		return 0.97
	case mark == '\n' || mark == '\r':
		return lineOf(name, after)
	case strings.ContainsRune(points, mark):
		return pointed(name, gap, mark, after[size:])
	case certain[fold(name)] && gap > 0:
		return 0.96
	case gap == 0:
		return glued(name, after)
	}
	return spaced(name, lang, gap, after)
}

// lineOf weighs a name that has a line to itself. A small letter after it may
// go on with a sentence that was broken there.
func lineOf(name, after string) float64 {
	first, _ := utf8.DecodeRuneInString(name)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(after, space))
	if unicode.IsLower(first) || unicode.IsLower(next) {
		return 0.8
	}
	return 0.97
}

// pointed weighs a name before a full stop or dash: "Abstract. The", but not
// "Abstract-based" or "Summary — judgment".
func pointed(name string, gap int, mark rune, rest string) float64 {
	first, _ := utf8.DecodeRuneInString(name)
	if mark == '.' {
		rest = strings.TrimLeft(rest, "—–") // "Resumen.—"
	}
	after := strings.TrimLeftFunc(rest, space)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case unicode.IsLower(first) || unicode.IsLower(next) || !hasContent(after):
		return 0
	case mark == '-' && gap == 0 && len(after) == len(rest) && !opensSentence(after):
		return 0 // "Abstract-Syntax"
	case strings.ContainsRune(points, next):
		return 0
	}
	return 0.96
}

// glued weighs a name that the text follows without a space: "AbstractThe",
// "摘要本文".
func glued(name, after string) float64 {
	last, _ := utf8.DecodeLastRuneInString(name)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.ContainsRune("[［【〔", next):
		return 0.95
	case eastAsian(last):
		return gluedEastAsian(name, after)
	case yearAt(after) && unicode.IsUpper(firstRune(name)):
		return 0.92
	case eastAsian(next), opensSentence(after):
		return 0.95
	}
	return 0
}

// gluedEastAsian weighs a name in Han or Hangul before the words that begin an
// abstract: in Korean only one of "초록", for "요약본" is a word of its own.
func gluedEastAsian(name, after string) float64 {
	hangul := unicode.Is(unicode.Hangul, firstRune(name))
	if opener := glue(after); opener == "" && !opensSentence(after) || hangul && !strings.HasSuffix(name, "록") {
		return 0
	}
	return 0.94
}

// glues are the words that begin an abstract in Han and Hangul, and no word
// that a name before them would be part of.
var glues = []string{
	"本文", "本研究", "本論文", "本论文", "本稿", "本書", "本书", "本報告", "本报告", "本篇", "目的", "背景", "为了", "為了", "針對", "针对",
	"본 연구", "본연구", "본 논문", "본논문", "본고는", "본고에서", "본 글", "이 연구", "이 논문", "이 글",
}

// glue is the word of glues at the start of a text, "" if there is none.
func glue(text string) string {
	for _, g := range glues {
		if strings.HasPrefix(text, g) {
			return g
		}
	}
	return ""
}

// eastAsian reports whether a character is Han, kana or Hangul.
func eastAsian(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// yearAt reports whether a text begins with a year: four digits, and no more.
func yearAt(text string) bool {
	if len(text) < 4 || text[:2] != "20" && (text[0] != '1' || text[1] < '5' || text[1] > '9') {
		return false
	}
	return isDigit(rune(text[2])) && isDigit(rune(text[3])) && (len(text) == 4 || text[4] == ' ' || text[4] == ',')
}

// spaced weighs a name that only white space parts from the text: in capitals
// before ordinary words, before a word that can only begin a sentence, or
// before one whose capital the rest of the text does not share.
func spaced(name, lang string, gap int, after string) float64 {
	first, _ := utf8.DecodeRuneInString(name)
	upper := strings.ToUpper(name) == name && utf8.RuneCountInString(name) > 2
	switch {
	case unicode.Is(unicode.Han, first):
		if gap >= len("\u3000") || glue(after) != "" || strings.HasPrefix(after, "【") || strings.HasPrefix(after, "本") {
			return 0.95
		}
	case unicode.Is(unicode.Hangul, first):
		if strings.HasSuffix(name, "록") && glue(after) != "" {
			return 0.95
		}
	case !unicode.IsUpper(first):
	case opensSentence(after), upper && ordinary(after), upper && shouted(after):
		return 0.95
	case nouns[fold(name)] && lang != "en" && ordinary(after):
		return 0.93
	case capitalOfSentence(name, after):
		return 0.92
	case governing[fold(name)] && ordinary(after):
		return 0.85
	}
	return 0
}

// spacedOut reports whether the letters of a name stand apart.
func spacedOut(name string) bool {
	letters := 0
	for _, f := range strings.Fields(name) {
		if utf8.RuneCountInString(f) > 1 {
			return false
		}
		letters++
	}
	return letters > 1
}

// ordinary reports whether a text begins with a capitalised word: a capital,
// then a small letter.
func ordinary(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	return unicode.IsUpper(first) && unicode.IsLower(second) || first == 'I' && second == ' ' || first == 'A' && second == ' '
}
