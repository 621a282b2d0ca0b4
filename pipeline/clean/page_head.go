package clean

import (
	"regexp"
	"slices"
	"strings"

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
