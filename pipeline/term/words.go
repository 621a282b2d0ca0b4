package term

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Words is what the words of a language become in English: what a translator, above all a machine,
// puts for each. They are vocabulary, not terms. With them a name that was put word for word is
// known as such, whatever glossary it is from.
type Words struct {
	lang string
	text string
	rows map[rune]row // by their first character

	entries []entry // in the order of their heads
	seconds []rune  // their second characters, side by side for a quick look; utf8.RuneError for none
}

// row is where the words stand that begin with one character.
type row struct{ from, to int }

// entry is a word of a list.
type entry struct {
	head     string
	size     int      // its characters
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
	l := &Words{lang: lang, text: text, rows: make(map[rune]row)}
	var lists blocks[string]
	at := make(map[string]int) // in the entries, by head
	var errs []error
	n := 0
	for line := range strings.Lines(text) {
		n++
		heads, english, ok := strings.Cut(line, ":")
		words := lists.add(strings.Fields(english)...)
		if !ok || strings.TrimSpace(heads) == "" || len(words) == 0 {
			errs = append(errs, fmt.Errorf("words of %s:%d: %q has no word and its English, parted by a colon", lang, n, strings.TrimSpace(line)))
			continue
		}
		for i, w := range words {
			words[i] = oneSpelling(w)
		}
		for head := range strings.FieldsSeq(heads) {
			i, known := at[head]
			if !known {
				i = len(l.entries)
				at[head], l.entries = i, append(l.entries, entry{head: head, size: utf8.RuneCountInString(head)})
			}
			l.entries[i].add(words)
		}
	}
	l.file()
	return l, errors.Join(errs...)
}

// add adds English words to those of a list.
func (e *entry) add(english []string) {
	if e.english == nil {
		e.english = english // as all words of a line have them
	} else {
		e.english = slices.Concat(e.english, english)
	}
	e.land = e.land || slices.ContainsFunc(english, land)
}

// file puts the words in order, and each in its row.
func (l *Words) file() {
	l.entries = slices.Clone(l.entries) // without the room that they grew into
	slices.SortFunc(l.entries, func(a, b entry) int { return strings.Compare(a.head, b.head) })
	l.seconds = make([]rune, len(l.entries))
	for i, e := range l.entries {
		first, second := firstTwo(e.head)
		r, ok := l.rows[first]
		if !ok {
			r.from = i
		}
		r.to = i + 1
		l.rows[first], l.seconds[i] = r, second
	}
	for i := range l.entries {
		l.entries[i].compound = l.isSum(l.entries[i].head, true)
	}
}

// begin yields the words that a text begins with, each longer than the one before.
func (l *Words) begin(text string) iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		first, second := firstTwo(text)
		r := l.rows[first]
		for i, s := range l.seconds[r.from:r.to] { // a word stands before those that begin with it
			if s != second && s != utf8.RuneError {
				continue
			}
			if e := &l.entries[r.from+i]; strings.HasPrefix(text, e.head) && !yield(e) {
				return
			}
		}
	}
}

// firstTwo are the first two characters of a text; utf8.RuneError for one that it lacks.
func firstTwo(text string) (first, second rune) {
	first, n := utf8.DecodeRuneInString(text)
	second, _ = utf8.DecodeRuneInString(text[n:])
	return first, second
}

// isSum reports whether a text is a row of words of two characters or more: of more than one, if it
// is whole.
func (l *Words) isSum(text string, whole bool) bool {
	if text == "" {
		return true
	}
	for e := range l.begin(text) {
		if e.size > 1 && !(whole && e.head == text) && l.isSum(text[len(e.head):], false) {
			return true
		}
	}
	return false
}

// entry is what a text becomes in English as one word; nil where the list does not have it.
func (l *Words) entry(text string) *entry {
	for e := range l.begin(text) {
		if e.head == text {
			return e
		}
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
