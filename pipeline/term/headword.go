package term

import (
	"slices"
	"strings"
)

// prepositions part the head of an English name from what follows.
var prepositions = wordSet("of for on in at from to by with under between against within de des du del")

// sameKind reports whether a run can be the same kind of thing as the name. A
// preposition shows what it is: "the licensing of banks" are no banks; else only nouns that
// are known to be of different kinds speak against it.
func sameKind(r run) bool {
	head, open := headOf(r.toks)
	if !open && !r.name.open && (head == r.name.head+"ing" || head+"ing" == r.name.head) {
		return false // banks and banking
	}
	if slices.ContainsFunc(r.name.words, func(w string) bool { return agent(head, w) && !slices.Contains(r.name.words, head) }) {
		return false // central bankers and the Central Bank
	}
	if r.literal {
		return true
	}
	last, nameLast := r.words[len(r.words)-1], r.name.words[len(r.name.words)-1]
	switch {
	case r.share >= 0.75 && r.words[0] == r.name.words[0] && last == nameLast:
		return true // "loans used in Hong Kong", "loans for use in Hong Kong"
	case open || r.name.open:
		return sameWord(head, r.name.head) > 0 || rendersAlike(head, r.name.head) || !open && r.share >= 0.9
	}
	return slices.ContainsFunc(r.name.words, func(w string) bool { return sameWord(w, head) > 0 }) || !unlike(head, r.name.head)
}

// agent reports whether one of two nouns is who does what the other says, or
// works there: banker and bank, issuer and issuance.
func agent(a, b string) bool { return doer(a, b) || doer(b, a) }

func doer(a, b string) bool {
	if len(a) < 6 || !strings.HasSuffix(a, "er") && !strings.HasSuffix(a, "or") {
		return false
	}
	rest, ok := strings.CutPrefix(b, a[:len(a)-2])
	return ok && deeds[rest]
}

// deeds are the endings of English nouns for what someone in -er or -or does.
var deeds = map[string]bool{"": true, "e": true, "ing": true, "ion": true, "ment": true, "ement": true, "ance": true, "ence": true}

// headOf is the noun that others lean on: the word before the first
// preposition, else the last word.
func headOf(toks []token) (head string, open bool) {
	for _, t := range toks {
		switch {
		case prepositions[t.norm] && head != "":
			open = true
		case !t.function && !open:
			head = t.norm
		}
	}
	return head, open
}
