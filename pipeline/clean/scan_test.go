package clean

import (
	"slices"
	"strings"
	"testing"

	"rectify/pipeline/scan"
)

func TestAScanStopsWhereAWalkDoes(t *testing.T) {
	look := newPairs(pair{"", "#"}, pair{" ", " ,"}, pair{",", "x"})
	paired := func(text string, at int) bool {
		before := byte(0)
		if at > 0 {
			before = text[at-1]
		}
		b := text[at]
		return b == '#' || before == ' ' && (b == ' ' || b == ',') || before == ',' && b == 'x'
	}
	for name, c := range map[string]struct {
		scan  func(text string, at int) int
		stops func(text string, at int) bool
	}{
		"beyondPrint": {beyondPrint, func(text string, at int) bool { return text[at] < ' ' || text[at] >= 0x7F }},
		"pairs":       {look.next, paired},
	} {
		for b := range 256 { // every byte, at every place of eight and behind them
			for n := range 20 {
				text := strings.Repeat("a ", n/2) + "b"[:n%2] + string([]byte{byte(b)}) + ",xyz  # 7é\x7f\x00"
				for from := range len(text) + 1 {
					want := from
					for want < len(text) && !c.stops(text, want) {
						want++
					}
					if got := c.scan(text, from); got != want {
						t.Fatalf("%s stops in %+q from %d at %d, not %d", name, text, from, got, want)
					}
				}
			}
		}
	}
}

func TestSpacesOfEightBytesAreToldAtOnce(t *testing.T) {
	for b := range 256 { // every byte, beside all others
		for beside := range 256 {
			text := strings.Repeat(string([]byte{byte(beside), byte(b)}), 4)
			want := uint64(0)
			for at := range 8 {
				if text[at] == ' ' {
					want |= 0x80 << (8 * at)
				}
			}
			if got := spacesIn(scan.Eight(text, 0)); got != want {
				t.Fatalf("of %+q it says %x, not %x", text, got, want)
			}
		}
	}
}

func TestPlacesAreThoseOfAWalk(t *testing.T) {
	for b := range 256 { // every byte, at every place of 64 and behind them
		for n := range 70 {
			text := strings.Repeat("a. 7", n/4) + "b z"[:n%4%3] + string([]byte{byte(b)}) + "Z[a{@`é9x-y;"
			var words, marks []int
			for i := range len(text) {
				if isLetter(text[i]) && (i == 0 || !isLetter(text[i-1])) {
					words = append(words, i)
				}
				if strings.IndexByte("\xC3a.;", text[i]) >= 0 {
					marks = append(marks, i)
				}
			}
			if got := slices.Collect(wordPlaces(text)); !slices.Equal(got, words) {
				t.Fatalf("words of %+q begin at %d, not at %d", text, words, got)
			}
			if got := slices.Collect(eachOf(text, "\xC3a.;")); !slices.Equal(got, marks) {
				t.Fatalf("the bytes stand in %+q at %d, not at %d", text, marks, got)
			}
		}
	}
}

func TestATextContainsAWordWhereverItStands(t *testing.T) {
	for _, word := range []string{"abc", "aab", "aaa", "neacd", "abcabcabcabd"} {
		for before := range 20 {
			for after := range 20 {
				for _, fill := range []string{"a", "ab", "abc ", "é", "\x00\x01"} {
					around := strings.Repeat(fill, 20)
					for _, text := range []string{around[:before] + around[:after], around[:before] + word + around[:after], around[:before] + word[1:] + around[:after]} {
						if got := contains(text, word); got != strings.Contains(text, word) {
							t.Fatalf("%+q has %q: %v", text, word, got)
						}
					}
				}
			}
		}
	}
}

func TestWordsOfASetAreOfItsLengths(t *testing.T) {
	for _, c := range []struct {
		lengths *lengths
		sets    []map[string]bool
	}{{noteLengths, []map[string]bool{noteWords, commonWords}}, {longLengths, []map[string]bool{functionWords, works, chemicals}}} {
		for _, words := range c.sets {
			for w := range words {
				for _, written := range []string{w, strings.ToUpper(w), strings.ToUpper(w[:1]) + w[1:], strings.ReplaceAll(w, "k", "\u212A"), strings.ReplaceAll(w, "i", "İ")} {
					if words[strings.ToLower(written)] && !c.lengths.may(written) {
						t.Errorf("%q is a word, and not of a length of words", written)
					}
				}
			}
		}
		if c.lengths.may("Reconciliations") {
			t.Error("a word is of a length that no word has")
		}
	}
}

func TestAWordIsLookedUpInSmallLetters(t *testing.T) {
	for _, word := range []string{"", "the", "The", "COPD", "x-Ray", "ÄRZTE", "\u212Aelvin", "İ", "ſ", "E\u0301", "Δ9", "A\xffB", "@[`{", strings.Repeat("Word", 20)} {
		if !inSmall(set(strings.ToLower(word)), word) {
			t.Errorf("%+q is not looked up as %+q", word, strings.ToLower(word))
		}
		if got := string(appendSmall([]byte("a "), word)); got != "a "+strings.ToLower(word) {
			t.Errorf("%+q in small letters is %+q", word, got)
		}
	}
}
