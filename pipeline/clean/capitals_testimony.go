package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// testimony is one text that is asked how words are written.
type testimony struct {
	*hearing
	text  string
	latin bool // its words are in Latin letters throughout
	nouns bool // it is in German, whose nouns have capitals
}

// hear adds the form at a span, if it testifies to anything.
func (t testimony) hear(s pipeline.Span, part bool) {
	if s.Len() > longestForm {
		return
	}
	f := written{text: plain(t.text[s.Start:s.End]), kind: pipeline.Source, sure: sureForm, bracketed: inBrackets(t.text, s)}
	f.roman = romans[f.text]
	if len(strings.ToLower(f.text)) != len(f.text) || len(f.text) < 2 && !f.roman || inSmall(styledUnits, f.text) || isProtein(f.text) {
		return
	}
	now := caseOf(f.text)
	digits := strings.ContainsAny(f.text, "0123456789")
	if now == mixed && isCompoundName(f.text) || now == initial && digits && !isSymbol(f.text) {
		now, digits = initial, false // Kruskal-Wallis, Caspase-3
	}
	switch {
	case now == caseless || now == allSmall:
		return
	case now == initial && !digits:
		if !t.isName(s, f.text, part) {
			return
		}
		f.name, f.sure = true, sureName
	case now == upper && !digits && (part && len(f.text) < 3 || t.latin && t.inHeading(s, f.text)):
		return
	}
	t.add(f)
}

// isName reports whether a capital at the beginning of a word of the original
// means that it is a name.
func (t testimony) isName(s pipeline.Span, f string, part bool) bool {
	word := strings.ToLower(strings.TrimRight(f, "-0123456789"))
	switch {
	case len(f) < 3 || part && len(f) < 4 || common[word]:
		return false
	case !t.latin:
		return t.neighbours(s) < 2 // more are the long form of an acronym, its words in capitals
	case t.nouns || englishWords[word] || beginsSentence(t.text, s.Start):
		return false
	}
	return !slices.ContainsFunc(nounEndings, func(end string) bool { return strings.HasSuffix(word, end) })
}

// neighbours counts the Latin words beside a span with one space between.
func (t testimony) neighbours(s pipeline.Span) int {
	n := 0
	for end := s.End; end+1 < len(t.text) && n < 2 && t.text[end] == ' ' && inToken(t.text[end+1:]) > 0; n++ {
		end += 1 + tokenEnd(t.text[end+1:])
	}
	for at := s.Start; at > 1 && n < 2 && t.text[at-1] == ' ' && lastToken(t.text[:at-1]) < at-1; n++ {
		at = lastToken(t.text[:at-1])
	}
	return n
}

// nounEndings are those of words that have a capital only in a title.
var nounEndings = []string{"ing", "ed", "ion", "ions", "ity", "ness", "ment", "ments", "tic", "ics", "al", "ous", "ive", "sis", "itis", "logy", "ance", "ence", "ism", "ate", "able", "ary", "ory", "ure"}

// isCompoundName reports whether all parts of a form are names or small:
// "Kruskal-Wallis", and not "Swiss-PdbViewer".
func isCompoundName(f string) bool {
	if strings.ContainsAny(f, "0123456789") {
		return false
	}
	of := parts(f, pipeline.Span{End: len(f)})
	return len(of) > 1 && !slices.ContainsFunc(of, func(s pipeline.Span) bool {
		c := caseOf(f[s.Start:s.End])
		return c != initial && c != allSmall || s.Len() < 3
	})
}

// isSymbol reports whether a form with one capital and digits is a symbol (F5,
// Ser1781, Ki-67) rather than a word and a number (Caspase-3).
func isSymbol(f string) bool {
	letters := strings.IndexFunc(f, func(r rune) bool { return !unicode.IsLetter(r) })
	return letters <= 3 || f[letters] != '-' && isDigit(rune(f[letters])) && !inSmall(common, f[:letters])
}

// contradict takes back the forms that the text also has in small letters.
func (t testimony) contradict() {
	for s := range t.where.tokens(t.text) {
		if f, ok := t.forms[t.text[s.Start:s.End]]; ok && f.kind == pipeline.Source && !f.bracketed && !f.roman {
			f.text = ""
			t.forms[t.text[s.Start:s.End]] = f
		}
	}
}

// inHeading reports whether capitals throughout may be a heading's or for
// emphasis: "METHODS:", "MATERIAL AND METHODS".
func (t testimony) inHeading(s pipeline.Span, f string) bool {
	if len(f) < 4 || inBrackets(t.text, s) {
		return false
	}
	after := strings.TrimLeft(t.text[s.End:], " ")
	if len(f) > 8 || strings.HasPrefix(after, ":") || beginsSentence(t.text, s.Start) && strings.HasPrefix(after, ".") {
		return true
	}
	before := strings.TrimRight(t.text[:s.Start], " ")
	return shouts(after[:tokenEnd(after)]) || shouts(before[lastToken(before):])
}

// shouts reports whether a word of three letters or more is in capitals.
func shouts(word string) bool {
	return len(word) >= 3 && !isSmall(word[len(word)-1]) && caseOf(word) == upper && !strings.ContainsAny(word, "0123456789")
}

// tokenEnd is where the token that a text begins with ends.
func tokenEnd(text string) int {
	i := 0
	for n := inToken(text); n > 0; n = inToken(text[i:]) {
		i += n
	}
	return i
}

// lastToken is where the token that a text ends with begins.
func lastToken(text string) int {
	i := len(text)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.In(r, unicode.Latin) {
			break
		}
		i -= n
	}
	return i
}

// isProtein reports whether a form is a P and a number, which is written p53
// in English whatever the original has.
func isProtein(f string) bool {
	return len(f) > 1 && f[0] == 'P' && strings.Trim(f[1:], "0123456789") == ""
}

// germanNouns reports whether a text looks German by its commonest words, so
// that a capital inside a sentence says nothing.
func germanNouns(text string) bool {
	found := 0
	for _, w := range [...]string{" der ", " die ", " und ", " das ", " von ", " mit ", " bei "} {
		if strings.Contains(text, w) {
			found++
		}
	}
	return found >= 3
}
