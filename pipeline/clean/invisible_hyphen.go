package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// hyphens joins the words that were cut at a hyphen with white space behind it.
func (i *invisibles) hyphens(edits []pipeline.Edit) []pipeline.Edit {
	for at := 0; ; at++ {
		n := strings.IndexByte(i.text[at:], '-')
		if n < 0 {
			return edits
		}
		at += n
		if gapEnd(i.text, at+1) > at+1 {
			edits = i.hyphen(edits, at)
		}
	}
}

// hyphen joins a word that was cut at a line's end. It is proven when the text
// has the whole word elsewhere, with or without its hyphen, or when the line
// begins with an ending that is no word.
func (i *invisibles) hyphen(edits []pipeline.Edit, at int) []pipeline.Edit {
	left := lastWord(i.text[:at])
	rest := strings.TrimLeft(i.text[at+1:], " \t\r\n")
	gap := i.text[at+1 : len(i.text)-len(rest)]
	first, _ := utf8.DecodeRuneInString(rest)
	if gap == "" || len(gap) > 3 || left == "" || !unicode.IsLower(first) || !unicode.Is(unicode.Latin, first) && !unicode.Is(unicode.Cyrillic, first) {
		return edits
	}
	if last, _ := utf8.DecodeLastRuneInString(left); !unicode.IsLetter(last) {
		return edits
	}
	right := firstWord(rest)
	if utf8.RuneCountInString(right) <= 3 && !strings.Contains(gap, "\n") {
		return edits // "low- and middle-income"
	}
	s := pipeline.Span{Start: at, End: at + 1 + len(gap)}
	whole, parted := strings.ToLower(left+right), strings.ToLower(left+"-"+right)
	switch words := i.vocabulary(); {
	case words[parted]:
		s.Start++
		return append(edits, propose(i.text, s, "", "clean/invisible", 0.93, parted+" stands elsewhere in the text"))
	case words[whole]:
		return append(edits, propose(i.text, s, "", "clean/invisible", 0.93, whole+" stands elsewhere in the text"))
	case strings.Contains(gap, "\n") && boundEndings[primary(i.LangAt(at))][right]:
		return append(edits, propose(i.text, s, "", "clean/invisible", 0.93, right+" begins the line and is no word"))
	case strings.Contains(gap, "\n") && utf8.RuneCountInString(left) > 1:
		return append(edits, propose(i.text, s, "", "clean/invisible", 0.60, "a hyphen at a line's end"))
	}
	return edits
}

// vocabulary is the words of the text, in small letters, those with hyphens
// whole.
func (i *invisibles) vocabulary() map[string]bool {
	if i.words == nil {
		i.words = make(map[string]bool)
		for _, w := range strings.FieldsFunc(strings.ToLower(i.text), func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			i.words[w] = true
		}
	}
	return i.words
}
