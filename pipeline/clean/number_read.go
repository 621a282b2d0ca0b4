package clean

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// number is what a number in digits may say. Whether "1,234" has a decimal comma is
// not known everywhere, so a number has every value that it may have.
type number struct {
	figure
	values []float64 // what it may be as a whole, multipliers such as 万 and million applied or not
	parts  []float64 // what its runs of digits are by themselves
	share  bool      // it is so much per cent, so no date
	large  bool      // it is no small whole number, multiplied or not
}

// numbers reads all figures of a text.
func numbers(text string, all []figure) []number {
	out := make([]number, len(all))
	for i, f := range all {
		out[i] = readNumber(text, f)
	}
	shareMultipliers(text, out)
	return out
}

// numbersKey keys the numbers of a text.
type numbersKey struct{}

// numbersOf are the numbers of a text before translation, read once for all
// runs. They must not be changed.
func numbersOf(v *pipeline.View, text string) []number {
	return pipeline.MemoText(v, text, numbersKey{}, func() []number { return numbers(text, figures(nil, text)) })
}

// readNumber reads a figure of a text.
func readNumber(text string, f figure) number {
	var room [2][4]string // for most numbers
	runs, separators := f.cut(text, room[0][:0], room[1][:0])
	n := number{figure: f, parts: make([]float64, len(runs))}
	for i, run := range runs {
		n.parts[i] = value(run)
	}
	if n.values = n.parts; len(runs) > 1 {
		n.values = readings(runs, separators)
	}
	n.share = strings.HasPrefix(strings.TrimLeft(text[n.End:], " \u00a0"), "%") || strings.HasPrefix(text[n.End:], "％")
	n.large = len(n.values) > 0 && (n.values[0] >= 13 || n.values[0] != math.Trunc(n.values[0]))
	if m := multiplierAfter(text, n.End); m > 1 {
		plain := n.values
		n.values = nil
		for _, v := range plain {
			n.values = append(n.values, v*m)
		}
		n.values = append(n.values, plain...)
	}
	return n
}

// strong reports whether a number of a text says how much or when: it is not
// small, and no part of a name, an index or an exponent.
func (n number) strong(text string) bool { return n.large && !named(text, n.Span) }

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
	if rest == "" || rest[0] < utf8.RuneSelf && !multiplierByte[rest[0]] {
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
	if !multiplierByte[rest[0]] {
		return 1
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
