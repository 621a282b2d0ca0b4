package clean

import (
	"strings"
	"unicode/utf8"
)

// brackets are those a label may stand in.
var brackets = map[rune]string{
	'[': "]", '(': ")", '{': "}", '<': ">", '［': "］", '（': "）", '【': "】", '〔': "〕", '〖': "〗",
	'「': "」", '『': "』", '〈': "〉", '《': "》", '≪': "≫", '＜': "＞", '«': "»",
}

// bracketed finds a label in the brackets that open at the start of a text.
// Round brackets also hold ordinary words, and angle ones markup, so these must
// be set off.
func bracketed(text string, at int, closing, field string) (label, bool) {
	at += blanks(text[at:])
	name, size := labelName(text[at:], field)
	if size == 0 {
		return label{}, false
	}
	at += size + companions(text[at+size:], field)
	at += separator(text[at:])
	if !strings.HasPrefix(text[at:], closing) {
		return label{}, false
	}
	at += len(closing)
	rest := text[at:]
	switch {
	case strings.HasPrefix(rest, "("):
		return label{}, false // a link: [Abstract](https://example.org)
	case closing == ">" && strings.Contains(rest[:min(len(rest), 1<<16)], "</"):
		return label{}, false
	case closing == ")" && separator(rest) == blanks(rest) && !opensSentence(rest):
		return label{}, false
	}
	return label{end: at + separator(rest), name: name, confidence: 0.99}, true
}

// companions is the length of further labels joined to one: "Summary/Abstract",
// "초록(Abstract)", "摘要 Abstract".
func companions(text, field string) int {
	at := 0
	for {
		i := at + blanks(text[at:])
		closing := ""
		if r, size := utf8.DecodeRuneInString(text[i:]); r == '/' || r == '／' || r == '|' {
			i += size
		} else if c, ok := brackets[r]; ok {
			i, closing = i+size, c
		} else if i == at {
			return at
		}
		i += blanks(text[i:])
		_, size := labelName(text[i:], field)
		if closing != "" && size == 0 {
			size = language(text[i:], closing)
		}
		i += size
		if size == 0 || !strings.HasPrefix(text[i:], closing) {
			return at
		}
		at = i + len(closing)
	}
}

// language is the length of the name of a language that a label has in
// brackets, "초록(국문)", 0 if there is none.
func language(text, closing string) int {
	end := strings.Index(text[:min(len(text), longestName)], closing)
	if end < 0 || !languageNames[fold(text[:end])] {
		return 0
	}
	return end
}
