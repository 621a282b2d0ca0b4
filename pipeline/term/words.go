package term

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Words is what the words of a language become in English: what a translator, above all a machine,
// puts for each. They are vocabulary, not terms. With them a name that was put word for word is
// known as such, whatever glossary it is from.
type Words struct {
	lang    string
	text    string
	trie    *trie
	entries []entry // by trie entry
}

// entry is a word of a list.
type entry struct {
	english  []string // as tokens have them
	compound bool     // it is the sum of others of two characters or more
	land     bool     // one of them is for a country or a region
}

// ReadWords reads the list of a language, given by its base subtag ("zh"). A line has a word,
// perhaps other ways to write it (Chinese in both scripts), and after a colon its English words in
// small letters, the likeliest first:
//
//	兌換 兑换: exchange convert conversion redemption
//
// Words that are the sum of others may be left out where the sum says the same. The error names
// every line that is none.
func ReadWords(lang, text string) (*Words, error) {
	byHead := make(map[string][]string)
	var errs []error
	n := 0
	for line := range strings.Lines(strings.ToValidUTF8(text, "\uFFFD")) {
		n++
		heads, english, ok := strings.Cut(line, ":")
		words := strings.Fields(english)
		if !ok || strings.TrimSpace(heads) == "" || len(words) == 0 {
			errs = append(errs, fmt.Errorf("words of %s:%d: %q has no word and its English, parted by a colon", lang, n, strings.TrimSpace(line)))
			continue
		}
		for i, w := range words {
			words[i] = oneSpelling(w)
		}
		for _, head := range strings.Fields(heads) {
			byHead[head] = append(byHead[head], words...)
		}
	}
	return newWords(lang, text, byHead), errors.Join(errs...)
}

func newWords(lang, text string, byHead map[string][]string) *Words {
	heads := slices.Sorted(maps.Keys(byHead)) // UTF-8 sorts as its runes do
	var keys [][]rune
	for _, head := range heads {
		keys = append(keys, []rune(head))
	}
	l := &Words{lang: lang, text: text, trie: newTrie(keys)}
	for _, head := range heads {
		l.entries = append(l.entries, entry{english: byHead[head], land: slices.ContainsFunc(byHead[head], land)})
	}
	for i, head := range heads {
		l.entries[i].compound = l.isSum(head, true)
	}
	return l
}

// isSum reports whether a text is a row of words of two characters or more: of more than one, if it
// is whole.
func (l *Words) isSum(text string, whole bool) bool {
	if text == "" {
		return true
	}
	at, n := int32(0), 0
	for i, r := range text {
		if at = l.trie.step(at, r); at == 0 {
			return false
		}
		rest := text[i+utf8.RuneLen(r):]
		if n++; n < 2 || whole && rest == "" {
			continue
		}
		if l.trie.nodes[at].entry > 0 && l.isSum(rest, false) {
			return true
		}
	}
	return false
}

// entry is what a text becomes in English, as one word; nil for a text that the list does not have.
func (l *Words) entry(text string) *entry {
	at := int32(0)
	for _, r := range text {
		if at = l.trie.step(at, r); at == 0 {
			return nil
		}
	}
	if e := l.trie.nodes[at].entry; e > 0 {
		return &l.entries[e-1]
	}
	return nil
}

// wordsFor is the list of words for a pair of languages; nil where there is none.
func (g *Glossary) wordsFor(source, target string) *Words {
	if baseLang(target) != "en" {
		return nil
	}
	return g.words[baseLang(source)]
}
