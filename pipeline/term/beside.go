package term

import (
	"slices"
	"strings"
)

// beside reports whether words that the name has and a run lacks stand beside
// it: "Hong Kong Institute for Monetary and [Financial Research]". Two that stand anywhere
// else in the sentence say as much, and one where nothing but it is missing: the name is there.
func (p *passage) beside(r run) bool {
	if p.begun(r) {
		return false
	}
	first, behind := p.sentenceOf(r.i)
	astray := 0
	for k, word := range r.name.words {
		if r.used[k] {
			continue
		}
		if p.before(r.i, word) || p.behind(r.j, word) {
			return true
		}
		for x := first; x < behind; x++ {
			if t := &p.tokens[x]; (x < r.i || x > r.j) && !p.claimed[x] && !t.function && t.norm == word {
				astray++
				break
			}
		}
	}
	return astray > 1 || astray == 1 && within(r.words, r.name.words)
}

// begun reports whether the name's first words stand before the run as they
// are, and the run lacks none but those: "Fintech [Regulatory Sandbox]" is all of a name.
func (p *passage) begun(r run) bool {
	k := slices.Index(r.used, true)
	if k < 1 || slices.Contains(r.used[k:], false) || r.i < k || p.tokens[r.i].stop {
		return false
	}
	head := p.text[p.tokens[r.i-k].Start:p.tokens[r.i].Start]
	return len(head) < len(r.name.text) && strings.EqualFold(head, r.name.text[:len(head)])
}

// before reports whether a word of a name, or right there one put for it,
// stands before token i.
func (p *passage) before(i int, word string) bool {
	for x := i - 1; x >= 0 && i-x <= besideReach && p.runsOn(x+1); x-- {
		if t := p.tokens[x]; !t.function && (sameWord(t.norm, word) > 0 || x == i-1 && rendersAlike(t.norm, word)) {
			return true
		}
	}
	return false
}

// behind reports whether a word of a name, or right there one put for it, or
// words of which it is the initials, stand behind token j.
func (p *passage) behind(j int, word string) bool {
	initials := ""
	for x := j + 1; x < len(p.tokens) && x-j <= besideReach && p.runsOn(x); x++ {
		t := p.tokens[x]
		if t.function {
			continue
		}
		initials += string(firstRune(t.norm))
		if sameWord(t.norm, word) > 0 || x == j+1 && rendersAlike(t.norm, word) || len(word) > 1 && initials == word {
			return true
		}
	}
	return false
}

// besideReach is how many tokens away a name's words may be.
const besideReach = 6

// runsOn reports whether nothing but spaces, quotation marks and brackets
// stands before token x.
func (p *passage) runsOn(x int) bool {
	if x == 0 {
		return false
	}
	rest := strings.Trim(p.text[p.tokens[x-1].End:p.tokens[x].Start], " ()[]（）“”\"'‘’-–")
	return !p.tokens[x].stop || rest == "" || rest == "." && !endsSentence(p.text, p.tokens[x-1].End+1)
}

// joins reports whether token k carries meaning and no punctuation or right
// name stands between it and the run; at is the later token of the border.
func (p *passage) joins(k, at int) bool {
	return k >= 0 && k < len(p.tokens) && !p.tokens[at].stop && !p.tokens[k].function && !p.claimed[k]
}

// numbered reports whether a number stands before token i that the original
// does not write so: it may say part of the name, as in "the 6 country talks".
func (p *passage) numbered(i int) bool {
	if i == 0 || p.tokens[i].stop || !numeral(p.tokens[i-1].norm) {
		return false
	}
	digits := strings.TrimRight(p.tokens[i-1].norm, "abcdefghijklmnopqrstuvwxyz")
	return !strings.Contains(p.source, digits)
}

// amount reports whether token j is the code of a currency before a number:
// "RMB 6.3 billion" is a way to write an amount.
func (p *passage) amount(j int) bool {
	return j+1 < len(p.tokens) && !p.tokens[j+1].stop && p.tokens[j].norm == "renminbi" && numeral(p.tokens[j+1].norm)
}

// numeral reports whether a word counts or orders: "39", "14th".
func numeral(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// governs reports whether token j looks like a verb in the present or an
// adjective: its object or "to" follows.
func (p *passage) governs(j int) bool {
	return p.leads(j) && (p.tokens[j].plural || p.tokens[j+1].norm == "to")
}

// leads reports whether an object or "to" follows token j; no noun that ends a
// name does that.
func (p *passage) leads(j int) bool {
	return !p.tokens[j].upper && j+1 < len(p.tokens) && !p.tokens[j+1].stop && objectStarts[p.tokens[j+1].norm]
}

// objectStarts are words that begin the object of a verb.
var objectStarts = wordSet("to the a an its their this that these")

// spare is how often the sentence has the words by which a run is known beyond
// what the names of the original's sentence ask for, for the scarcest of them.
func (p *passage) spare(r run) int {
	k := p.sentence[r.i]
	if k >= len(p.sentences) || r.short {
		return 0
	}
	first, behind := p.sentenceOf(r.i)
	least := len(p.tokens)
	for _, tok := range r.toks {
		if tok.function || !slices.ContainsFunc(r.name.words, func(n string) bool { return sameWord(n, tok.norm) > 0 }) {
			continue
		}
		n := -p.asks(k, tok.norm)
		for x := first; x < behind; x++ {
			if t := &p.tokens[x]; !t.function && sameWord(t.norm, tok.norm) > 0 {
				n++
			}
		}
		least = min(least, n)
	}
	return least
}

// half reports whether a name goes on behind a run: "the Federal Reserve Board
// of Governors", "Bills and Bonds".
func (p *passage) half(r run) bool {
	if r.j+2 >= len(p.tokens) || p.tokens[r.j+1].stop {
		return false
	}
	here, small, next := p.tokens[r.j], p.tokens[r.j+1].norm, p.tokens[r.j+2]
	same := sameWord(r.words[len(r.words)-1], r.name.words[len(r.name.words)-1]) > 0
	switch {
	case prepositions[small] && small != "of":
		return !same && here.upper && next.upper && !sameKind(r)
	case small == "of":
		return !same && (len(r.words) < len(r.name.words) || here.upper && next.upper)
	case conjunctions[small]:
		return here.upper && next.upper && !r.last || !r.right && !same && !next.stop && !next.function || r.name.conjunction && !r.joint
	}
	return false
}
