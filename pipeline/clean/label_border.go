package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// colons set off a label whatever follows.
const colons = ":：︰|｜"

// points set off a label when a sentence follows: "Abstract. The", "Abstract—This".
const points = ".。．—–-－·"

// separator is the length of the white space and marks between a label and
// its content.
func separator(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool {
		return space(r) || strings.ContainsRune(colons+points, r)
	}))
}

// setOff weighs whether a name is a label, by how it is written and what
// follows it: 0 if it may be the beginning of a sentence.
func setOff(name, rest string) float64 {
	gap := blanks(rest)
	after := rest[gap:]
	mark, size := utf8.DecodeRuneInString(after)
	switch {
	case after == "":
		return 0.95 // nothing follows: flagged, never taken off
	case strings.ContainsRune(colons, mark):
		return 0.98
	case spacedOut(name) && unicode.IsSpace(firstRune(rest)):
		return 0.97
	case mark == '\n' || mark == '\r':
		return lineOf(name, after)
	case strings.ContainsRune(points, mark):
		return pointed(name, gap, mark, after[size:])
	case certain[fold(name)] && gap > 0:
		return 0.96
	case gap == 0:
		return glued(name, after)
	}
	return spaced(name, gap, after)
}

// lineOf weighs a name that has a line to itself. A small letter after it may
// go on with a sentence that was broken there.
func lineOf(name, after string) float64 {
	first, _ := utf8.DecodeRuneInString(name)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(after, space))
	if unicode.IsLower(first) || unicode.IsLower(next) {
		return 0.8
	}
	return 0.97
}

// pointed weighs a name before a full stop or dash: "Abstract. The", but not
// "Abstract-based" or "Summary — judgment".
func pointed(name string, gap int, mark rune, rest string) float64 {
	first, _ := utf8.DecodeRuneInString(name)
	after := strings.TrimLeftFunc(rest, space)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case unicode.IsLower(first) || unicode.IsLower(next) || !hasContent(after):
		return 0
	case mark == '-' && gap == 0 && len(after) == len(rest) && !opensSentence(after):
		return 0 // "Abstract-Syntax"
	case strings.ContainsRune(points, next):
		return 0
	}
	return 0.96
}

// glued weighs a name that the text follows without a space: "AbstractThe".
func glued(name, after string) float64 {
	last, _ := utf8.DecodeLastRuneInString(name)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.ContainsRune("[［【〔", next):
		return 0.95
	case unicode.IsLower(last) && opensSentence(after):
		return 0.95
	}
	return 0
}

// spaced weighs a name that only white space parts from the text: in capitals
// before ordinary words, or before a word that can only begin a sentence.
func spaced(name string, gap int, after string) float64 {
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case unicode.Is(unicode.Han, first):
		if gap >= len("\u3000") || strings.HasPrefix(after, "本") || strings.HasPrefix(after, "目的") || strings.HasPrefix(after, "【") {
			return 0.95
		}
	case !unicode.IsUpper(first):
	case opensSentence(after):
		return 0.95
	case strings.ToUpper(name) == name && utf8.RuneCountInString(name) > 2 && ordinary(after):
		return 0.95
	}
	return 0
}

// spacedOut reports whether the letters of a name stand apart.
func spacedOut(name string) bool {
	letters := 0
	for _, f := range strings.Fields(name) {
		if utf8.RuneCountInString(f) > 1 {
			return false
		}
		letters++
	}
	return letters > 1
}

// ordinary reports whether a text begins with a capitalised word: a capital,
// then a small letter.
func ordinary(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	return unicode.IsUpper(first) && unicode.IsLower(second) || first == 'I' && second == ' ' || first == 'A' && second == ' '
}

// openers are capitalised words that begin a sentence and never belong to the
// word before them.
var openers = set(
	"The", "This", "These", "Those", "In", "On", "At", "For", "From", "By", "With", "As", "To", "We", "It", "Our", "There", "Here", "I", "A", "An",
	"If", "When", "While", "Although", "Though", "Since", "Because", "Despite", "Under", "After", "Before", "During", "Among", "Between",
	"Most", "Many", "Some", "Several", "Recent", "Recently", "How", "What", "Why", "Is", "Are", "Can", "Does", "Do",
	"Le", "La", "Les", "L", "Cet", "Cette", "Ce", "Ces", "Dans", "Nous", "Un", "Une", "El", "Los", "Las", "En", "Este", "Esta", "Se",
	"O", "Os", "As", "Neste", "Il", "Lo", "Der", "Die", "Das", "Im", "Ein", "Eine", "Dieser", "Diese", "Bu", "В", "На", "Статья", "Данная", "Эта",
)

// headings are the heads of a structured abstract; a colon follows them.
var headings = set(
	"background", "objective", "objectives", "purpose", "introduction", "aim", "aims", "context", "methods", "importance", "rationale", "design",
	"problem", "question", "questions", "setting", "goal", "goals", "objetivo", "objetivos", "introducción", "introdução", "introduction",
	"contexte", "objectif", "objectifs", "цель", "актуальность", "введение", "amaç", "giriş", "hintergrund", "ziel",
)

// opensSentence reports whether a text begins, after white space, with a word
// that begins a sentence, or with the heading of a structured abstract.
func opensSentence(text string) bool {
	text = text[:min(len(text), longestName)]
	text = text[blanks(text):]
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end <= 0 {
		return openers[text]
	}
	if openers[text[:end]] {
		r, _ := utf8.DecodeRuneInString(text[end:])
		return unicode.IsSpace(r) || r == '’' || r == '\''
	}
	return headings[strings.ToLower(text[:end])] && strings.HasPrefix(text[end:], ":")
}
