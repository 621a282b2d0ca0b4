package term

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// lexicon is what a glossary itself teaches of words: which words of the
// target language stand in the names of concepts whose source terms share a piece of
// text. 機制 stands in terms named "… mechanism" and "… regime", so either may be its
// translation in another name. It is only ever evidence for where a name stands.
type lexicon struct {
	shares  map[string]map[string]float64 // by word and piece: of the piece's concepts that have the word
	namings map[*Concept]*naming          // in the target language, of the concepts that have a name there
	words   *Words                        // of the source language; nil where there is no list
}

type pairKey struct{ piece, word string }

// lexicons are built when a pair of languages is first asked for.
type lexicons struct {
	mu    sync.Mutex
	built map[[2]string]*lexicon
}

func (g *Glossary) lexicon(source, target string) *lexicon {
	g.lexicons.mu.Lock()
	defer g.lexicons.mu.Unlock()
	key := [2]string{source, target}
	if l := g.lexicons.built[key]; l != nil {
		return l
	}
	l := g.buildLexicon(source, target)
	if g.lexicons.built == nil {
		g.lexicons.built = make(map[[2]string]*lexicon)
	}
	g.lexicons.built[key] = l
	return l
}

func (g *Glossary) buildLexicon(source, target string) *lexicon {
	l := &lexicon{shares: make(map[string]map[string]float64), namings: make(map[*Concept]*naming), words: g.wordsFor(source, target)}
	var k kept
	seen := make(map[string]int)
	both := make(map[pairKey]int)
	for i := range g.concepts {
		c := &g.concepts[i]
		s, t := c.in(source), c.in(target)
		if s == nil || t == nil {
			continue
		}
		words := vocabulary(t)
		if t.Preferred != "" {
			l.namings[c] = k.naming(t)
		}
		for _, p := range pieces(s.Preferred) {
			seen[p]++
			for w := range words {
				both[pairKey{p, w}]++
			}
		}
	}
	for k, n := range both {
		share := float64(n) / float64(seen[k.piece])
		if n < 2 || share < 0.3 {
			continue
		}
		if l.shares[k.word] == nil {
			l.shares[k.word] = make(map[string]float64)
		}
		l.shares[k.word][k.piece] = share
	}
	return l
}

// vocabulary are the words that carry meaning in the names of a concept, right
// ones and wrong.
func vocabulary(t *Terms) map[string]bool {
	words := make(map[string]bool)
	for _, form := range append(t.Right(), t.Wrong...) {
		for _, tok := range tokenize(form) {
			if !tok.function {
				words[tok.norm] = true
			}
		}
	}
	return words
}

// pieces are the parts of a term that may have a translation of their own:
// its words, or for Han, kana and Hangul its runs of two to four characters.
func pieces(term string) []string {
	var out []string
	add := func(piece string) {
		if !slices.Contains(out, piece) {
			out = append(out, piece)
		}
	}
	toks := tokenize(term)
	for i, t := range toks {
		if t.function {
			continue
		}
		if utf8.RuneCountInString(t.norm) > 1 && classOf(firstRune(t.norm)) == alphabet {
			add(t.norm)
			continue
		}
		for n := 2; n <= 4 && i+n <= len(toks); n++ {
			add(join(toks[i : i+n]))
		}
	}
	return out
}

func join(toks []token) string {
	s := ""
	for _, t := range toks {
		s += t.norm
	}
	return s
}

// explains is how likely a word of the target language translates part of a
// source term, 0..1.
func (l *lexicon) explains(parts []string, word string) float64 {
	best := 0.0
	shares := l.shares[word]
	if len(shares) == 0 {
		return 0
	}
	for _, p := range parts {
		best = max(best, shares[p])
	}
	return best
}
