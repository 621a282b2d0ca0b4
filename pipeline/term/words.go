package term

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

// Words is what the words of a language become in English: what a translator, above all a machine,
// puts for each. They are vocabulary, not terms. With them a name that was put word for word is
// known as such, whatever glossary it is from.
type Words struct {
	lang    string
	text    string
	entries map[string]entry
	longest int // bytes of the longest word
}

// entry is a word of a list.
type entry struct {
	english  []string // as tokens have them
	compound bool     // it is the sum of others of two characters or more
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
	l := &Words{lang: lang, text: text, entries: make(map[string]entry)}
	var errs []error
	n := 0
	for line := range strings.Lines(text) {
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
			l.entries[head] = entry{english: append(l.entries[head].english, words...)}
			l.longest = max(l.longest, len(head))
		}
	}
	for head, e := range l.entries {
		if e.compound = l.isSum(head, true); e.compound {
			l.entries[head] = e
		}
	}
	return l, errors.Join(errs...)
}

// isSum reports whether a text is a row of words of two characters or more: of more than one, if it
// is whole.
func (l *Words) isSum(text string, whole bool) bool {
	if text == "" {
		return true
	}
	for head, n := range prefixes(text) {
		if n < 2 || whole && head == text {
			continue
		}
		if _, ok := l.entries[head]; ok && l.isSum(text[len(head):], false) {
			return true
		}
	}
	return false
}

// prefixes yields what a text begins with, a character longer each time, and its characters.
func prefixes(text string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for end, n := 0, 1; end < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[end:])
			end += size
			if !yield(text[:end], n) {
				return
			}
		}
	}
}

// wordsFor is the list of words for a pair of languages; nil where there is none.
func (g *Glossary) wordsFor(source, target string) *Words {
	if baseLang(target) != "en" {
		return nil
	}
	return g.words[baseLang(source)]
}
