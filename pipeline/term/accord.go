package term

import (
	"slices"
	"strings"
)

// accord is how far words and a name agree.
type accord struct {
	share       float64 // of the words on both sides that agree or explain each other
	same        float64 // words that are the same, or of one stem
	first, last bool    // whether the first and the last word agree or are explained
	all         bool    // every word of the name agrees with one
	used        []bool  // by word of the name: the same, of one stem or put for it
	held        []bool  // by word of the candidate: agrees or is explained
	firm        []bool  // by word of the candidate: agrees or is put for a word of the name
}

// agreement compares a candidate's words with a name's: the same, of one stem, put for it by
// translation, or explained, by the list of words or the glossary, as translating part of the
// source term.
func agreement(words, name []string, w *wanted, lex *lexicon) accord {
	var a accord
	if len(words) == 0 {
		return a
	}
	held, used := make([]bool, len(words)), make([]bool, len(name))
	a.same = pairUp(words, name, held, used)
	a.all = !slices.Contains(used, false)
	explained := 0.0
	a.firm = slices.Clone(held)
	for i, x := range words {
		if held[i] {
			continue
		}
		if k := rendersOne(x, name); k >= 0 && !used[k] {
			used[k], held[i], a.firm[i] = true, true, true
			explained += putFor
		} else if e := w.explains(x, lex); e > 0 {
			held[i] = true
			explained += explainedBy(e)
		}
	}
	a.first, a.last, a.held, a.used = held[0], held[len(held)-1], held, used
	rest := float64(len(name))
	agreeing := a.same + lessSure*explained
	a.share = (agreeing + min(agreeing, rest)) / (float64(len(words)) + rest)
	return a
}

// putFor is how far a word agrees with one that translation puts it for, and explainedBy one that
// is as likely to say part of the term; both are less sure than the same word by lessSure.
const putFor, lessSure = 0.9, 0.8

func explainedBy(e float64) float64 { return min(1, 0.5+e) }

// meaning returns the norms of the tokens that carry meaning, and whether one
// of the others joins two things.
func meaning(toks []token) (words []string, conjunction bool) {
	for _, t := range toks {
		if !t.function {
			words = append(words, t.norm)
		}
		conjunction = conjunction || conjunctions[t.norm]
	}
	return words, conjunction
}

// capitalShare is the share of the meaning words that begin with a capital.
func capitalShare(toks []token) float64 {
	n, upper := 0, 0
	for _, t := range toks {
		if t.function {
			continue
		}
		n++
		if t.upper {
			upper++
		}
	}
	return float64(upper) / float64(max(1, n))
}

// whole reports whether a run can be a name as it stands: it takes no number
// away, and its first and last word belong to the name unless they are put for words of it.
func whole(r run) bool {
	for k, w := range r.words {
		if strings.ContainsAny(w, "0123456789") && !slices.Contains(r.name.words, w) || !r.held[k] && (referring[w] || adverb(w)) {
			return false
		}
	}
	if r.literal {
		return wholeTerm(r)
	}
	if head, open := headOf(r.toks); !open && !r.name.open && len(r.words) > 1 && r.words[0] == r.name.head && head != r.name.head {
		return false // a verb: "pay floating salaries" is no pay
	}
	if len(r.name.words) == 1 && (len(r.words) > 1 || r.same < 1) {
		return false // a word of the same stem is another part of speech
	}
	if slices.ContainsFunc(r.toks, func(t token) bool { return shortFor(t, r.name.words) }) || verbInside(r) || two(r) || owned(r) {
		return false
	}
	if participle(r.toks[0]) && sameWord(r.words[0], r.name.words[0]) == 0 && !rendersAlike(r.words[0], r.name.words[0]) ||
		!r.last && participle(r.toks[len(r.toks)-1]) || statement(r) {
		return false
	}
	if third(r) || twice(r) {
		return false
	}
	if n := len(r.toks); !r.last && n > 1 && r.toks[n-2].upper && !r.toks[n-1].upper {
		return false // a name in capitals ends where small letters begin
	}
	small := slices.ContainsFunc(r.toks, func(t token) bool { return t.function })
	if !small && !r.last && !r.name.open && !r.short && slices.Contains(r.words[:len(r.words)-1], r.name.head) {
		return false // another noun leans on the name's: "labour market situation"
	}
	return r.first && r.last || !small && len(r.words) <= len(r.name.words)+1
}

// wholeTerm reports whether a run that says the term word for word is a noun phrase: it begins and
// ends with no verb, and no object stands inside.
func wholeTerm(r run) bool {
	first, last := r.toks[0], r.toks[len(r.toks)-1]
	if pastTense(first.norm) && !first.upper && len(r.toks) > 1 && r.toks[1].function || third(r) {
		return false
	}
	for k := 1; k < len(r.toks); k++ {
		if small := r.toks[k-1]; objectStarts[r.toks[k].norm] && small.norm != "of" && small.norm != "for" {
			return false // "the interest rate into the dollar"
		}
	}
	return (last.upper || !pastTense(last.norm)) && !verbInside(r) && !two(r) && !owned(r)
}

// third reports whether a run begins with what looks like a verb of the third person, not a word of
// the name: "employs external managers".
func third(r run) bool { return r.toks[0].plural && !r.firm[0] && len(r.words) > 1 }

// twice reports whether a run ends in a word that it has before, and the name has once: it is more
// than the name.
func twice(r run) bool {
	n := len(r.words) - 1
	last, name := r.words[n], r.name.words
	return slices.ContainsFunc(r.words[:n], func(w string) bool { return sameWord(w, last) > 0 }) &&
		!slices.Contains(name[slices.Index(name, last)+1:], last)
}

// two reports whether a run names two things: "Hong Kong and the interest rate".
func two(r run) bool {
	for k := 1; k < len(r.toks) && !r.name.conjunction; k++ {
		if conjunctions[r.toks[k-1].norm] && objectStarts[r.toks[k].norm] {
			return true
		}
	}
	return false
}

// owned reports whether a run says whose the thing is and the name does not:
// "Hong Kong's economic growth" is not the global one.
func owned(r run) bool {
	k, held := 0, false
	for _, t := range r.toks {
		if t.function {
			continue
		}
		held = held || r.held[k]
		if t.owner && t.upper && !held {
			return true
		}
		k++
	}
	return false
}

// statement reports whether a run ends in a verb of one stem with the name's
// noun: "monetary policy normalized".
func statement(r run) bool {
	last := r.toks[len(r.toks)-1]
	return !last.upper && pastTense(last.norm) && last.norm != r.name.words[len(r.name.words)-1]
}

// verbInside reports whether a word that is no part of the name, and has others
// after it, looks like a verb or stands behind a possessive: "interest rates widened
// interest margins", "the banking system's ability".
func verbInside(r run) bool {
	k, owned := 0, false
	for _, t := range r.toks {
		if t.function {
			continue
		}
		if !r.firm[k] && owned || !r.held[k] && k+1 < len(r.held) && !t.upper && pastTense(t.norm) {
			return true
		}
		owned = t.owner
		k++
	}
	return false
}

// referring words point to something said before or say how much there is:
// "the relevant system" is another one than the name's, and "ample liquidity" says more than it.
var referring = wordSet(`related relevant respective corresponding same various certain above
 ample sufficient adequate abundant insufficient strong weak high low higher lower large small huge`)

// adverb reports whether a word looks like an English adverb of degree.
func adverb(word string) bool { return len(word) > 5 && strings.HasSuffix(word, "ly") }

// shortFor reports whether a token is the initials of words of a name: SVF of
// "stored value facility licences". That is a way to say it, not a wrong one.
func shortFor(t token, words []string) bool {
	if !t.upper || len(t.norm) < 2 || len(t.norm) > len(words) || t.norm == strings.ToLower(words[0]) {
		return false
	}
	initials := ""
	for _, w := range words {
		initials += w[:1]
	}
	return strings.Contains(initials, t.norm)
}

// participle reports whether a word looks like an English verb beside a name
// rather than part of it.
func participle(t token) bool {
	return !t.upper && (pastTense(t.norm) || len(t.norm) > 4 && strings.HasSuffix(t.norm, "ing"))
}

// pastTense reports whether a word looks like an English verb in the past.
func pastTense(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ed") }
