package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// superscripts are the characters that Unicode has raised.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"+", "⁺", "-", "⁻", "−", "⁻", "–", "⁻", "=", "⁼", "(", "⁽", ")", "⁾", "n", "ⁿ", "i", "ⁱ")

// subscripts are the digits that Unicode has lowered.
var subscripts = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉")

// raised is how what stood above the line is written on it, after what stands
// before: 10³, 20th, word¹,²; x^a where Unicode has nothing.
func raised(before, s string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case strings.Trim(s, "0123456789+-−–=()ni, ") == "":
		return superscripts.Replace(s)
	case letters(s) && (!unicode.IsLetter(last) || roman(before)), strings.Trim(s, "®™*†‡§ºª°′″") == "":
		return s
	}
	return offLine("^", s)
}

// roman reports whether a text ends in a Roman numeral, XIX, whose ending
// stands above the line in French.
func roman(text string) bool {
	word := lastWord(text)
	return strings.Trim(word, "IVXLCDM") == "" && word != ""
}

// lowered is how what stood below the line is written on it: CO2 and Vmax, as
// people search for them; x_i and x_(n+1), where the letters of an index would
// run into the name.
func lowered(before, s string) string {
	last, size := utf8.DecodeLastRuneInString(before)
	other, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	digits := s != "" && strings.Trim(s, "0123456789") == ""
	switch {
	case digits && unicode.IsDigit(last):
		return subscripts.Replace(s)
	case digits, strings.TrimSpace(s) == "":
		return s
	case letters(s) && unicode.IsLetter(last) && (utf8.RuneCountInString(s) > 1 || unicode.IsLetter(other)):
		return s
	}
	return offLine("_", s)
}

// letters reports whether a text is letters only.
func letters(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// offLine shows that a text stands above or below the line.
func offLine(sign, s string) string {
	if utf8.RuneCountInString(s) == 1 {
		return sign + s
	}
	return sign + "(" + s + ")"
}
