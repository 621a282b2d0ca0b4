package term

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// bracket is a pair of brackets; inner is what stands between them.
type bracket struct {
	pipeline.Span
	inner pipeline.Span
}

// widest is how many bytes brackets may hold and still be looked into; deepest
// how many brackets left open a closing one looks past for its own.
const (
	widest  = 400
	deepest = 4
)

// opens is the kind of an opening bracket, 0 for any other character.
func opens(r rune) rune {
	switch r {
	case '(', '（':
		return '('
	case '[', '［':
		return '['
	}
	return 0
}

// closes is the kind of a closing bracket, 0 for any other character.
func closes(r rune) rune {
	switch r {
	case ')', '）':
		return '('
	case ']', '］':
		return '['
	}
	return 0
}

// opened is a bracket that waits for its end.
type opened struct {
	kind      rune
	at, inner int
}

// bracketPairs returns the pairs of brackets of a text, those inside others first.
// A bracket that its paragraph does not close, or that another closes first, makes no pair.
func bracketPairs(text string) []bracket {
	var waiting []opened
	var out []bracket
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		switch {
		case r == '\n' && strings.HasPrefix(text[next:], "\n"):
			waiting = waiting[:0]
		case opens(r) != 0:
			waiting = append(waiting, opened{opens(r), i, next})
		case closes(r) != 0:
			n := opener(waiting, closes(r))
			if n < 0 {
				continue
			}
			o := waiting[n]
			waiting = waiting[:n]
			if i-o.inner <= widest {
				out = append(out, bracket{pipeline.Span{Start: o.at, End: next}, pipeline.Span{Start: o.inner, End: i}})
			}
		}
	}
	return out
}

// opener is the index of the last waiting bracket of a kind, -1 without one.
func opener(waiting []opened, kind rune) int {
	for n := len(waiting) - 1; n >= max(0, len(waiting)-deepest); n-- {
		if waiting[n].kind == kind {
			return n
		}
	}
	return -1
}

// balance follows brackets through a string: depth is how many stay open, and
// closed whether one closes that was not opened.
func balance(s string) (depth int, closed bool) {
	for _, r := range s {
		switch {
		case opens(r) != 0:
			depth++
		case closes(r) != 0:
			depth--
			if depth < 0 {
				return depth, true
			}
		}
	}
	return depth, false
}
