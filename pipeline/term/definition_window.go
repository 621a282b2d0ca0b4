package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// window is the text before a bracket, as far back as a long form may begin,
// in parts.
type window struct {
	pipeline.Span
	parts []part
	chars []char
}

// part is a run of letters or of digits. Words are made of parts: "Asia-Pacific",
// "CD40", "cAMP".
type part struct {
	from, to int    // its chars
	word     int    // the byte where its word starts
	start    int    // the byte where it starts
	text     string // in lower case
	kind     kind
	number   bool // digits
	passed   bool // a word of its own that a short form passes over
	comma    bool // a comma stands between the word before and this one
	group    bool // it stands in brackets
}

// kind is how a part joins what is before it.
type kind int

const (
	wordStart kind = iota
	afterHyphen
	inWord // after a digit, or a capital after a small letter
)

// char is a letter of a part, folded, or a number.
type char struct {
	r      rune
	number string
	joint  bool // the letter before it may end the first half of a compound
}

// The window has so many bytes, and so many more for each sign.
const (
	windowBytes = 40
	signBytes   = 24
)

// read sets the window to the end of the text in within.
func (f *finder) read(within pipeline.Span, signs int) {
	start := max(within.Start, within.End-windowBytes-signBytes*signs)
	for start < within.End && !utf8.RuneStart(f.text[start]) {
		start++
	}
	w := &f.window
	w.Span = pipeline.Span{Start: barrier(f.text, start, within.End), End: within.End}
	w.parts, w.chars = w.parts[:0], w.chars[:0]
	s := splitter{window: w, text: f.text, word: w.Start}
	s.split()
	for i := range w.parts {
		p := &w.parts[i]
		p.text = strings.ToLower(p.text)
		p.passed = p.passed || alone(w.parts, i) && f.passed[p.text]
	}
}

// alone reports whether a part is a word by itself.
func alone(parts []part, i int) bool {
	return parts[i].kind == wordStart && (i+1 == len(parts) || parts[i+1].kind == wordStart)
}

// barrier is the last place in text[start:end] that no long form reaches
// across: the end of a sentence, a bracket left open, a letter of a script without
// alphabet.
func barrier(text string, start, end int) int {
	depth := 0
	for i := end; i > start; {
		r, size := utf8.DecodeLastRuneInString(text[start:i])
		switch {
		case opens(r) != 0 && depth == 0:
			return i
		case opens(r) != 0:
			depth--
		case closes(r) != 0:
			depth++
		case depth > 0:
		case unspaced(r) || strings.ContainsRune(";；，。、", r):
			return i
		case strings.ContainsRune(".?!:", r) && endsSentence(text[start:end], i-start):
			return i
		}
		i -= size
	}
	return start
}

// endsSentence reports whether the stop before byte i of s ends a sentence or
// a heading: a space and a capital follow, and more than an initial stands before.
func endsSentence(s string, i int) bool {
	rest := strings.TrimLeft(s[i:], spaces+quotes)
	if rest == "" || len(rest) == len(s)-i {
		return false
	}
	if s[i-1] != '.' {
		return true
	}
	word := s[strings.LastIndexAny(s[:i-1], spaces+"(")+1 : i-1]
	return unicode.IsUpper(firstRune(rest)) && utf8.RuneCountInString(word) > 1
}
