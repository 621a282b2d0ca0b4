package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What others sent may hold escape sequences, which a terminal obeys, and
// characters that it does not show or that turn the direction of a line. Text
// for people has them in the form that Go strings have: \x1b.

// escaped is a text of one or more lines without them.
func escaped(s string) string {
	var b strings.Builder
	for rest := s; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, rest[0])
		case r == '\n', r == '\t', unicode.IsGraphic(r), r == '\u200c', r == '\u200d': // the last two join letters, as Persian needs them
			b.WriteString(rest[:n])
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
		rest = rest[n:]
	}
	return b.String()
}

// quoted is a name on one line, between quotes where it does not stand for itself.
func quoted(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r == '"' }) {
		return s
	}
	return strconv.Quote(s)
}
