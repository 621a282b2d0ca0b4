package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// nameTheRest says what the unmarked lines above the prose of a page are, as
// far as their place tells: a line that stands twice is the series, a sentence
// between the two describes it, a list of names are the authors, and the last
// line before the first mark is the title. What is none of these stays.
func nameTheRest(head []line, recordTitle string) {
	anchor := firstMark(head)
	if anchor < 0 {
		return
	}
	nameSeries(head, anchor)
	nameAuthors(head, anchor)
	for i := range head {
		if head[i].marks == nil && recordTitle != "" && strings.EqualFold(head[i].text, strings.TrimSpace(recordTitle)) {
			name(&head[i], pipeline.Field{Name: "title", Values: []string{head[i].text}}, 0.97)
			return
		}
	}
	if slices.ContainsFunc(head, func(l line) bool { return l.is("title") }) {
		return
	}
	for i := anchor - 1; i >= 0; i-- {
		if head[i].marks == nil {
			if !sentenceLine(head[i].text) {
				name(&head[i], pipeline.Field{Name: "title", Values: []string{head[i].text}}, 0.92)
			}
			return
		}
	}
}

// name says what a line is.
func name(l *line, f pipeline.Field, confidence float64) {
	l.marks, l.confidence = []pipeline.Field{f}, confidence
}

// firstMark is the first line that is furniture by its form, -1 if there is none.
func firstMark(lines []line) int {
	for i, l := range lines {
		if len(l.marks) > 0 && !l.is("series", "navigation") {
			return i
		}
	}
	return -1
}

// nameSeries names the lines that stand twice, and the sentences between them.
// Right above the first mark such a line is the title once more.
func nameSeries(head []line, anchor int) {
	for i := range head {
		for j := i + 1; j < len(head); j++ {
			if head[i].text != head[j].text || head[i].marks != nil {
				continue
			}
			kind := "series"
			if j+1 == anchor {
				kind = "title"
			}
			name(&head[i], pipeline.Field{Name: kind, Values: []string{head[i].text}}, 0.95)
			name(&head[j], pipeline.Field{Name: kind, Values: []string{head[i].text}}, 0.95)
			for k := i + 1; k < j; k++ {
				if head[k].marks == nil && sentenceLine(head[k].text) {
					name(&head[k], pipeline.Field{Name: "description", Values: []string{head[k].text}}, 0.9)
				}
			}
		}
	}
	for i := range head {
		if head[i].marks == nil && !sentenceLine(head[i].text) && namesSeries(head[i].text) {
			name(&head[i], pipeline.Field{Name: "series", Values: []string{head[i].text}}, 0.92)
		}
	}
}

// seriesName is what series of institutes are called, with or without a number.
var seriesName = regexp.MustCompile(`(?i)^.{0,60}(?:series|working papers?|policy briefs?|policy papers?|policy books?|discussion papers?|occasional papers?|research reports?|연구총서|총서|정책연구|정책브리프|연구보고서|丛书|叢書|研究报告)(?:\s*(?:no\.?|제)?\s?[\d–-]+호?)?$`)

// namesSeries reports whether a text is what a series of an institute is called. In
// ASCII none is without one of a few words.
func namesSeries(text string) bool {
	return (!isASCII(text) || holdsAny(strings.ToLower(text), "series", "paper", "brief", "book", "report")) && seriesName.MatchString(text)
}

// nameAuthors names a list of names, and one name next to a mark.
func nameAuthors(head []line, anchor int) {
	for i := range head {
		if head[i].marks != nil {
			continue
		}
		beside := i > 0 && head[i-1].marks != nil || i+1 < len(head) && head[i+1].marks != nil
		if !beside {
			continue
		}
		names := splitNames(head[i].text)
		underTitle := i > 0 && head[i-1].marks == nil && !sentenceLine(head[i-1].text)
		if persons(names) && (len(names) > 1 || i > anchor || underTitle) {
			name(&head[i], pipeline.Field{Name: "authors", Values: names, Many: true}, 0.93)
		}
	}
}

var nameBreak = regexp.MustCompile(`\s*[,;、，；·]\s*(?:and\s+)?|\s+and\s+|\s+&\s+`)

// splitNames takes a list of names apart.
func splitNames(text string) []string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "by "), "By ")
	pieces := []string{text}
	if strings.ContainsAny(text, ",;、，；·&") || strings.Contains(text, "and") {
		pieces = nameBreak.Split(text, -1)
	}
	var names []string
	for _, n := range pieces {
		if n = strings.TrimSpace(n); n != "" {
			names = append(names, n)
		}
	}
	return names
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
	words := strings.Fields(text)
	for _, w := range words {
		if !unicode.IsUpper(firstRune(w)) || strings.IndexFunc(w, notInName) >= 0 {
			return false
		}
		if low := strings.ToLower(w); functionWords[low] || publicWords[low] {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 4
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
