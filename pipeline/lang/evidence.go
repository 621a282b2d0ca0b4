package lang

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline"
)

// evidence is what one pass over a text tells about its language. That of two
// texts is the sum of theirs.
type evidence struct {
	letters [scripts]int   // by script
	words   [scripts]int   // in scripts that have profiles
	hits    [rivals]int32  // points for function words, by profile
	spelt   [rivals]int32  // points for words with letters it writes, and against it for those with letters it does not
	outside [standards]int // Han characters a country's standard does not know
	corners int            // corner brackets: quotation marks outside mainland China
}

func (e *evidence) add(f *evidence) {
	for i := range e.letters {
		e.letters[i] += f.letters[i]
		e.words[i] += f.words[i]
	}
	for i := range e.hits {
		e.hits[i] += f.hits[i]
		e.spelt[i] += f.spelt[i]
	}
	for i := range e.outside {
		e.outside[i] += f.outside[i]
	}
	e.corners += f.corners
}

// weight is how much text there is, in Latin letters.
func (e *evidence) weight() int {
	sum := 0
	for s, n := range e.letters {
		sum += n * heft[s]
	}
	return sum
}

// gather collects the evidence of text. Addresses, tags, entities, digits and
// signs are none.
func gather(text string) evidence {
	ascii, lower := census(text)
	if !ascii && !pipeline.Composed(text) {
		text = norm.NFC.String(text) // accents may come as letters of their own
	}
	g := gatherer{shouted: !lower}
	for i := 0; i < len(text); {
		if n := g.asciiLetters(text[i:]); n > 0 {
			i += n
			continue
		}
		if n := noise(text[i:]); n > 0 {
			if text[i] != '@' {
				g.end()
			}
			g.drop()
			i += n
			continue
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		i += n
		g.next(r)
	}
	g.end()
	return g.evidence
}

// asciiLetters reads the letters of ASCII that go on with a Latin word, up to
// one that may begin an address, and returns how many they are. It is next for
// what most of most texts consists of.
func (g *gatherer) asciiLetters(text string) int {
	if g.script != latin {
		return 0
	}
	n := 0
	for n < len(text) && isASCIILetter(text[n]) {
		b := text[n]
		if b == 'h' || b == 'w' || b == 'H' || b == 'W' {
			break
		}
		if b < 'a' {
			g.capitals++
			b |= 0x20
		}
		if g.n < len(g.word) {
			g.word[g.n] = b
		}
		g.n++
		n++
	}
	g.letters[latin] += n
	g.runes += n
	return n
}

// census reports whether text is all ASCII and whether it has a lower-case
// letter of ASCII.
func census(text string) (ascii, lower bool) {
	var all byte
	for i := range len(text) {
		all |= text[i]
		lower = lower || 'a' <= text[i] && text[i] <= 'z'
	}
	return all < utf8.RuneSelf, lower
}

// gatherer reads letters and makes words of them.
type gatherer struct {
	evidence
	shouted bool // the text has no lower-case letter: capitals are not acronyms

	script   script   // of the word being read
	word     [32]byte // the word so far, in lower case
	n        int      // its length; more than fits is no function word
	runes    int
	capitals int
	langs    mask // languages that write all its letters
}

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
	if s != g.script {
		g.end()
		g.script, g.langs = s, ^mask(0)
	}
	g.put(r)
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
		points(&g.spelt, spanish, 3)
	case 0xAD, 0x200D, 0x640: // soft hyphen, joiner, tatweel
		return
	}
	if r >= 0x300 && unicode.Is(unicode.Mn, r) {
		return
	}
	g.end()
}

// put adds a letter to the word.
func (g *gatherer) put(r rune) {
	g.runes++
	if r < 0x80 {
		if r < 'a' {
			g.capitals++
			r |= 0x20
		}
		if g.n < len(g.word) {
			g.word[g.n] = byte(r)
		}
		g.n++
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
		points(&g.spelt, g.langs&of, 1)
		against := int32(-2)
		if g.capitals > 0 { // names travel
			against = -1
		}
		points(&g.spelt, ^g.langs&of, against)
	}
	acronym := g.runes > 1 && g.capitals == g.runes && !g.shouted
	if g.n <= len(g.word) && !acronym {
		if h, ok := words[string(g.word[:g.n])]; ok {
			points(&g.hits, h.langs&of, int32(h.weight))
		}
	}
	g.drop()
}

// drop forgets the word that was read.
func (g *gatherer) drop() { g.script, g.n, g.runes, g.capitals = none, 0, 0, 0 }

// points gives n points to each of the profiles.
func points(to *[rivals]int32, langs mask, n int32) {
	for ; langs != 0; langs &= langs - 1 {
		to[bits.TrailingZeros64(uint64(langs))] += n
	}
}

// score is what speaks for a profile, less what speaks against it.
func (e *evidence) score(i int) int { return int(e.hits[i] + e.spelt[i]) }
