package term

import (
	"regexp"
	"slices"
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
	for _, shut := range [...]string{")", "]", "）"} {
		for at := range occurrencesOf(text, shut) {
			open, inner := openedBefore(text, at)
			if open == inner {
				continue
			}
			from, to, ok := acronymIn(text[inner:at])
			if !ok {
				continue
			}
			s := pipeline.Span{Start: inner + from, End: inner + to}
			out = append(out, Short{Span: s, Text: text[s.Start:s.End], Open: open, Close: at + len(shut)})
		}
	}
	slices.SortFunc(out, func(a, b Short) int { return a.Open - b.Open })
	return out
}

// shortsKey keys the acronyms in brackets of a text.
type shortsKey struct{}

// shorts is Shorts of a view's text, looked up once for all stages.
func shorts(v *pipeline.View) []Short {
	return pipeline.MemoText(v, v.Text, shortsKey{}, func() []Short { return Shorts(v.Text) })
}

// What stands between brackets is leastInside to mostInside characters long.
const leastInside, mostInside = 2, 80

// openedBefore looks back from a closing bracket for the one that opens it, in
// the same line and with no other between: where it stands and where it ends.
func openedBefore(text string, shut int) (open, inner int) {
	for at, inside := shut, 0; at > 0 && inside <= mostInside; inside++ {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		switch {
		case opens(r) != 0 && r != '［':
			if inside < leastInside {
				return 0, 0
			}
			return at - n, at
		case r == '\n', closes(r) != 0 && r != '］':
			return 0, 0
		}
		at -= n
	}
	return 0, 0
}

// acronymIn finds the letters of an acronym in what brackets hold: at its
// start, or after its last semicolon.
func acronymIn(inner string) (from, to int, ok bool) {
	switch {
	case !holdsCapitals(inner):
		return 0, 0, false
	case capitalsAlone(inner):
		return 0, len(inner), true
	}
	from, to, ok = acronymAt(inner, 0)
	if rest := len(strings.TrimRightFunc(inner, func(r rune) bool { return r != ';' && r != '；' })); !ok && rest > 0 {
		from, to, ok = acronymAt(inner, rest)
	}
	return from, to, ok
}

// acronymAt finds the letters of an acronym that what brackets hold begins with
// at a byte, but for its introduction.
func acronymAt(inner string, at int) (from, to int, ok bool) {
	at += len(introduction.FindString(inner[at:]))
	m := shape.FindStringSubmatchIndex(inner[at:])
	if m == nil || upperCount(inner[at+m[2]:at+m[3]]) < 2 {
		return 0, 0, false
	}
	return at + m[2], at + m[3], true
}

// holdsCapitals reports whether brackets hold two capitals with nothing between
// but what acronyms have inside: a quick look before the patterns, which ask for it.
func holdsCapitals(inner string) bool {
	n := 0
	for _, r := range inner {
		switch {
		case unicode.IsUpper(r):
			if n++; n == 2 {
				return true
			}
		case !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("&/.+-", r):
			n = 0
		}
	}
	return false
}

// mostLetters is how many characters an acronym has at most.
const mostLetters = 15

// capitalsAlone reports whether brackets hold an acronym of capitals and digits
// of ASCII and nothing else, as most do. The patterns take all of it: an introduction has a
// space behind it, or is in another script.
func capitalsAlone(inner string) bool {
	for i := range len(inner) {
		if c := inner[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return len(inner) <= mostLetters
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
