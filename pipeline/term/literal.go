package term

import (
	"math/bits"
	"slices"
)

// literal is a text of the original taken word for word, in every way that the list of words
// allows.
type literal struct {
	parts []literalPart
	runes characters // of the text that a translation puts into words
	known bool       // the list has words for all of them
}

// literalPart is a stretch of the text and what it is in English.
type literalPart struct {
	runes characters
	*entry
}

// characters is a set of characters of a text, by their number. Of a text that is longer than a
// name is, the last bit stands for all the rest.
type characters uint64

func stretch(from, n int) characters {
	var s characters
	for i := range n {
		s |= 1 << min(from+i, 63)
	}
	return s
}

func (s characters) len() int { return bits.OnesCount64(uint64(s)) }

// literally takes a text word for word. It is empty without a list.
func (l *Words) literally(text string) literal {
	if l == nil {
		return literal{}
	}
	text = Fold(text)
	out := literal{parts: make([]literalPart, 0, len(text)/len("字"))} // about one for each character
	var reached characters
	k := 0
	for i, r := range text {
		if classOf(r) != other && !functionChar(r) {
			out.runes |= stretch(k, 1)
		}
		for e := range l.begin(text[i:]) {
			part := literalPart{stretch(k, e.size), e}
			out.parts = append(out.parts, part)
			reached |= part.runes
		}
		k++
	}
	out.known = out.runes&^reached == 0
	return out
}

// renders reports whether a word of the translation says part of the text.
func (l literal) renders(word string) bool {
	return slices.ContainsFunc(l.parts, func(p literalPart) bool { return p.has(word) })
}

// has reports whether a word is one of the part's in English, or of one stem with it.
func (p literalPart) has(word string) bool {
	return slices.ContainsFunc(p.english, func(e string) bool { return sameWord(e, word) > 0 })
}

// wholly reports whether words say all of a part. What is as long as two words takes two.
func (p literalPart) wholly(words []string) bool {
	if p.compound || p.runes.len() < 4 || len(p.english) < 2 {
		return true
	}
	n := 0
	for _, w := range words {
		if p.has(w) {
			n++
		}
	}
	return n > 1
}

// covered is the share of the text that words say, 0..1, and the share of the words that say part
// of it.
func (l literal) covered(words []string) (text, said float64) {
	if l.runes == 0 || len(words) == 0 {
		return 0, 0
	}
	hit, n := l.hits(words)
	return float64((hit & l.runes).len()) / float64(l.runes.len()), float64(n) / float64(len(words))
}

// hits are the characters that words say, and how many of the words say any. A word that says part
// of a compound says no more than that part.
func (l literal) hits(words []string) (hit characters, said int) {
	for _, w := range words {
		var simple, compound characters
		says := false
		for _, p := range l.parts {
			if !p.has(w) {
				continue
			}
			says = true
			switch {
			case p.compound:
				compound |= p.runes
			case p.wholly(words):
				simple |= p.runes
			}
		}
		if says {
			said++
		}
		if simple == 0 {
			simple = compound
		}
		hit |= simple
	}
	return hit, said
}

// explains is how likely a word of the translation says part of the term, 0..1. A word stands in
// many runs, so it is asked once.
func (w *wanted) explains(word string, lex *lexicon) float64 {
	e, known := w.explained[word]
	if known {
		return e
	}
	switch {
	case w.literal.renders(word):
		e = literalShare
	case len(lex.shares[word]) > 0:
		if w.parts == nil {
			w.parts = pieces(w.text)
		}
		e = lex.explains(w.parts, word)
	}
	if w.explained == nil {
		w.explained = make(map[string]float64)
	}
	w.explained[word] = e
	return e
}

// literalShare is how likely a word that translates a part of a term says it.
const literalShare = 0.5

// renders reports whether all words of a run say part of the term, as far as there is a list to
// tell.
func (w *wanted) renders(toks []token) bool {
	for _, t := range toks {
		if w.words != nil && !t.function && !w.literal.renders(t.norm) {
			return false
		}
	}
	return true
}
