package term

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// recase writes a name in place of what was found, as the concept's case has it.
func recase(name, found string, c Case, sentenceStart bool) string {
	switch {
	case smallFirst(name):
		return name
	case capitals(found) && strings.Contains(strings.TrimSpace(found), " "):
		return strings.ToUpper(name) // a heading
	case c == Transfer && titleCase(found):
		return title(name)
	case (c == Transfer || c == Sentence) && (sentenceStart || c == Transfer && capitalized(found)):
		return capitalize(name)
	}
	return name
}

// smallFirst reports whether a name is written with a capital behind a small
// first letter, as eBay is.
func smallFirst(name string) bool {
	first, n := utf8.DecodeRuneInString(name)
	second, k := utf8.DecodeRuneInString(name[n:])
	third, _ := utf8.DecodeRuneInString(name[n+k:])
	return unicode.IsLower(first) && unicode.IsUpper(second) && unicode.IsLower(third)
}

// capitalized reports whether a text begins with a word in capital and small
// letters: one that is all capitals, RMB, says nothing about what stands in its place.
func capitalized(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	return upperFirst(text) && !capitals(word)
}

// capitals reports whether a text has two letters or more and none is small.
func capitals(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// titleCase reports whether a text has two words or more and every one but the
// small words begins with a capital.
func titleCase(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if !upperFirst(w) && !smallWords[w] {
			return false
		}
	}
	return len(words) > 1
}

// title gives every word of a name but the small ones a capital; a name that
// has them stays as it is written.
func title(name string) string {
	if titleCase(name) {
		return name
	}
	words := strings.Split(name, " ")
	for i, w := range words {
		parts := strings.Split(w, "-")
		for k, part := range parts {
			if i+k == 0 || !smallWords[part] {
				parts[k] = capitalize(part)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func capitalize(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func upperFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// smallWords stay small inside names.
var smallWords = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true, "from": true, "in": true,
	"of": true, "on": true, "or": true, "over": true, "the": true, "to": true, "with": true, "against": true,
	"de": true, "des": true, "du": true, "la": true, "le": true, "les": true, "et": true, "sur": true, "pour": true,
	"el": true, "los": true, "las": true, "del": true, "y": true, "en": true, "para": true,
}

// startsSentence reports whether a sentence begins at byte i of a text.
func startsSentence(text string, i int) bool {
	before := strings.TrimRight(text[:i], " \t\u00a0\"“”'‘’([")
	if before == "" || strings.HasSuffix(before, "\n") {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…。！？", r)
}
