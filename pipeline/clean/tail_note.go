package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// mayOpen is a cheap look at the first words of a note: a mark, or words that
// a note begins with.
func mayOpen(text string, first rune) bool {
	switch {
	case strings.ContainsRune("©ⓒ([（【#<*", first):
		return true
	case unicode.IsDigit(first), strings.ContainsRune("-–—", first):
		return len(text) < longestName || yearAt(text)
	}
	end := noteWordEnd(text[:min(len(text), longestName)])
	if end <= 0 || !noteLengths.may(text[:end]) {
		return false
	}
	if !inSmall(commonWords, text[:end]) {
		return inSmall(noteWords, text[:end])
	}
	return slices.ContainsFunc(noteOpenings, func(o string) bool {
		return len(text) >= len(o) && strings.EqualFold(text[:len(o)], o)
	})
}

// noteWordEnd is where the word ends that a text begins with, -1 where it has
// nothing else.
func noteWordEnd(text string) int {
	end := 0
	for end < len(text) && isLetter(text[end]) {
		end++
	}
	if end < len(text) && text[end] < utf8.RuneSelf {
		return end
	}
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\u200c' })
}

// noteLengths are the lengths of the first words of notes.
var noteLengths = lengthsOf(noteWords, commonWords)

// noteOf is what a text says if it is one note from its beginning to its end.
func noteOf(text string, ownLine bool) (pipeline.Field, bool) {
	line, ok := oneLine(text)
	if !ok {
		return pipeline.Field{}, false
	}
	if words := keywords(line); len(words) > 1 || len(words) == 1 && ownLine {
		return pipeline.Field{Name: "keywords", Values: words, Many: true}, true
	}
	inner, bracketed := unbracket(line)
	if rights(inner) {
		return pipeline.Field{Name: "rights", Values: []string{inner}}, true
	}
	if len(inner) > longestMark {
		return pipeline.Field{}, false
	}
	return formOf(strings.TrimRight(inner, ". "), bracketed, ownLine)
}

// oneLine is a text on one line; it is not one note when a line in it ends other
// than a list goes on.
func oneLine(text string) (string, bool) {
	body := strings.TrimRightFunc(text, space)
	for rest := body; ; {
		i := strings.IndexByte(rest, '\n')
		if i < 0 {
			return evenSpaces(narrowSpaces(body)), true
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(rest[:i], space))
		if !strings.ContainsRune(",;，、；·", last) {
			return "", false
		}
		rest = rest[i+1:]
	}
}

// unbracket takes off the brackets a whole note stands in.
func unbracket(text string) (inner string, ok bool) {
	open, size := utf8.DecodeRuneInString(text)
	closing, isOpen := brackets[open]
	body := strings.TrimRight(text, ".。 ")
	if !isOpen || !strings.HasSuffix(body, closing) || size+len(closing) > len(body) {
		return text, false
	}
	depth := 0
	for i, r := range body {
		switch string(r) {
		case string(open):
			depth++
		case closing:
			if depth--; depth == 0 && i+len(closing) < len(body) {
				return text, false // "(a) and (b)"
			}
		}
	}
	return strings.TrimSpace(body[size : len(body)-len(closing)]), true
}
