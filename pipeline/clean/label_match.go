package clean

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// nameList is names, folded, by the letter they begin with.
type nameList map[rune][]string

// abstractList and allList are what may head an abstract, and a title.
var abstractList, allList = listNames(abstractNames), listNames(allNames)

func listNames(names map[string]string) nameList {
	list := make(nameList)
	for _, n := range slices.Sorted(maps.Keys(names)) {
		list[firstRune(n)] = append(list[firstRune(n)], n)
	}
	return list
}

// from are the names that begin with a letter, small or not.
func (l nameList) from(letter rune) []string { return l[unicode.ToLower(letter)] }

// labelName is the label's words at the start of a text and their length in
// it, 0 if there are none; of several the longest. Letters may stand apart: "a b
// s t r a c t".
func labelName(text, field string) (name string, size int) {
	list := abstractList
	if field == pipeline.Title {
		list = allList
	}
	first, second := utf8.DecodeRuneInString(text)
	apart := unicode.IsSpace(firstRune(text[second:]))
	for _, n := range list.from(first) {
		end := nameEnd(text, n, apart)
		if end > size && end <= longestName && (end == len(text) || utf8.RuneStart(text[end])) && !inWord(text, end) {
			size = end
		}
	}
	return text[:size], size
}

// nameEnd is where a folded name ends that a text begins with, 0 if it does not. It
// is the inverse of [fold]: the same letters with white space where the name has a
// space, or between all where they stand apart.
func nameEnd(text, name string, apart bool) (end int) {
	for i, letter := range name {
		if letter == ' ' || apart && i > 0 {
			gap := gapOf(text[end:])
			if gap == 0 {
				return 0
			}
			end += gap
		}
		if letter == ' ' {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.ToLower(r) != letter {
			return 0
		}
		end += size
	}
	return end
}

// gapOf is the length of the white space that a text begins with, 0 if it goes on
// behind the line.
func gapOf(text string) int {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	if strings.Contains(text[:len(text)-len(rest)], "\n") {
		return 0
	}
	return len(text) - len(rest)
}

// inWord reports whether the byte is inside a word of an alphabet. Letters and
// years that follow without a space are weighed by setOff where capitals show the
// border ("AbstractThe", "ABSTRACTThe", "Abstract1984").
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case unicode.IsMark(after) || after == '_':
		return true
	case unicode.IsDigit(after):
		return !yearAt(text[at:])
	case !unicode.IsLetter(after):
		return false
	case eastAsian(after):
		return eastAsian(before) && glue(text[at:]) == ""
	}
	return !unicode.IsUpper(after) || !unicode.IsLower(before) && !unicode.IsLower(firstRune(text[at+size:]))
}
