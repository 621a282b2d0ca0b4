package lang

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"rectify/pipeline/scan"
)

// asciiWords reads whole words of ASCII at the start of text and the signs
// between them, which is what most of most texts consists of. It is put and end
// for them, and returns how many bytes they are. No sentence ends there, so it
// need not be known yet where the first one does.
func (g *gatherer) asciiWords(text string) int {
	for start := 0; ; {
		letters, behind := scan.LetterMap(text, start), min(start+64, len(text))
		at := start
		for {
			n := bits.TrailingZeros64(^letters)
			end := at + n
			if end >= behind {
				break // the word may go on
			}
			between := apart[text[end]]
			if n > 0 && (!between && !endsWord(text[at:], n) || !g.whole(octetOf(text[at:]), n)) {
				return at
			}
			if !between {
				return end
			}
			letters >>= n + 1
			at = end + 1
		}
		if at == start {
			return at
		}
		start = at
	}
}

// apart are the signs of ASCII that do nothing but part words: not in a word,
// nor in an address or other noise, nor at the end of a sentence.
var apart = func() (of [256]bool) {
	for b := ' '; b < utf8.RuneSelf; b++ {
		of[b] = !isASCIILetter(byte(b)) && !strings.ContainsRune("'@:<&\\.!?", b)
	}
	return of
}()

// endsWord reports whether the word of ASCII that the first n letters of text
// are ends there: it neither goes on nor begins an address.
func endsWord(text string, n int) bool {
	next := text[n]
	return next < utf8.RuneSelf && next != '\'' && next != '@' && beforeAddress(text, n) == n
}

// whole scores a word of n letters that starts as an octet does. It does not
// where more than that has to be known: the rest of a long word that begins as
// one of the lexicon, or of the text when a word of it is all capitals.
func (g *gatherer) whole(start octet, n int) bool {
	start = start.first(n)
	capital := start&small == 0
	g.mixed = g.mixed || !capital
	if h := words.find((start | small).number(n)); h.langs != 0 {
		if n > 8 || capital && n > 1 {
			return false
		}
		g.hit(h)
	}
	g.letters[latin] += int32(n)
	g.words[latin]++
	return true
}

// asciiWord reads the letters of ASCII that text starts with, up to one that
// begins an address, and returns how many they are.
func (g *gatherer) asciiWord(text string) int {
	n := beforeAddress(text, asciiLetters(text))
	if n == 0 {
		return 0
	}
	g.letters[latin] += int32(n)
	g.write(latin)
	for i := range n {
		g.putASCII(text[i])
	}
	g.runes += n
	return n
}

// asciiLetters is how many letters of ASCII text starts with.
func asciiLetters(text string) int {
	n := 0
	for n < len(text) && isASCIILetter(text[n]) {
		n++
	}
	return n
}

// beforeAddress is how many of the n letters that text starts with are before an
// address. What is before the colon or the dot of one has no more than five.
func beforeAddress(text string, n int) int {
	if n == len(text) || text[n] != '.' && text[n] != ':' {
		return n
	}
	for at := max(0, n-5); at < n; at++ {
		if b := text[at] | 0x20; (b == 'h' || b == 'w') && address(text[at:]) > 0 {
			return at
		}
	}
	return n
}

// hasSmall reports whether text has a lower-case letter of ASCII.
func hasSmall(text string) bool {
	for i := range len(text) {
		if 'a' <= text[i] && text[i] <= 'z' {
			return true
		}
	}
	return false
}

func isASCIILetter(b byte) bool { return b|0x20-'a' < 26 }
