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

// write goes on with the word being read, or begins one in another script.
func (g *gatherer) write(s script) {
	if s != g.script {
		g.end()
		g.script, g.langs = s, ^mask(0)
	}
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

// putASCII adds a letter of ASCII to the word.
func (g *gatherer) putASCII(b byte) {
	if b < 'a' {
		g.capitals++
		b |= 0x20
	}
	if g.n < len(g.word) {
		g.word[g.n] = b
	}
	g.n++
}

// put adds a letter to the word.
func (g *gatherer) put(r rune) {
	g.runes++
	if r < utf8.RuneSelf {
		g.putASCII(byte(r))
		return
	}
	r = unicode.ToLower(r)
	if r < rune(len(letters)) {
		g.langs &= letters[r]
	}
	r = persian(r)
	if g.n+utf8.UTFMax > len(g.word) {
		g.n = len(g.word) + 1
		return
	}
	g.n += utf8.EncodeRune(g.word[g.n:], r)
}

// persian is the letter Persian has for one of Arabic that old records, typed on
// Arabic keyboards, have in its place.
func persian(r rune) rune {
	switch r {
	case 'ي', 'ى':
		return 'ی'
	case 'ك':
		return 'ک'
	}
	return r
}

// end ends the word that was read, if there is one.
func (g *gatherer) end() {
	if g.script != none {
		g.scoreWord()
	}
}

// scoreWord scores the word that was read.
func (g *gatherer) scoreWord() {
	of := byScript[g.script]
	g.words[g.script]++
	if g.langs&of != of {
		against := int32(2)
		if g.capitals > 0 { // names travel
			against = 1
		}
		g.strange[g.script] -= against
		g.spell(g.langs&of, 1+against)
	}
	if g.n <= len(g.word) {
		if h := words.of(&g.word, g.n); h.langs != 0 && !g.acronym() {
			g.hit(h)
		}
	}
	g.drop()
}

// acronym reports whether the word that was read is all capitals in a sentence
// that is not.
func (g *gatherer) acronym() bool {
	if g.runes == 1 || g.capitals < g.runes {
		return false
	}
	if !g.mixed && !g.shouted {
		g.mixed = hasSmall(g.rest)
		g.shouted = !g.mixed
	}
	return g.mixed
}

// drop forgets the word that was read.
func (g *gatherer) drop() { g.script, g.n, g.runes, g.capitals = none, 0, 0, 0 }
