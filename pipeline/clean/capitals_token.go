package clean

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	eastasian "golang.org/x/text/width"

	"rectify/pipeline"
)

// latinTokens yields the runs of Latin and Greek letters and digits of a text
// with what joins them inside: "pcDNA3.1-STAT3", "K562", "TNF-α".
func latinTokens(text string) iter.Seq[pipeline.Span] {
	return func(yield func(pipeline.Span) bool) {
		for i := 0; i < len(text); {
			if of := tokenByte[text[i]]; of != aToken && (of != mayBeToken || inToken(text[i:]) == 0) {
				i++ // what follows the first byte of a character begins no token either
				continue
			}
			end := tokenAt(text, i)
			if !yield(pipeline.Span{Start: i, End: end}) {
				return
			}
			i = end
		}
	}
}

// tokenAt is the end of the token that begins at a byte.
func tokenAt(text string, at int) int {
	for n := inToken(text[at:]); n > 0; {
		at += n
		for at < len(text) && tokenByte[text[at]] == aToken {
			at++
		}
		if n = inToken(text[at:]); n == 0 && at+1 < len(text) && isJoiner(text[at]) && inToken(text[at+1:]) > 0 {
			n = 1
		}
	}
	return at
}

// inToken is the length of the letter or digit a text begins with, 0 if it
// begins with something else or a letter of another script.
func inToken(text string) int {
	if text == "" {
		return 0
	}
	if of := tokenByte[text[0]]; of != mayBeToken {
		return int(of & aToken)
	}
	r, n := utf8.DecodeRuneInString(text)
	if r >= 0x2E80 && !isFullWidth(r) {
		return 0
	}
	if unicode.In(r, unicode.Latin, unicode.Greek) && r != 'º' && r != 'ª' || isFullWidth(r) || isNumeral(r) {
		return n
	}
	return 0
}

// What a byte is to tokens.
const (
	aToken     = 1 << iota // a letter or digit of ASCII
	aJoiner                // stands between two parts of one
	mayBeToken             // begins a character that may be a letter or digit of one
)

// tokenByte tells the bytes. Characters from U+3000 on are none of a token, but for
// the forms of width.
var tokenByte = func() (of [256]byte) {
	for b := range of {
		switch {
		case isLetter(byte(b)) || isDigit(rune(b)):
			of[b] = aToken
		case strings.IndexByte("-/.'&+_", byte(b)) >= 0:
			of[b] = aJoiner
		case b >= 0xC0 && b < 0xE3 || b == 0xEF:
			of[b] = mayBeToken
		}
	}
	return of
}()

func isJoiner(b byte) bool { return tokenByte[b] == aJoiner }

// isFullWidth reports whether a character is a full-width letter or digit, as
// originals from East Asia have them: "ＣＴ".
func isFullWidth(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// romanNumerals spells out U+2160 to U+216B, the Roman numerals that East Asian
// character sets have as one character each.
var romanNumerals = [...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

func isNumeral(r rune) bool { return r >= 'Ⅰ' && r <= 'Ⅻ' }

// plain is a token of an original in the letters a translation has: full-width
// ones narrowed, numerals spelt out, "ＦⅤ" as "FV".
func plain(token string) string {
	if isASCII(token) {
		return token
	}
	var b strings.Builder
	for _, r := range token {
		if isNumeral(r) {
			b.WriteString(romanNumerals[r-'Ⅰ'])
		} else {
			b.WriteRune(r)
		}
	}
	return eastasian.Narrow.String(b.String())
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// parts are the spans of a token between its joiners, at most eight.
func parts(text string, t pipeline.Span) []pipeline.Span {
	var of []pipeline.Span
	from := t.Start
	for i := t.Start; i <= t.End && len(of) < 8; i++ {
		if i == t.End || isJoiner(text[i]) {
			if i == t.End && of == nil {
				return nil // nothing joins it
			}
			of = append(of, pipeline.Span{Start: from, End: i})
			from = i + 1
		}
	}
	return of
}

// hasCapital reports whether a token has a capital, or a character that may
// stand for one.
func hasCapital(token string) bool {
	for i := range len(token) {
		if b := token[i]; b >= 'A' && b <= 'Z' || b >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// letterCase says where a token has its capitals.
type letterCase int

const (
	caseless letterCase = iota // it has no letters
	allSmall                   // nowhere
	initial                    // at its beginning alone
	upper                      // everywhere
	mixed
)

// caseOf is the case of a token.
func caseOf(token string) letterCase {
	capitals, smalls, first := 0, 0, false
	for i, r := range token {
		switch {
		case unicode.IsUpper(r):
			capitals++
			first = first || i == 0
		case unicode.IsLower(r):
			smalls++
		}
	}
	switch {
	case capitals == 0 && smalls == 0:
		return caseless
	case capitals == 0:
		return allSmall
	case capitals == 1 && first && smalls > 0:
		return initial
	case smalls == 0:
		return upper
	}
	return mixed
}
