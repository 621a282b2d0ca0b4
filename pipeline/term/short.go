package term

import (
	"iter"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Short is an acronym in brackets, as it stands behind the name it is short for.
type Short struct {
	pipeline.Span        // of its letters, without a plural s
	Text          string // the letters
	Open, Close   int    // where the bracket opens, and the byte after it closes
}

// introduction is what may stand before an acronym in its brackets.
var introduction = regexp.MustCompile(`^(?i:\s*(?:(?:hereinafter|hereafter|henceforth|in short|for short|or|also|the|abbreviated(?: as)?|known as|called|referred to as|ci-après|dénommée?|sigle|en adelante|siglas|далее|сокращ[её]нно)(?:\s*[,:–—-])?\s+|(?:이하|약칭|以下简称|以下簡稱|以下称|以下稱|简称|簡稱|略称|以下)[,:，、：]?\s*))*\s*["“”'‘’「『]?`)

// shape is an acronym and what may follow it in its brackets: a year, a source.
var shape = regexp.MustCompile(`^([\p{Lu}\p{N}][\p{L}\p{N}&/.+-]{0,14}?)(?:'?s|’s)?["“”'‘’」』]?(?:\s*[,;:]\s.*|[，；：、].*|\s+(?:since\s.*|\d{4}))?\s*$`)

// Shorts returns the acronyms that stand in brackets in a text, in order: 2 to
// 15 characters with at least two capitals, "(ARF)", "(ARFs)", "(hereinafter ARF)",
// "(ARF, since 1994)", "(1994; ARF)", "（ARF）".
func Shorts(text string) []Short {
	var out []Short
	for b := range bracketed(text) {
		open, shut := b.Start, b.End
		inner := text[open:shut]
		head := len(inner) - len(strings.TrimLeft(inner, "(（["))
		inner = strings.TrimRight(inner[head:], ")）]")
		from, to, ok := acronymIn(inner)
		if !ok {
			continue
		}
		start := open + head + from
		out = append(out, Short{
			Span: pipeline.Span{Start: start, End: start + to - from},
			Text: inner[from:to], Open: open, Close: shut,
		})
	}
	return out
}

// shortsKey keys the acronyms in brackets of a text.
type shortsKey string

// shorts is Shorts of a view's text, looked up once for all stages.
func shorts(v *pipeline.View) []Short {
	return pipeline.MemoText(v, shortsKey(v.Text), func() []Short { return Shorts(v.Text) })
}

// What stands between brackets is leastInside to mostInside characters long.
const leastInside, mostInside = 2, 80

// bracketed yields the pairs of brackets of a text with none inside, in order.
func bracketed(text string) iter.Seq[pipeline.Span] {
	return func(yield func(pipeline.Span) bool) {
		open, inside := -1, 0
		for i, r := range text {
			switch {
			case opens(r) != 0 && r != '［':
				open, inside = i, 0
				continue
			case r == '\n':
				open = -1
			case closes(r) != 0 && r != '］':
				if open >= 0 && inside >= leastInside && inside <= mostInside && !yield(pipeline.Span{Start: open, End: i + utf8.RuneLen(r)}) {
					return
				}
				open = -1
			}
			inside++
		}
	}
}

// acronymIn finds the letters of an acronym in what brackets hold: at its
// start, or after its last semicolon.
func acronymIn(inner string) (from, to int, ok bool) {
	if upperCount(inner) < 2 {
		return 0, 0, false
	}
	rest := len(strings.TrimRightFunc(inner, func(r rune) bool { return r != ';' && r != '；' }))
	for _, at := range []int{0, rest} {
		at += len(introduction.FindString(inner[at:]))
		m := shape.FindStringSubmatchIndex(inner[at:])
		if m != nil && upperCount(inner[at+m[2]:at+m[3]]) >= 2 {
			return at + m[2], at + m[3], true
		}
	}
	return 0, 0, false
}

func upperCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}
