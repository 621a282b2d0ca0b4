package dictionary_test

import (
	"regexp"
	"strings"
	"testing"

	"rectify/dictionaries"
	"rectify/pipeline/dictionary"
)

func TestTheEmbeddedListsOfWordsAreWellFormed(t *testing.T) {
	lists, err := dictionary.Words(dictionaries.Words)
	if err != nil || len(lists) != 3 {
		t.Fatalf("%d lists: %v", len(lists), err)
	}
	english := regexp.MustCompile(`^[a-z0-9]+( [a-z0-9]+)*$`)
	for _, lang := range []string{"ja", "ko", "zh"} {
		data, err := dictionaries.Words.ReadFile("words/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]int)
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			heads, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			head, _, _ := strings.Cut(heads, " ")
			if seen[head] > 0 {
				t.Errorf("%s.txt:%d: %s stands in line %d already", lang, n, head, seen[head])
			}
			seen[head] = n
			if !english.MatchString(words) {
				t.Errorf("%s.txt:%d: %s becomes %q: want English words in small letters", lang, n, head, words)
			}
		}
	}
}
