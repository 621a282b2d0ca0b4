package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// openers are capitalised words that begin a sentence and never belong to the
// word before them.
var openers = set(
	"The", "This", "These", "Those", "In", "On", "At", "From", "To", "We", "It", "Our", "There", "Here", "I", "A", "An",
	"If", "When", "While", "Although", "Though", "Since", "Because", "Despite", "Under", "After", "Before", "During", "Among", "Between",
	"Most", "Many", "Some", "Several", "Recent", "Recently", "How", "What", "Why", "Is", "Are", "Can", "Does", "Do",
	"However", "Whereas", "Both", "Every", "Each", "Few", "Using", "Given", "Through", "Within", "Over", "They", "He", "She", "My", "Today",
	"Le", "La", "Les", "L", "Cet", "Cette", "Ce", "Ces", "Dans", "Nous", "Un", "Une", "Depuis", "Notre", "Cependant",
	"El", "Los", "Las", "En", "Este", "Esta", "Estos", "Estas", "Se", "Nuestro", "Nuestra", "Desde",
	"O", "Os", "As", "Neste", "Nesta", "Este", "Esta", "Esse", "Il", "Lo", "Gli", "Questo", "Questa", "Nel", "Nella",
	"Der", "Die", "Das", "Im", "Ein", "Eine", "Dieser", "Diese", "Dieses", "Es", "Wir", "Seit", "Het", "Een", "Dit", "Deze", "We",
	"Niniejszy", "Niniejsza", "Artykuł", "Celem", "Cílem", "Tato", "Tento", "Článek", "Práce", "Bu", "Çalışma", "Çalışmada", "Günümüzde",
	"Bài", "Nghiên", "Trong", "Mục", "Penelitian", "Tulisan", "Artikel", "Kajian", "Makalah",
	"В", "На", "Статья", "Данная", "Эта", "Этот", "Рассматривается", "Рассмотрены", "Рассматриваются", "Целью", "Работа", "Настоящая", "Исследование", "Изучено", "Представлены",
	"У", "Стаття", "Метою", "Дана", "Ця", "Бұл", "Мақалада", "Энэ",
)

// linking are words that begin a sentence, and that a heading also goes on with:
// "Summary for Policymakers". A small letter must follow them.
var linking = set("For", "By", "With", "As", "To", "From", "Over", "Through")

// headings are the heads of a structured abstract; a colon follows them.
var headings = set(
	"background", "objective", "objectives", "purpose", "introduction", "aim", "aims", "context", "methods", "importance", "rationale", "design",
	"problem", "question", "questions", "setting", "goal", "goals", "motivation", "hypothesis", "issue", "significance", "overview",
	"contexte", "objectif", "objectifs", "introducción", "objetivo", "objetivos", "antecedentes", "introdução", "contexto", "fundamento", "obiettivo", "obiettivi", "scopo", "introduzione", "premessa",
	"hintergrund", "ziel", "ziele", "einleitung", "fragestellung", "zielsetzung", "achtergrond", "doel", "inleiding", "cel", "wstęp", "wprowadzenie", "cíl", "úvod", "cíle",
	"цель", "актуальность", "введение", "обоснование", "мета", "вступ", "актуальність", "мақсаты", "зорилго",
	"amaç", "giriş", "đặt", "mục", "tujuan", "latar", "objektif",
)

// unpunctuated are the headings that also stand before a sentence without a colon.
var unpunctuated = set("background", "objective", "objectives", "purpose", "introduction", "aim", "aims", "importance", "rationale")

// opensSentence reports whether a text begins, after white space, with a word
// that begins a sentence, or with the heading of a structured abstract.
func opensSentence(text string) bool {
	text = text[:min(len(text), longestName)]
	text = text[blanks(text):]
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end <= 0 {
		return openers[text]
	}
	word, rest := text[:end], text[end:]
	next, size := utf8.DecodeRuneInString(rest)
	switch {
	case linking[word]:
		return next == ' ' && !unicode.IsUpper(firstRune(rest[size:]))
	case openers[word]:
		return unicode.IsSpace(next) || next == '’' || next == '\'' || next == ','
	case !unicode.IsUpper(firstRune(word)):
		return false
	}
	low := strings.ToLower(word)
	return headings[low] && strings.HasPrefix(rest, ":") || unpunctuated[low] && unicode.IsSpace(next) && ordinary(rest[size:])
}

// shouted reports whether a text begins with an opener in capitals and goes on
// in capitals: "THE REGION".
func shouted(text string) bool {
	word, rest, ok := strings.Cut(text[:min(len(text), longestName)], " ")
	return ok && len(word) > 1 && strings.ToUpper(word) == word && openers[word[:1]+strings.ToLower(word[1:])] && unicode.IsUpper(firstRune(rest)) && unicode.IsUpper(firstRune(rest[1:]))
}

// far is how much of a text is read for how it writes a word elsewhere, in bytes.
const far = 4000

// modified are what "abstract" and "summary" stand before as adjectives.
var modified = set("expressionism", "expressionist", "expressionists", "art", "arts", "algebra", "algebras", "syntax", "interpretation", "painting", "paintings", "painter", "painters",
	"thinking", "reasoning", "concepts", "concept", "data", "machine", "machines", "nouns", "noun", "meaning", "knowledge", "ideas", "principles", "rules", "words",
	"judgment", "judgement", "justice", "statistics", "measures", "report", "reports", "table", "tables", "findings", "points", "trial", "proceedings", "conviction", "execution")

// capitalOfSentence reports whether a capitalised word begins a sentence after a
// name, by the rest of the text: it goes on in small letters and writes the same
// word small elsewhere, and nowhere puts the two words together.
func capitalOfSentence(name, after string) bool {
	if !ordinary(after) {
		return false
	}
	after = after[:min(len(after), far)]
	end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 4 || after[end] != ' ' || !unicode.IsLower(firstRune(after[end+1:])) {
		return false
	}
	low, rest := strings.ToLower(after[:end]), after[end:]
	return !modified[low] && !strings.Contains(strings.ToLower(rest), fold(name)+" "+low) && hasWord(rest, low)
}

// hasWord reports whether a word stands in a text with no letters around it.
func hasWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(before) && !unicode.IsLetter(firstRune(text[end:])) {
			return true
		}
		at = end
	}
}
