package term

import (
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// contraction is a run of tokens that a word of a name is short for: "linked
// exchange rate system" where the name is LERS, "financial technology" where it says fintech.
type contraction struct {
	first, last int
	word        string // of the name, as its tokens have it
}

// shortWord is a word of a name that is short for several.
type shortWord struct {
	norm    string // as a token
	letters string // of initials, without a plural s
	clipped string // what stands before -tech
}

// shortWords are the words of a name, cut into tokens, that are initials or end
// in -tech.
func shortWords(name string, toks []token) []shortWord {
	var out []shortWord
	for _, t := range toks {
		raw := name[t.Start:t.End]
		letters := strings.TrimSuffix(raw, "s")
		switch rest, tech := strings.CutSuffix(t.norm, "tech"); {
		case len(letters) > 1 && acronymShaped(letters) && !strings.ContainsFunc(letters, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }):
			out = append(out, shortWord{norm: t.norm, letters: strings.ToLower(letters)})
		case tech && len(rest) >= 3:
			out = append(out, shortWord{norm: t.norm, clipped: rest})
		}
	}
	return out
}

// contractions finds the runs of free tokens that words of a term's names are
// short for. Two or three initials say little: then the glossary must know one of the words
// as a translation of part of the term. Where brackets follow, the text explains a short form
// itself.
func (p *passage) contractions(w *wanted, lex *lexicon) []contraction {
	var out []contraction
	for _, n := range w.names {
		for _, s := range n.short {
			for i := range p.tokens {
				j, ok := p.spells(s, i)
				if !ok || p.defines(j) {
					continue
				}
				known := slices.ContainsFunc(p.tokens[i:j+1], func(t token) bool { return w.explains(t.norm, lex) > 0 })
				if s.clipped != "" || known && w.renders(p.tokens[i:j+1]) || len(s.letters) > 3 {
					out = append(out, contraction{first: i, last: j, word: s.norm})
				}
			}
		}
		for _, word := range n.words {
			out = append(out, p.apart(word)...)
		}
	}
	return out
}

// apart finds the free tokens that write a word of a name in two: "cyber
// security".
func (p *passage) apart(word string) []contraction {
	var out []contraction
	for x := range p.near(word) {
		first := p.tokens[x].norm
		if len(first) >= len(word) || x+1 == len(p.tokens) || p.tokens[x+1].stop || p.claimed[x] || p.claimed[x+1] {
			continue
		}
		if first+p.tokens[x+1].norm == word {
			out = append(out, contraction{first: x, last: x + 1, word: word})
		}
	}
	return out
}

// spells reports whether the free tokens from i on are what a word is short
// for, and returns the last of them.
func (p *passage) spells(s shortWord, i int) (last int, ok bool) {
	if s.clipped != "" {
		ok = i+1 < len(p.tokens) && !p.claimed[i] && !p.claimed[i+1] && !p.tokens[i+1].stop &&
			strings.HasPrefix(p.tokens[i].norm, s.clipped) && strings.HasPrefix(p.tokens[i+1].norm, "technolog")
		return i + 1, ok
	}
	rest := s.letters
	for j := i; j < len(p.tokens); j++ {
		t := p.tokens[j]
		switch {
		case p.claimed[j] || j > i && t.stop || j == i && (t.function || t.norm == s.norm):
			return 0, false
		case t.norm[0] == rest[0] && (!t.function || len(rest) > 1) && len(t.norm) > 1:
			rest = rest[1:]
		case !t.function:
			return 0, false
		}
		if rest != "" && prefixed(t.norm, rest[0]) {
			rest = rest[1:]
		}
		if rest == "" {
			return j, true
		}
	}
	return 0, false
}

// prefixed reports whether a word has a prefix that may be written apart, and
// then the letter: the C of sub-committee.
func prefixed(word string, letter byte) bool {
	for prefix := range joined {
		if rest, ok := strings.CutPrefix(word, prefix); ok && rest != "" && rest[0] == letter {
			return true
		}
	}
	return false
}

// defines reports whether brackets follow token j: the text explains a short
// form there itself.
func (p *passage) defines(j int) bool {
	return explained(p.text[p.tokens[j].End:])
}

// contract puts the words of a name in place of the runs they are short for.
// It returns the tokens themselves where there is none.
func contract(toks []token, first int, short []contraction) []token {
	for _, s := range short {
		i, j := s.first-first, s.last-first
		if i < 0 || j >= len(toks) || toks[i].norm == s.word {
			continue
		}
		one := toks[i]
		one.upper = capitalShare(toks[i:j+1]) == 1
		one.Span = pipeline.Span{Start: toks[i].Start, End: toks[j].End}
		one.norm, one.owner, one.plural = s.word, toks[j].owner, toks[j].plural && !toks[j].owner
		return append(append(slices.Clone(toks[:i]), one), toks[j+1:]...)
	}
	return toks
}
