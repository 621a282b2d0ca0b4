package term

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// indefinite finds an English indefinite article right before a place.
var indefinite = regexp.MustCompile(`(?:^|[\s("“‘'\[])([Aa]n?)[ \x{a0}]$`)

// withArticle agrees the indefinite article before a name with the name: "a
// OSCE" becomes "an OSCE". It returns where the edit then begins and its text.
func withArticle(text string, start int, name string) (int, string) {
	from := max(0, start-8)
	m := indefinite.FindStringSubmatchIndex(text[from:start])
	if m == nil {
		return start, name
	}
	article := text[from+m[2] : from+m[3]]
	want := article[:1]
	if vowelSound(name) {
		want += "n"
	}
	if want == article {
		return start, name
	}
	return from + m[2], want + text[from+m[3]:start] + name
}

// vowelSound reports whether an English name begins with the sound of a vowel.
// Capitals together are read letter by letter.
func vowelSound(name string) bool {
	word, _, _ := strings.Cut(name, " ")
	if acronymShaped(word) && !readAsWord(word) {
		return strings.ContainsRune("AEFHILMNORSX", rune(word[0]))
	}
	low := strings.ToLower(word)
	for _, p := range []string{"uni", "use", "usu", "eu", "one", "ubi"} {
		if strings.HasPrefix(low, p) && !strings.HasPrefix(low, "unin") && !strings.HasPrefix(low, "unim") {
			return false
		}
	}
	for _, p := range []string{"hour", "honest", "honor", "honour", "heir"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(low)
	return strings.ContainsRune("aeiouáéíóúàèäöü", r)
}

// readAsWord reports whether capitals are likely spoken as a word: a vowel in
// the middle and more than three letters (NATO, ASEAN, UNESCO).
func readAsWord(acronym string) bool {
	return len(acronym) > 3 && strings.ContainsAny(acronym[1:], "AEIOU")
}

// acronymShaped reports whether a word is mostly capitals: ARF, G20, CSCAP.
func acronymShaped(word string) bool {
	upper, n := 0, 0
	for _, r := range word {
		n++
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			upper++
		}
	}
	return n > 1 && upper*2 > n && unicode.IsUpper(firstRune(word))
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// pluralize puts the noun of an English name in the plural: the word before the
// first preposition, or the last word.
func pluralize(name string) string {
	head, rest := cutHead(name)
	return pluralWord(head) + rest
}

// singularize puts the noun of an English name in the singular.
func singularize(name string) string {
	head, rest := cutHead(name)
	switch {
	case strings.HasSuffix(head, "ies"):
		head = strings.TrimSuffix(head, "ies") + "y"
	case strings.HasSuffix(head, "sses"), strings.HasSuffix(head, "xes"), strings.HasSuffix(head, "ches"), strings.HasSuffix(head, "shes"):
		head = strings.TrimSuffix(head, "es")
	case !strings.HasSuffix(head, "ss"):
		head = strings.TrimSuffix(head, "s")
	}
	return head + rest
}

// cutHead cuts a name behind its noun.
func cutHead(name string) (head, rest string) {
	head = name
	for _, p := range []string{" of ", " for ", " on ", " in ", " at ", " against ", " between ", " to "} {
		if i := strings.Index(name, p); i > 0 && i < len(head) {
			head, rest = name[:i], name[i:]
		}
	}
	return head, rest
}

func pluralWord(s string) string {
	low := strings.ToLower(s)
	switch {
	case strings.HasSuffix(low, "s"), strings.HasSuffix(low, "x"), strings.HasSuffix(low, "ch"), strings.HasSuffix(low, "sh"):
		return s + "es"
	case strings.HasSuffix(low, "y") && len(low) > 1 && !strings.ContainsRune("aeiou", rune(low[len(low)-2])):
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}
