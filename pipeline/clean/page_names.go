package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitNames takes a list of names apart.
func splitNames(text string) []string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "by "), "By ")
	var names []string
	for text != "" {
		start, end := nameBreak(text)
		if n := strings.TrimSpace(text[:start]); n != "" {
			names = append(names, n)
		}
		text = text[end:]
	}
	return names
}

// nameBreak finds what parts the first two names of a list: a mark, perhaps with
// "and" behind it, or "and" or "&" between spaces. Without one it is the end.
func nameBreak(text string) (start, end int) {
	blank := false
	for i, r := range text {
		before := blank
		switch blank = strings.ContainsRune(asciiSpaces, r); {
		case strings.ContainsRune(",;、，；·", r):
			rest := strings.TrimLeft(text[i+utf8.RuneLen(r):], asciiSpaces)
			return i, len(text) - len(behindWord(rest, "and"))
		case blank && !before:
			gap := strings.TrimLeft(text[i:], asciiSpaces)
			for _, word := range [...]string{"and", "&"} {
				if rest := behindWord(gap, word); len(rest) < len(gap) {
					return i, len(text) - len(rest)
				}
			}
		}
	}
	return len(text), len(text)
}

// asciiSpaces are what \s is in an expression.
const asciiSpaces = " \t\n\f\r"

// behindWord is a text without the word that it begins with and the spaces behind it;
// all of it where it begins with another or no space follows.
func behindWord(text, word string) string {
	rest, ok := strings.CutPrefix(text, word)
	if trimmed := strings.TrimLeft(rest, asciiSpaces); ok && len(trimmed) < len(rest) {
		return trimmed
	}
	return text
}

// persons reports whether every item of a list has the form of a person's
// name. In Han and Hangul it takes several, and one of three characters: two alone
// are mostly words.
func persons(items []string) bool {
	eastAsian, three := 0, false
	for _, n := range items {
		if strings.IndexFunc(n, notEastAsian) < 0 {
			runes := utf8.RuneCountInString(n)
			if runes < 2 || runes > 4 {
				return false
			}
			eastAsian++
			three = three || runes == 3
		} else if !personal(n) {
			return false
		}
	}
	return len(items) > 0 && (eastAsian == 0 || three && len(items) > 1)
}

// personal reports whether a text has the form of a person's name: two to four
// capitalised words.
func personal(text string) bool {
	words := 0
	for w := range strings.FieldsSeq(text) {
		if words++; !unicode.IsUpper(firstRune(w)) || strings.IndexFunc(w, notInName) >= 0 {
			return false
		}
		if inSmall(functionWords, w) || inSmall(publicWords, w) {
			return false
		}
	}
	return words >= 2 && words <= 4
}

// notEastAsian reports whether a character is neither Han nor Hangul.
func notEastAsian(r rune) bool { return !unicode.In(r, unicode.Han, unicode.Hangul) }

// notInName reports whether a character stands in no name.
func notInName(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("-.'’", r) }

// publicWords stand in titles and names of institutions, not of persons.
var publicWords = set("asia", "asian", "europe", "european", "korea", "korean", "china", "chinese", "japan", "japanese", "russia", "america", "american", "north", "south", "east", "west", "northeast",
	"security", "policy", "politics", "peace", "cooperation", "community", "institute", "university", "center", "centre", "research", "studies", "study", "report", "relations", "economy", "economic",
	"international", "national", "global", "world", "united", "nations", "states", "foreign", "affairs", "strategy", "development", "series", "paper", "papers", "review", "journal", "department", "press",
	"war", "nuclear", "regional", "region", "new", "future", "history", "law", "trade", "energy", "defense", "defence", "introduction", "abstract", "summary", "background", "methods", "results", "conclusion", "conclusions",
	"key", "main", "findings", "contents", "executive", "overview", "table", "full", "text", "preface", "foreword", "highlights", "points", "about", "project", "article", "opinion",
	"commentary", "issue", "brief", "news", "event", "notice", "books", "book", "public", "social", "human", "rights", "climate", "change")
