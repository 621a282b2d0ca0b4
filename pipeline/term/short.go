package term

import (
	"regexp"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// Short is an acronym in brackets, as it stands behind the name it is short for.
type Short struct {
	pipeline.Span        // of its letters, without a plural s
	Text          string // the letters
	Open, Close   int    // where the bracket opens, and the byte after it closes
}

// bracketed is one pair of brackets with none inside.
var bracketed = regexp.MustCompile(`[(（\[][^()（）\[\]\n]{2,80}[)）\]]`)

// introduction is what may stand before an acronym in its brackets.
var introduction = regexp.MustCompile(`^(?i:\s*(?:hereinafter|hereafter|henceforth|in short|for short|or|also|abbreviated(?: as)?|known as|called|referred to as|이하|以下简称|以下簡稱|简称|簡稱|以下)[,:]?\s*(?:the\s+|as\s+)?)*["“”'‘’「『]?`)

// shape is an acronym and what may follow it in its brackets: a year, a source.
var shape = regexp.MustCompile(`^([\p{Lu}\p{N}][\p{L}\p{N}&/.+-]{0,14}?)(?:'?s|’s)?["“”'‘’」』]?(?:\s*[,;:]\s.*|\s+since\s.*)?\s*$`)

// Shorts returns the acronyms that stand in brackets in a text, in order: 2 to
// 15 characters with at least two capitals, "(ARF)", "(ARFs)", "(hereinafter ARF)",
// "(ARF, since 1994)", "（ARF）".
func Shorts(text string) []Short {
	var out []Short
	for _, m := range bracketed.FindAllStringIndex(text, -1) {
		open, shut := m[0], m[1]
		inner := text[open:shut]
		head := len(inner) - len(strings.TrimLeft(inner, "(（["))
		inner = strings.TrimRight(inner[head:], ")）]")
		intro := introduction.FindString(inner)
		s := shape.FindStringSubmatchIndex(inner[len(intro):])
		if s == nil {
			continue
		}
		start := open + head + len(intro)
		letters := text[start+s[2] : start+s[3]]
		if upperCount(letters) < 2 {
			continue
		}
		out = append(out, Short{
			Span: pipeline.Span{Start: start + s[2], End: start + s[3]},
			Text: letters, Open: open, Close: shut,
		})
	}
	return out
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
