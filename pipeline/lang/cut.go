package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// smallest is the weight from which a sentence or a line can be a part of its
// own: six Han characters, eight syllables of hangul. What is shorter goes with
// what follows.
const smallest = 16

// unit is a sentence or a line, or several of them when they are short.
type unit struct {
	pipeline.Span
	evidence
	script script // what most of it is written in
	second script // what else a good part of it is written in, or none
	lang   string // what it seems to be in, see [evidence.seems]
	clear  bool
}

// cut adds the units of a text. They cover it; only the last can be lighter than
// smallest, and only when it is the only one.
func cut(units []unit, text string) []unit {
	heavy := true // the last unit, enough to be one
	for at := 0; at < len(text); {
		if heavy {
			units = append(units, unit{Span: pipeline.Span{Start: at}})
		}
		u := &units[len(units)-1]
		u.End = at + u.gather(text[at:])
		if heavy = u.weight() >= smallest; heavy || u.End == len(text) {
			u.script, u.second = u.dominant()
		}
		at = u.End
	}
	if n := len(units); !heavy && n > 1 {
		units[n-2].add(&units[n-1].evidence)
		units[n-2].End = len(text)
		units = units[:n-1]
	}
	return units
}

// lines reports whether a span is lines of text, and not part of one.
func lines(text string, s pipeline.Span) bool {
	return atLineEnd(text[:s.Start]) && (s.End == len(text) || atLineEnd(text[:s.End]))
}

// atLineEnd reports whether text ends with a line, or is empty.
func atLineEnd(text string) bool {
	space := text[len(strings.TrimRightFunc(text, unicode.IsSpace)):]
	return len(space) == len(text) || strings.ContainsAny(space, lineEnds)
}

// sentence is the length of the first sentence or line of text, with the
// brackets, quotation marks and space after it. Abbreviations end a sentence
// too often, which does no harm: neighbours in one language are one part.
func sentence(text string) int {
	for i := 0; i < len(text); {
		if goesOnAt[text[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch r {
		case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
			return i + leading(text[i:], unicode.IsSpace)
		case '.', '!', '?', '…', '؟', '۔', '।', '॥', '。', '！', '？', '｡':
			i += leading(text[i:], isClosing)
			space := leading(text[i:], unicode.IsSpace)
			if (space > 0 || r > 0x3000) && !goesOn(text[i+space:]) {
				return i + space
			}
			i += space
		}
	}
	return len(text)
}

// goesOnAt are the bytes that a sentence goes on behind: those that no character
// starts with at which a line or a sentence may end.
var goesOnAt = func() (of [256]bool) {
	for b := range of {
		of[b] = true
	}
	for _, end := range lineEnds + sentenceEnds {
		of[string(end)[0]] = false
	}
	return of
}()

const (
	lineEnds     = "\n\r\v\f\u0085\u2028\u2029"
	sentenceEnds = ".!?…؟۔।॥。！？｡"
)

// leading is the length of the characters text starts with that are so.
func leading(text string, so func(rune) bool) int {
	return len(text) - len(strings.TrimLeftFunc(text, so))
}

func isClosing(r rune) bool {
	if r < utf8.RuneSelf {
		return strings.IndexByte(`)]}"'.!?`, byte(r)) >= 0
	}
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("。！？…", r)
}

// goesOn reports whether text goes on with a sentence: a quotation or an
// abbreviation ended, not more.
func goesOn(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) || r == ',' || r == ';' || r == '，'
}
