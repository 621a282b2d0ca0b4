package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline"
)

// gather adds the evidence of the first sentence of text, and returns its
// length. Addresses, tags, entities, digits and signs are none.
func (e *evidence) gather(text string) int {
	g := gatherer{evidence: e}
	n := g.asciiWords(text)
	end := n + sentence(text[n:])
	g.mixed = g.mixed || hasSmall(text[:n])
	g.read(text[n:end])
	return end
}

// read goes on with the rest of the sentence, character by character where that
// is not words of ASCII.
func (g *gatherer) read(text string) {
	if !pipeline.Composed(text) {
		text = norm.NFC.String(text) // accents may come as letters of their own
	}
	g.rest = text
	for i := 0; i < len(text); {
		b := text[i]
		if b >= utf8.RuneSelf {
			i += g.others(text[i:])
			continue
		}
		if b == ' ' && g.script == none { // nothing ends
			i++
			continue
		}
		if isASCIILetter(b) {
			n := 0
			if g.script == none {
				n = g.asciiWords(text[i:])
			}
			if n == 0 {
				n = g.asciiWord(text[i:])
			}
			if n > 0 {
				i += n
				continue
			}
		}
		if n := noise(text[i:]); n > 0 {
			if b != '@' {
				g.end()
			}
			g.drop()
			i += n
			continue
		}
		g.asciiSign(b)
		i++
	}
	g.end()
}

// gatherer reads letters and makes words of them.
type gatherer struct {
	*evidence
	rest    string // of the sentence, where it begins to be more than words of ASCII
	mixed   bool   // the sentence has a lower-case letter of ASCII: words in capitals are acronyms
	shouted bool   // it has none

	script   script   // of the word being read
	word     spelling // the word so far, in lower case
	n        int      // its length; more than fits is no function word
	runes    int
	capitals int
	langs    mask // languages that write all its letters
}

// others reads the characters that text starts with that are not of ASCII, and
// returns how many bytes they are.
func (g *gatherer) others(text string) int {
	for i, r := range text {
		if r < utf8.RuneSelf {
			return i
		}
		g.next(r)
	}
	return len(text)
}

// next reads a character that is not of ASCII.
func (g *gatherer) next(r rune) {
	if r >= 0xFF01 && r <= 0xFF5E {
		r -= 0xFF01 - '!' // what is full-width reads the same
	}
	s := scriptOf(r)
	switch s {
	case none:
		g.sign(r)
		return
	case han:
		g.han(r)
	}
	g.letters[s]++
	if byScript[s] == 0 {
		g.end()
		return
	}
	g.write(s)
	g.put(r)
}

// asciiSign is sign for ASCII, which has one mark that can belong to a word.
func (g *gatherer) asciiSign(b byte) {
	if b == '\'' {
		g.sign('\'')
		return
	}
	g.end()
}

// sign reads what is no letter. It ends a word, except for marks that belong to
// the letter before them.
func (g *gatherer) sign(r rune) {
	switch r {
	case '\'', '’':
		if g.script == latin && g.n < len(g.word) { // l', qu', dell'
			g.word[g.n] = '\''
			g.n++
		}
	case '「', '」', '『', '』':
		g.corners++
	case '¿', '¡':
		g.spell(spanish, 3)
	case 0xAD, 0x200D, 0x640: // soft hyphen, joiner, tatweel
		return
	}
	if r >= 0x300 && unicode.Is(unicode.Mn, r) {
		return
	}
	g.end()
}
