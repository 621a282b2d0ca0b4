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

func (k *kept) naming(t *Terms) *naming {
	n := naming{terms: t, key: k.text(Fold(t.Preferred)), names: k.tokenNames(t)}
	var content []string
	for _, name := range n.names {
		for _, word := range name.words {
			if !slices.Contains(content, word) {
				content = append(content, word)
			}
		}
	}
	n.content = k.texts.add(content...)
	return k.namings.one(n)
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
func (k *kept) tokenNames(t *Terms) []tokenName {
	var out []tokenName
	for _, form := range append([]string{t.Preferred}, t.Admitted...) {
		toks := tokenize(form)
		n := tokenName{text: form, tokens: len(toks), capitals: capitalShare(toks), plural: pluralName(form), short: shortWords(form, toks)}
		words, conjunction := meaning(toks)
		n.words, n.conjunction = k.list(words), conjunction || strings.Contains(form, "&")
		n.head, n.open = headOf(toks)
		n.head = k.text(n.head)
		if len(n.words) > 0 {
			out = append(out, n)
		}
	}
	return k.names.add(out...)
}
