package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// isSpace reports whether r is a space other than the plain one.
func isSpace(r rune) bool {
	return r != '\t' && (unicode.Is(unicode.Zs, r) && r != ' ' || r == 0x3164 || r == 0xFFA0)
}

// space makes a plain space of another where nothing speaks for it.
func (i *invisibles) space(p *pipeline.Proposal, s pipeline.Span, r rune) {
	before, _ := utf8.DecodeLastRuneInString(i.text[:s.Start])
	after, _ := utf8.DecodeRuneInString(i.text[s.End:])
	switch {
	case r == 0x3000:
		if eastern := unicode.In(before, unspaced...) || unicode.In(after, unspaced...); eastern || !spacedLetter(before) || !spacedLetter(after) {
			return // indentation, and what stands between words of Japanese or Chinese
		}
	case r == 0xA0 || r == 0x202F:
		if why := i.reason(s.Start, s.Len()); why == byRule || why == byHouse && i.consistent() {
			return
		}
	case r == 0x2009 || r == 0x2007 || r == 0x2006 || r == 0x200A:
		if unicode.IsDigit(before) {
			return // within a number, or before its unit
		}
	}
	i.put(p, s, " ", 0.96, "a space, "+codePoint(r))
}

// eastScripts are the scripts with wide characters.
var eastScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo}

// unspaced are those of them that have no spaces between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo}

// spacedLetter reports whether r is of a script with plain spaces.
func spacedLetter(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hangul) || isDigit(r) || strings.ContainsRune(",.;:()", r)
}

// reason is why typography has a no-break space at a place.
type reason int

const (
	none    reason = iota
	byHouse        // some houses set it: after an initial or a sign, in dates, behind short words
	byRule         // in a number or formula, before a unit; in French and Slavic languages where their rules have it
)

// reason tells why a no-break space stands where one does. One beside another
// space has no reason.
func (i *invisibles) reason(at, size int) reason {
	before, n := utf8.DecodeLastRuneInString(i.text[:at])
	after, _ := utf8.DecodeRuneInString(i.text[at+size:])
	if n == 0 || at+size == len(i.text) || unicode.IsSpace(before) || unicode.IsSpace(after) {
		return none
	}
	other, _ := utf8.DecodeLastRuneInString(i.text[:at-n])
	switch {
	case isDigit(before) && isDigit(after), strings.ContainsRune(operators, before), strings.ContainsRune(operators, after):
		return byRule
	case isDigit(before) && (strings.ContainsRune("%‰°€$£¥₽№", after) || unitNames[wordAt(i.text[at+size:], 0)]):
		return byRule
	case isDigit(before) && unitAt(i.text[at+size:]), isDigit(after) && strings.ContainsRune("№§.€$£", before), before == '.' && unicode.IsUpper(other):
		return byHouse
	}
	lang := primary(i.LangAt(at))
	switch lang {
	case "fr":
		if strings.ContainsRune(";:!?»›", after) || strings.ContainsRune("«‹", before) {
			return byRule
		}
	case "ru", "uk", "be", "bg", "cs", "sk", "pl", "sl", "hr", "sr":
		if unicode.IsLetter(before) && !unicode.IsLetter(other) || strings.ContainsRune("—–", after) {
			return byRule
		}
		if utf8.RuneCountInString(lastWord(i.text[:at])) <= longestPreposition {
			return byHouse
		}
	case "und", "mul", "":
		if strings.ContainsRune(";:!?»›", after) || strings.ContainsRune("«‹", before) {
			return byHouse
		}
		return none
	case "en", "zh", "ja", "ko":
		return none // there it comes from the web
	}
	if isDigit(before) || isDigit(after) || before == '.' || after == '–' || after == '—' {
		return byHouse // "30. Mai 2005", "Abb. 3", before a dash
	}
	return none
}

// longestPreposition is the number of letters of the Slavic words that some
// houses keep with the word behind them.
const longestPreposition = 3

// operators stand in formulas with no-break spaces around them.
const operators = "=±<>≤≥×−≈"

// consistent reports whether every no-break space of the text has a reason.
func (i *invisibles) consistent() bool {
	i.survey()
	return i.typeset
}

// unitAt reports whether a text begins with a word short enough for a unit.
func unitAt(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.IsLetter(r) && r != '°' && r != 'µ' {
			break
		}
		n++
	}
	return n > 0 && n <= 4
}
