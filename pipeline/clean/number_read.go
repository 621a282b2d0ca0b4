package clean

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// number is a number written in digits. Whether "1,234" has a decimal comma is
// not known everywhere, so a number has every value that it may have.
type number struct {
	pipeline.Span
	values []float64 // what it may be as a whole, multipliers such as 万 and million applied or not
	parts  []float64 // what its runs of digits are by themselves
	share  bool      // it is so much per cent, so no date
	strong bool      // it says how much or when: no part of a name, an index or an exponent
}

// numbers reads the numbers of a text, in order.
func numbers(text string) []number {
	i := pipeline.NextDigit(text, 0)
	if i == len(text) {
		return nil
	}
	out := make([]number, 0, 8)
	for i < len(text) {
		n := readNumber(text, i)
		out = append(out, n)
		i = pipeline.NextDigit(text, n.End)
	}
	shareMultipliers(text, out)
	return out
}

// numbersKey keys the numbers of a text.
type numbersKey struct{}

// numbersOf are the numbers of a text before translation, read once for all
// runs. They must not be changed.
func numbersOf(v *pipeline.View, text string) []number {
	return pipeline.MemoText(v, text, numbersKey{}, func() []number { return numbers(text) })
}

// readNumber reads the number that begins at a digit.
func readNumber(text string, at int) number {
	end := digitsEnd(text, at)
	var room [2][4]string // for most numbers
	runs, separators := append(room[0][:0], text[at:end]), room[1][:0]
	for {
		size := separatorAt(text, end)
		if size == 0 || strings.TrimSpace(text[end:end+size]) == "" && !thousandGroup(text, at, end, size, len(runs)) {
			break
		}
		next := digitsEnd(text, end+size)
		runs, separators = append(runs, text[end+size:next]), append(separators, text[end:end+size])
		end = next
	}
	n := number{Span: pipeline.Span{Start: at, End: end}}
	n.parts = make([]float64, len(runs))
	for i, run := range runs {
		n.parts[i] = value(run)
	}
	if n.values = n.parts; len(runs) > 1 {
		n.values = readings(runs, separators)
	}
	n.share = strings.HasPrefix(strings.TrimLeft(text[end:], " \u00a0"), "%") || strings.HasPrefix(text[end:], "％")
	n.strong = len(n.values) > 0 && (n.values[0] >= 13 || n.values[0] != math.Trunc(n.values[0])) && !named(text, n.Span)
	if m := multiplierAfter(text, end); m > 1 {
		plain := n.values
		n.values = nil
		for _, v := range plain {
			n.values = append(n.values, v*m)
		}
		n.values = append(n.values, plain...)
	}
	return n
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

func value(digits string) float64 {
	v, _ := strconv.ParseFloat(digits, 64)
	return v
}

// readings are the values that several runs of digits with separators may have: as
// groups of a whole number, or with a decimal mark before the last run.
func readings(runs, separators []string) []float64 {
	last := len(runs) - 1
	var out []float64
	if separators[last-1] != "'" && separators[last-1] != "’" && strings.TrimSpace(separators[last-1]) != "" && grouped(runs[:last], separators[:last-1]) &&
		(last == 1 || separators[last-1] != separators[0]) {
		out = append(out, value(strings.Join(runs[:last], "")+"."+runs[last]))
	}
	if grouped(runs, separators) && runs[0] != "0" {
		out = append(out, value(strings.Join(runs, "")))
	}
	return out
}

// grouped reports whether runs of digits are groups of one number: three digits
// in all but the first, one and the same mark between them.
func grouped(runs, separators []string) bool {
	for i, run := range runs[1:] {
		if len(run) != 3 || separators[i] != separators[0] || separators[i] == "·" {
			return false
		}
	}
	return len(runs) == 1 || len(runs[0]) <= 3
}

// named reports whether digits belong to a name, an index, an exponent or a
// reference: CD34, COVID-19, 10⁹, ×10, [12], 5mg is none.
func named(text string, s pipeline.Span) bool {
	before, size := utf8.DecodeLastRuneInString(text[:s.Start])
	after := firstRune(text[s.End:])
	second, _ := utf8.DecodeLastRuneInString(text[:s.Start-size])
	switch {
	case wordLetter(before), strings.ContainsRune("-–‐_/:^~+#№", before) && (wordLetter(second) || isDigit(second) && before != '-' && before != '–'):
		return true
	case strings.ContainsRune("^_:/#№", before), before == '[' || after == ']', wordLetter(after), after == ':', after == '/', after == '^', superscript(after):
		return true
	case after == '-' && wordLetter(firstRune(text[min(len(text), s.End+1):])):
		return true
	}
	return strings.HasSuffix(strings.TrimRight(text[:s.Start], " "), "×") || text[s.Start:s.End] == "10" && strings.ContainsRune("*xX·", before)
}

// wordLetter reports whether a letter joins digits into a name: not Han, kana or Hangul.
func wordLetter(r rune) bool { return unicode.IsLetter(r) && !eastAsian(r) }

func superscript(r rune) bool {
	return strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", r)
}

// shareMultipliers gives the first number of a range the multiplier of the
// last: 3-5万, 3 to 5 million.
func shareMultipliers(text string, numbers []number) {
	for i := len(numbers) - 2; i >= 0; i-- {
		a, b := &numbers[i], numbers[i+1]
		if b.Start-a.End > len(" to ") || len(a.values) == 0 {
			continue
		}
		if m := multiplierAfter(text, b.End); m != 1 {
			a.values = append(a.values, a.values[0]*m)
		}
	}
}

// multiplierAfter is what a number is multiplied by that ends at a byte; 1 for nothing.
func multiplierAfter(text string, at int) float64 {
	rest := strings.TrimLeft(text[at:min(len(text), at+longestSymbol)], " \u00a0-")
	if rest == "" || !multiplierByte[rest[0]] {
		return 1
	}
	m := 1.0
	for {
		r, size := utf8.DecodeRuneInString(rest)
		by, ok := easternMultipliers[r]
		if !ok {
			break
		}
		m, rest = m*by, strings.TrimLeft(rest[size:], " ")
	}
	if m > 1 {
		return m
	}
	word := strings.ToLower(wordAt(rest, 0))
	if by, ok := multipliers[word]; ok {
		second := strings.ToLower(firstWord(rest[len(word):]))
		if by2, ok := multipliers[second]; ok && by2 > by {
			return by * by2 // mil millones, hundred thousand
		}
		return by
	}
	return 1
}
