package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// narrowMarks are the marks of Latin text for the full-width ones. Those of
// Japanese and Chinese alone, such as 〜 and ・, have none.
var narrowMarks = map[rune]string{
	'，': ",", '、': ",", '。': ".", '．': ".", '；': ";", '：': ":", '！': "!", '？': "?", '（': "(", '）': ")", '％': "%", '＆': "&", '／': "/", '＋': "+", '＝': "=",
	'－': "-", '＜': "<", '＞': ">", '＃': "#", '＊': "*", '＂': `"`, '＇': "'", '＠': "@", '［': "[", '］': "]", '＿': "_", '｜': "|", '｛': "{", '｝': "}", '＄': "$", '～': "~",
}

// mark is the mark for a full-width one between letters that are not Chinese,
// Japanese or Korean, with the space that it had built in.
func (w *widths) mark(at, end int, r rune) string {
	plain := narrowMarks[r]
	lang := primary(w.LangAt(at))
	if plain == "" || lang == "zh" || lang == "ja" || lang == "ko" || w.eastern(at, end) {
		return ""
	}
	before, _ := utf8.DecodeLastRuneInString(w.text[:at])
	after, _ := utf8.DecodeRuneInString(w.text[end:])
	within := isDigit(before) && isDigit(after)
	switch {
	case strings.Contains(",.;:!?)", plain) && !within && startsWord(after):
		return plain + " "
	case plain == "(" && (unicode.IsLetter(before) || unicode.IsDigit(before)):
		return " " + plain
	}
	return plain
}

// startsWord reports whether r begins a word or what stands for one.
func startsWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '(' || r == '“'
}
