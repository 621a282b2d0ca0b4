package term

import (
	"slices"
	"strings"
)

// naming is how a concept is called in the language of a translation, as the
// look for its place needs it.
type naming struct {
	terms *Terms
	key   string // the preferred name, as names are compared
	names []tokenName

	content []string // the words of all names that carry meaning, each once
}

func newNaming(t *Terms) *naming {
	n := &naming{terms: t, key: Fold(t.Preferred), names: tokenNames(t)}
	for _, name := range n.names {
		for _, word := range name.words {
			if !slices.Contains(n.content, word) {
				n.content = append(n.content, word)
			}
		}
	}
	return n
}

// tokenName is a right name in tokens.
type tokenName struct {
	text        string
	tokens      int
	words       []string // that carry meaning
	conjunction bool
	head        string
	open        bool    // a preposition follows the head
	capitals    float64 // share of its words that begin with one
	plural      bool
	short       []shortWord // of its words, those that are short for several
}

// conjunctions join two things; a name without one is not said by words with one.
var conjunctions = wordSet("and or as well 和 及 與 与 或")

// tokenNames are a concept's right names in tokens.
func tokenNames(t *Terms) []tokenName {
	var out []tokenName
	for _, form := range append([]string{t.Preferred}, t.Admitted...) {
		toks := tokenize(form)
		n := tokenName{text: form, tokens: len(toks), capitals: capitalShare(toks), plural: pluralName(form), short: shortWords(form, toks)}
		n.words, n.conjunction = meaning(toks)
		n.conjunction = n.conjunction || strings.Contains(form, "&")
		n.head, n.open = headOf(toks)
		if len(n.words) > 0 {
			out = append(out, n)
		}
	}
	return out
}
