package term

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/pipeline"
)

// dateIn is what may be a date in a text.
type dateIn struct {
	pipeline.Span
	day     Date // without a year
	written bool // the month is a word
}

// dateNumber is what may be a date: 9·19, 9.19, 9/19, 9 / 19, 9-19, 919, 0919,
// 19 September, September 19th. It stands at the border of a word.
var dateNumber = regexp.MustCompile(`^(?i:(\d{1,2}) ?[·.・‧∙/-] ?(\d{1,2})\b|(0?\d)(\d{2})\b|(1[0-2])(\d{2})\b|(\d{1,2})(?:st|nd|rd|th)? (january|february|march|april|may|june|july|august|september|october|november|december)\b|(january|february|march|april|may|june|july|august|september|october|november|december) (\d{1,2})(?:st|nd|rd|th)?\b)`)

// longestDate is more than the bytes of the longest date.
const longestDate = 32

var months = []string{"", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// datesKey keys the dates of a text.
type datesKey string

// datesOf finds what may be dates in a text, in order, looked up once for all
// stages of a record.
func datesOf(v *pipeline.View, text string) []dateIn {
	return pipeline.MemoText(v, datesKey(text), func() []dateIn { return findDates(text) })
}

// findDates looks for dates where a word begins with a digit or as a month does.
func findDates(text string) []dateIn {
	var out []dateIn
	before := false // a word goes on
	for i := 0; i < len(text); i++ {
		word := wordByte(text[i])
		begins := word && !before && (isDigit(text[i]) && !longNumber(text[i:]) || beginsMonth(text[i:]))
		before = word
		if !begins {
			continue
		}
		near := text[i:min(len(text), i+longestDate)]
		if !strings.ContainsAny(near, "0123456789") {
			continue
		}
		if m := dateNumber.FindStringSubmatchIndex(near); m != nil {
			d := readDate(near, m)
			d.Start, d.End = i, i+m[1]
			out = append(out, d)
			i = d.End - 1
			before = wordByte(text[i])
		}
	}
	return out
}

// wordByte reports whether a byte is a letter, digit or underscore of ASCII.
func wordByte(b byte) bool { return isDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// longNumber reports whether a text begins with a number that no date does:
// 2013, 68100. Most numbers of four digits are years.
func longNumber(text string) bool {
	n := 0
	for n < len(text) && n <= 4 && isDigit(text[n]) {
		n++
	}
	return n > 4 || n == 4 && !(text[0] == '0' || text[0] == '1' && text[1] <= '2')
}

// beginsMonth reports whether a text begins with the first three letters of a
// month.
func beginsMonth(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch string([]byte{text[0] | 0x20, text[1] | 0x20, text[2] | 0x20}) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// readDate is the day that the parts of a date speak of, in figures or with its
// month as a word.
func readDate(text string, m []int) dateIn {
	part := func(i int) string { return text[m[2*i]:m[2*i+1]] }
	number := func(i int) int { n, _ := strconv.Atoi(part(i)); return n }
	month := func(i int) int { return slices.Index(months, strings.ToLower(part(i))) }
	switch {
	case m[2] >= 0:
		return dateIn{day: Date{Month: number(1), Day: number(2)}}
	case m[6] >= 0:
		return dateIn{day: Date{Month: number(3), Day: number(4)}}
	case m[10] >= 0:
		return dateIn{day: Date{Month: number(5), Day: number(6)}}
	case m[14] >= 0:
		return dateIn{day: Date{Month: month(8), Day: number(7)}, written: true}
	}
	return dateIn{day: Date{Month: month(9), Day: number(10)}, written: true}
}
