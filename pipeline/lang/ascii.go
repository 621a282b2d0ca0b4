package lang

import "unicode/utf8"

// asciiWord reads the letters of ASCII that text starts with, up to one that
// begins an address, and returns how many they are. It is next for what most of
// most texts consists of.
func (g *gatherer) asciiWord(text string) int {
	n := asciiLetters(text)
	if n == 0 {
		return 0
	}
	g.letters[latin] += int32(n)
	if g.script == none && endsWord(text[n:]) && g.whole(text, n) {
		return n
	}
	g.write(latin)
	for i := range n {
		if text[i] < 'a' {
			g.capitals++
		}
		if at := g.n + i; at < len(g.word) {
			g.word[at] = text[i] | 0x20
		}
	}
	g.n += n
	g.runes += n
	return n
}

// endsWord reports whether a word ends before text whatever follows: at a sign
// of ASCII that is neither in a word nor in an address.
func endsWord(text string) bool {
	return text == "" || text[0] < utf8.RuneSelf && text[0] != '\'' && text[0] != '@' && !isASCIILetter(text[0])
}

// whole scores the word that the first n letters of text are, as end does,
// unless the lexicon has longer words that begin as it does.
func (g *gatherer) whole(text string, n int) bool {
	e := words.find(smallNumber(text, n))
	if n > 8 && e.longer {
		return false
	}
	g.words[latin]++
	if n <= 8 && e.langs != 0 && (g.shouted || !acronym(text[:n])) {
		g.hit(e.langs&byScript[latin], int32(e.weight))
	}
	return true
}

// acronym reports whether a word is more than one letter, all capitals.
func acronym(word string) bool {
	for i := range len(word) {
		if word[i] >= 'a' {
			return false
		}
	}
	return len(word) > 1
}

// asciiLetters is how many letters of ASCII text starts with, up to one that
// begins an address. What is before the colon or the dot of an address has no
// more than five.
func asciiLetters(text string) int {
	n := 0
	for n < len(text) && isASCIILetter(text[n]) {
		n++
	}
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
