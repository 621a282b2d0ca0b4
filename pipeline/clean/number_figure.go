package clean

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/scan"
)

// figure is where a text has a number in digits. How it is written is seen
// there; what it may say, which takes longer, is a [number].
type figure struct {
	pipeline.Span
	runs int // of digits, with a mark or space between that parts decimals or groups
}

// mostFigures is as many figures as nearly all texts have. Room for so many costs
// nothing while they are looked at.
const mostFigures = 16

// figures adds the numbers of a text, in order.
func figures(all []figure, text string) []figure {
	for at := scan.Digit(text, 0); at < len(text); {
		f := figureAt(text, at)
		all = append(all, f)
		at = scan.Digit(text, f.End)
	}
	return all
}

// figureAt is the figure that begins at a digit.
func figureAt(text string, at int) figure {
	f := figure{pipeline.Span{Start: at, End: digitsEnd(text, at)}, 1}
	for {
		size := separatorAt(text, f.End)
		if size == 0 || strings.TrimSpace(text[f.End:f.End+size]) == "" && !thousandGroup(text, at, f.End, size, f.runs) {
			return f
		}
		f.End = digitsEnd(text, f.End+size)
		f.runs++
	}
}

// cut adds the runs of digits of a figure to a list, and what stands between them
// to another.
func (f figure) cut(text string, runs, separators []string) (_, _ []string) {
	for at := f.Start; ; {
		end := digitsEnd(text, at)
		runs = append(runs, text[at:end])
		if end == f.End {
			return runs, separators
		}
		at = scan.Digit(text, end)
		separators = append(separators, text[end:at])
	}
}

// digitsEnd is the end of the digits that begin at a byte.
func digitsEnd(text string, at int) int {
	for at < len(text) && isDigit(rune(text[at])) {
		at++
	}
	return at
}

// separatorAt is the length of a decimal or grouping mark before a digit, 0 for none.
func separatorAt(text string, at int) int {
	if at+1 >= len(text) || text[at] < utf8.RuneSelf && !isDigit(rune(text[at+1])) {
		return 0
	}
	for _, s := range [...]string{".", ",", "·", "'", "’", "\u00a0", "\u202f", "\u2009", " "} {
		if rest, ok := strings.CutPrefix(text[at:], s); ok && rest != "" && isDigit(rune(rest[0])) {
			return len(s)
		}
	}
	return 0
}

// thousandGroup reports whether a space groups the digits of a number: three
// digits follow, at most three stand before the first space.
func thousandGroup(text string, start, end, size, runs int) bool {
	next := digitsEnd(text, end+size)
	return next-end-size == 3 && (runs > 1 || end-start <= 3) && (start == 0 || text[start-1] != '.' && text[start-1] != ',')
}
