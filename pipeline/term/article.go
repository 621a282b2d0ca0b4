package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// indefinite finds an English indefinite article right before a place: where it
// stands, without the space behind it.
func indefinite(text string, at int) (pipeline.Span, bool) {
	before, ok := strings.CutSuffix(text[:at], " ")
	if !ok {
		before, ok = strings.CutSuffix(before, "\u00a0")
	}
	if !ok {
		return pipeline.Span{}, false
	}
	for _, article := range [...]string{"a", "A", "an", "An"} {
		head, ok := strings.CutSuffix(before, article)
		if ok && (head == "" || strings.ContainsRune(" \t\n\f\r(\"“‘'[", lastRune(head))) {
			return pipeline.Span{Start: len(head), End: len(before)}, true
		}
	}
	return pipeline.Span{}, false
}

// withArticle agrees the indefinite article before a name with the name: "a
// OSCE" becomes "an OSCE". It returns where the edit then begins and its text.
func withArticle(text string, start int, name string) (int, string) {
	s, ok := indefinite(text, start)
	if !ok {
		return start, name
	}
	article := text[s.Start:s.End]
	want := article[:1]
	if vowelSound(name) {
		want += "n"
	}
	if want == article {
		return start, name
	}
	return s.Start, want + text[s.End:start] + name
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
