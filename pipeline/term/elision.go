package term

import (
	"strings"
	"unicode/utf8"
)

// elide agrees the French word before a name with its first sound: "de
// Organisation" becomes "d'Organisation", "d'Forum" becomes "de Forum". It returns where the
// edit then begins and its text; sure is false where the gender of an article cannot be known.
func elide(text string, start int, name string) (from int, out string, sure bool) {
	vowel := strings.ContainsRune("aeiouyàâéèêëîïôûœhAEIOUYÀÂÉÈÊËÎÏÔÛŒH", firstRune(name))
	before := text[:start]
	for _, e := range []struct{ full, elided string }{{"de ", "d"}, {"que ", "qu"}, {"le ", "l"}, {"la ", "l"}} {
		for _, apostrophe := range []string{"'", "’"} {
			if word := e.elided + apostrophe; !vowel && hasWord(before, word) {
				gendered := e.elided == "l"
				if gendered {
					return start, name, false
				}
				return start - len(word), e.full + name, true
			}
		}
		if vowel && hasWord(before, e.full) {
			return start - len(e.full), e.elided + "’" + name, true
		}
	}
	if vowel && hasWord(before, "du ") {
		return start - len("du "), "de l’" + name, true
	}
	return start, name, true
}

// hasWord reports whether a text ends in a word, itself not the end of a longer one.
func hasWord(text, word string) bool {
	rest, ok := strings.CutSuffix(text, word)
	if !ok {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(rest)
	return rest == "" || classOf(r) == other
}

// governed holds the words after which a German or Russian name stands in a
// case that its dictionary form does not show.
var governed = map[string][]string{
	"de": {"des ", "dem ", "den ", "der ", "im ", "am ", "vom ", "zum ", "zur ", "beim ", "eines ", "einer ", "einem ", "einen "},
	"ru": {"в ", "во ", "на ", "о ", "об ", "к ", "ко ", "с ", "со ", "от ", "до ", "для ", "из ", "у ", "при ", "по ", "под ", "над ", "за ", "между ", "через ", "рамках ", "членов ", "стран ", "участников "},
}

// caseShows reports whether a place in a German or Russian text asks for a
// case: the repair is then suggested, not made.
func caseShows(text string, start int, lang string) bool {
	for _, w := range governed[lang] {
		if hasWord(strings.ToLower(text[max(0, start-24):start]), w) {
			return true
		}
	}
	return false
}
