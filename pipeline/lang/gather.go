package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline"
)

// gather adds the evidence of text. Addresses, tags, entities, digits and signs
// are none.
func (e *evidence) gather(text string) {
	if !pipeline.Composed(text) {
		text = norm.NFC.String(text) // accents may come as letters of their own
	}
	g := gatherer{evidence: e, shouted: !hasSmall(text)}
	for i := 0; i < len(text); {
		b := text[i]
		if b == ' ' && g.script == none { // nothing ends
			i++
			continue
		}
		if isASCIILetter(b) {
			if n := g.asciiWord(text[i:]); n > 0 {
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
		if b < utf8.RuneSelf {
			g.asciiSign(b)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		g.next(r)
		i += n
	}
	g.end()
}

// gatherer reads letters and makes words of them.
type gatherer struct {
	*evidence
	shouted bool // the text has no lower-case letter: capitals are not acronyms

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

// end scores the word that was read.
func (g *gatherer) end() {
	if g.script == none {
		return
	}
	of := byScript[g.script]
	g.words[g.script]++
	if g.langs&of != of {
		g.spell(g.langs&of, 1)
		against := int32(-2)
		if g.capitals > 0 { // names travel
			against = -1
		}
		g.spell(^g.langs&of, against)
	}
	acronym := g.runes > 1 && g.capitals == g.runes && !g.shouted
	if g.n <= len(g.word) && !acronym {
		h := words.of(&g.word, g.n)
		g.hit(h.langs&of, int32(h.weight))
	}
	g.drop()
}

// drop forgets the word that was read.
func (g *gatherer) drop() { g.script, g.n, g.runes, g.capitals = none, 0, 0, 0 }
