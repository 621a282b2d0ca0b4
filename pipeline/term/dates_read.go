package term

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/scan"
)

// dateIn is what may be a date in a text.
type dateIn struct {
	pipeline.Span
	day     Date // without a year
	written bool // the month is a word
}

// nextDate finds what may be a date at a byte of a text, or behind it. A date begins
// with figures, or with the word before them.
func nextDate(text string, from int) (dateIn, bool) {
	for i := scan.Digit(text, from); i < len(text); i = scan.Digit(text, i+1) {
		if i > 0 && wordByte(text[i-1]) {
			continue
		}
		for _, at := range [...]int{wordBefore(text, i), i} {
			if at < from {
				continue // in the date before
			}
			if found, size := readDate(text[at:]); size > 0 {
				found.Start, found.End = at, at+size
				return found, true
			}
		}
	}
	return dateIn{}, false
}

// wordBefore is where the word begins that stands before a byte and a space; that
// byte where none does.
func wordBefore(text string, i int) int {
	if i == 0 || text[i-1] != ' ' {
		return i
	}
	at := i - 1
	for at > 0 && wordByte(text[at-1]) {
		at--
	}
	return at
}

// readDate reads what may be a date at the beginning of a text, where a word
// begins: 9·19, 9.19, 9/19, 9 / 19, 9-19, 919, 0919, 19 September, September 19th. size is how
// many bytes it has, 0 for none.
func readDate(text string) (d dateIn, size int) {
	switch n := leadingDigits(text); {
	case n == 0:
		d, size = monthFirst(text)
	case n <= 2:
		d, size = dayOrMonthFirst(text, n)
	case n == 3, n == 4 && (text[0] == '0' || text[0] == '1' && text[1] <= '2'): // others of four are years
		d, size = dateIn{day: Date{Month: number(text[:n-2]), Day: number(text[n-2 : n])}}, n
	}
	if size > 0 && size < len(text) && wordByte(text[size]) {
		return dateIn{}, 0 // the word goes on
	}
	return d, size
}

// monthFirst reads a month and a day: September 19th.
func monthFirst(text string) (d dateIn, size int) {
	month, k := readMonth(text)
	if k == 0 || !strings.HasPrefix(text[k:], " ") {
		return d, 0
	}
	n := leadingDigits(text[k+1:])
	if n == 0 || n > 2 {
		return d, 0
	}
	day, end := number(text[k+1:k+1+n]), k+1+n
	return dateIn{day: Date{Month: month, Day: day}, written: true}, end + ordinal(text[end:])
}

// dayOrMonthFirst reads a date that begins with a number of n digits: 9 / 19,
// or 19 September.
func dayOrMonthFirst(text string, n int) (d dateIn, size int) {
	first := number(text[:n])
	if k := n + dateMark(text[n:]); k > n {
		end := k + leadingDigits(text[k:])
		if end == k || end > k+2 {
			return d, 0
		}
		return dateIn{day: Date{Month: first, Day: number(text[k:end])}}, end
	}
	k := n + ordinal(text[n:])
	if !strings.HasPrefix(text[k:], " ") {
		return d, 0
	}
	month, letters := readMonth(text[k+1:])
	if letters == 0 {
		return d, 0
	}
	return dateIn{day: Date{Month: month, Day: first}, written: true}, k + 1 + letters
}

// leadingDigits is how many digits a text begins with.
func leadingDigits(text string) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

// number is the value of a few digits.
func number(digits string) int { n, _ := strconv.Atoi(digits); return n }

// ordinal is the size of the ending that makes a number at the beginning of a
// text an ordinal one: 2 or 0.
func ordinal(text string) int {
	if len(text) >= 2 {
		switch string([]byte{text[0] | 0x20, text[1] | 0x20}) {
		case "st", "nd", "rd", "th":
			return 2
		}
	}
	return 0
}

// dateMark is the size of the mark between month and day that a text begins
// with, with a space on either side or none; 0 where there is no mark.
func dateMark(text string) int {
	rest := strings.TrimPrefix(text, " ")
	r, n := utf8.DecodeRuneInString(rest)
	if n == 0 || !strings.ContainsRune("·.・‧∙/-", r) {
		return 0
	}
	return len(text) - len(strings.TrimPrefix(rest[n:], " "))
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// readMonth is the month whose name a text begins with, and the size of the
// name; 0 for none. Its first three letters say which it can be.
func readMonth(text string) (month, size int) {
	if len(text) < 3 {
		return 0, 0
	}
	i := strings.Index("jan feb mar apr may jun jul aug sep oct nov dec", string([]byte{text[0] | 0x20, text[1] | 0x20, text[2] | 0x20}))
	if i < 0 {
		return 0, 0
	}
	name := months[i/4+1]
	if len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
		return 0, 0
	}
	return i/4 + 1, len(name)
}

// wordByte reports whether a byte is a letter, digit or underscore of ASCII.
func wordByte(b byte) bool { return alphanumeric[b] || b == '_' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
