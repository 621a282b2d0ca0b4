package term

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign is one thing in a short form that the long form must have: a letter or a number.
type sign struct {
	r      rune   // the letter, folded
	number string // all digits of a number; empty for a letter
	small  bool   // a small letter after a capital: "beta" in "CBFbeta" is likely one word
}

// A short form has at most maxSigns signs, and maxLetters letters and digits.
const (
	maxSigns   = 14
	maxLetters = 10
)

// notShort are words that stand in brackets and are short for nothing before them.
var notShort = words("e.g e.g. eg i.e i.e. ie see cf cf. fig fig. figure table ref refs vs vs. al et al. p pp no and or both mean sd sem ed eds n not all only left right top bottom new old one two three four five six yes")

// shortShape reports whether a string looks like a short form: one or two
// words, a letter among them, brackets in pairs.
func shortShape(s string) bool {
	if len(s) > 4*maxLetters || strings.Count(s, " ") > 1 || notShort[s] {
		return false
	}
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unspaced(r), strings.ContainsRune("<>=%~≤≥±", r):
			return false
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	begins := unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("[(.", first)
	depth, closed := balance(s)
	return begins && letters > 0 && letters+digits <= maxLetters && depth == 0 && !closed
}

// signs returns the signs of a short form, none if they are too many.
func signs(short string) []sign {
	var out []sign
	capital, digit := false, false
	for _, r := range short {
		switch {
		case unicode.IsDigit(r) && digit:
			out[len(out)-1].number += string(r)
			continue
		case unicode.IsDigit(r):
			out = append(out, sign{number: string(r)})
		case unicode.IsLetter(r):
			for i, c := range expand(r) {
				out = append(out, sign{r: c, small: i > 0 || capital && unicode.IsLower(r)})
			}
			capital = capital || unicode.IsUpper(r)
		}
		digit = unicode.IsDigit(r)
	}
	if len(out) > maxSigns {
		return nil
	}
	return out
}

// variant is a way to read a short form, and what it costs to read it so.
type variant struct {
	signs []sign
	cost  int
}

// variants returns the ways to read a short form: as it is; without the s of
// the plural; without a number at its end; with its index first, for T(a) is the
// ambient temperature; with plus and minus as words.
func variants(short string) []variant {
	all := signs(short)
	n := len(all)
	if n == 0 {
		return nil
	}
	out := []variant{{all, 0}}
	add := func(s []sign, cost int) { out = append(out, variant{s, cost}) }
	if n > 2 && all[n-1].r == 's' && strings.HasSuffix(short, "s") {
		add(all[:n-1], pluralCost)
	}
	if n > 2 && all[n-1].number != "" {
		add(all[:n-1], numberDroppedCost)
	}
	if k := index(all, short); k > 0 {
		add(indexFirst(all, k), indexCost)
	}
	if strings.HasSuffix(short, "+") {
		add(append(all[:n:n], sign{r: 'p'}), signCost)
	}
	if strings.HasSuffix(short, "-") {
		add(append(all[:n:n], sign{r: 'n'}), signCost)
	}
	return out
}

// index is how many signs at the end of a short form are an index: in brackets,
// "T(a)", or small, "pHi"; an s is a plural.
func index(all []sign, short string) int {
	n, k := len(all), 0
	if i := strings.LastIndexByte(short, '('); i > 0 && strings.HasSuffix(short, ")") {
		k = len(signs(short[i:]))
	} else {
		for k < n && all[n-1-k].small {
			k++
		}
	}
	if k == n || k > 2 || k == 1 && all[n-1].r == 's' {
		return 0
	}
	return k
}

// indexFirst puts the last k signs before the others.
func indexFirst(all []sign, k int) []sign {
	n := len(all)
	out := append(append([]sign(nil), all[n-k:]...), all[:n-k]...)
	for i := range out {
		out[i].small = i > 0 && i < k
	}
	return out
}
