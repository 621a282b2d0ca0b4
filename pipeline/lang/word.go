package lang

import (
	"unicode"
	"unicode/utf8"
)

// write goes on with the word being read, or begins one in another script.
func (g *gatherer) write(s script) {
	if s != g.script {
		g.end()
		g.script, g.langs = s, ^mask(0)
	}
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
