package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// eastern puts one of 。、「」『』《》 right in text of another script. The
// characters beside it must not be Chinese, Japanese or Korean: those are quoted.
func (p *marks) eastern(at int) {
	mark, size := utf8.DecodeRuneInString(p.text[at:])
	if !strings.ContainsRune("。、，「『", mark) || p.twice(at, mark, size) || mark == '，' {
		return
	}
	switch primary(p.view.LangAt(at)) {
	case "zh", "ja", "ko", "und", "mul", "":
		p.commaOfJapanese(at, mark, size)
		return
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text[:at], " "))
	after := next(p.text[at+size:])
	if eastAsian(before) || eastAsian(after) || isDigit(before) && isDigit(after) {
		return
	}
	switch mark {
	case '。':
		if endsWord(before) {
			p.replace(at, at+size, "."+p.space(at+size), 0.97, "a full stop of Chinese or Japanese")
		}
	case '、':
		if endsWord(before) {
			p.replace(at, at+size, ","+p.space(at+size), 0.96, "a comma of Chinese or Japanese")
		}
	default:
		p.corner(at, size, mark)
	}
}

// twice takes the second of two Chinese or Japanese marks out; of three or more
// nothing is known.
func (p *marks) twice(at int, mark rune, size int) bool {
	one := p.text[at : at+size]
	if !strings.ContainsRune("。、，", mark) || !strings.HasPrefix(p.text[at+size:], one) {
		return false
	}
	if !strings.HasSuffix(p.text[:at], one) && !strings.HasPrefix(p.text[at+2*size:], one) {
		p.replace(at, at+2*size, one, 0.93, "a mark written twice")
	}
	return true
}

// space is the space that must follow a mark, where none stands.
func (p *marks) space(at int) string {
	if r := firstRune(p.text[at:]); unicode.IsLetter(r) || unicode.IsDigit(r) || r == '(' {
		return " "
	}
	return ""
}

// longestQuotation bounds, in bytes, the quotations that are looked at.
const longestQuotation = 400

// corner puts a pair of corner brackets round Latin or Cyrillic words right.
func (p *marks) corner(at, size int, mark rune) {
	closing := map[rune]string{'「': "」", '『': "』"}[mark]
	inside, _, closed := strings.Cut(p.text[at+size:min(len(p.text), at+longestQuotation)], closing)
	if !closed || inside == "" || strings.ContainsRune(inside, mark) || strings.Contains(inside, "\n") || strings.IndexFunc(inside, eastAsian) >= 0 {
		return
	}
	left, right := "“", "”"
	if around := p.text[max(0, at-longestQuotation):at]; mark == '『' && strings.LastIndex(around, "「") > strings.LastIndex(around, "」") {
		left, right = "‘", "’"
	}
	confidence := 0.80 // authors who write in English of Korean books do use them
	if p.view.Record.Original != nil {
		confidence = 0.93
	}
	end := at + size + len(inside)
	p.replace(at, at+size, left, confidence, "corner brackets where the language has quotation marks")
	p.replace(end, end+len(closing), right, confidence, "corner brackets where the language has quotation marks")
}

// commaOfJapanese asks about "、" between clauses where the language has "，".
// Scientific Japanese uses "，" throughout, and Chinese has "、" in lists, so it is
// only asked where a Japanese text has one of many another way.
func (p *marks) commaOfJapanese(at int, mark rune, size int) {
	if mark != '、' || primary(p.view.LangAt(at)) != "ja" {
		return
	}
	if n := strings.Count(p.text, "，"); n >= 5 && strings.Count(p.text, "、") == 1 {
		p.replace(at, at+size, "，", 0.60, "the other commas of the text are ，")
	}
}
