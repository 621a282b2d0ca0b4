package clean

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// Tail takes off what publishers and databases put behind an abstract, and keeps
// it as fields: keywords, rights, classification, dates of receipt, DOI, page
// numbers, notes of where the abstract is from. Each has a label or words of a
// closed list at the beginning of a sentence, a line or a bracket, and reaches to the end
// of the text, or to what else is taken off. A line of keywords between two abstracts
// goes as well. Citations and remarks on the text itself ("Abstract truncated at
// 250 words") stay.
var Tail = pipeline.Stage{
	Name: "clean/tail",
	Doc: `Take keywords, rights and other notes of a publisher or database off the end of an abstract and keep them as fields.

Before: The method is robust. Keywords: rivers; cities. © 2019 Elsevier Ltd. All rights reserved.
After:  The method is robust.`,
	Propose: takeOffTail,
}

// mostNotes is how many notes may stand behind an abstract, longestTail how far
// from the end each may begin, leastText how wide what stays must be.
const mostNotes, longestTail, leastText = 10, 1200, 40

func takeOffTail(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if v.Field == pipeline.Title {
		return p
	}
	notes, end := behind(v)
	notes = append(notes, keywordLines(v, end)...)
	notes = append(notes, history(v, end)...)
	for _, n := range slices.Backward(notes) {
		p.Edits = append(p.Edits, propose(v.Text, n.Span, "", "clean/tail", n.confidence, "beside the abstract; this is "+n.field.Name))
		p.Fields = addField(p.Fields, n.field)
	}
	return p
}

// note is something beside an abstract, with the white space that parts it from
// the abstract.
type note struct {
	pipeline.Span
	field      pipeline.Field
	confidence float64
}

// How sure a note is: set off by a line break or bracket of its own, or only by
// the end of a sentence.
const setApart, inText = 0.97, 0.93

// behind finds the notes that a text ends with, the last first, and where the
// text before them ends.
func behind(v *pipeline.View) (notes []note, end int) {
	end = len(strings.TrimRightFunc(v.Text, space))
	limit := len(v.Text)
	for range mostNotes {
		start, field, ok := lastNote(v.Text[:end])
		from := len(strings.TrimRightFunc(v.Text[:start], space))
		s := pipeline.Span{Start: from, End: limit}
		if !ok || !enough(v.Text[:from]) || cuts(v, s) {
			break
		}
		confidence := inText
		if strings.ContainsAny(v.Text[from:start], "\n") || strings.ContainsAny(v.Text[start:start+1], "([") {
			confidence = setApart
		}
		notes = append(notes, note{s, field, confidence})
		end, limit = from, from
	}
	return notes, end
}

// enough reports whether a text is wide enough to be an abstract by itself.
func enough(text string) bool { return wide(text, leastText) }

// keywordLines finds the lines of keywords between two abstracts, the last
// first: behind one of them, before an empty line or the label of the next.
func keywordLines(v *pipeline.View, end int) []note {
	var notes []note
	first := strings.IndexByte(v.Text[:end], '\n') // soon said of a text without one
	for limit := end; first >= 0 && limit > first; {
		start := first + strings.LastIndexByte(v.Text[first:limit], '\n')
		if !enough(v.Text[:start]) {
			break
		}
		line := strings.TrimSpace(v.Text[start+1 : limit])
		if n := len(line); limit < end && n > 0 && n <= longestKeywords && mayOpen(line, firstRune(line)) && closesPart(v, limit) {
			s := pipeline.Span{Start: len(strings.TrimRightFunc(v.Text[:start], space)), End: limit}
			if words := keywords(wideSpaces.Replace(line)); len(words) > 1 && !cuts(v, s) {
				notes = append(notes, note{s, pipeline.Field{Name: "keywords", Values: words, Many: true}, setApart})
				start = s.Start
			}
		}
		limit = start
	}
	return notes
}

// closesPart reports whether a line break ends a part of a text: an empty line
// or a label follows.
func closesPart(v *pipeline.View, at int) bool {
	rest := v.Text[at:]
	next := len(rest) - len(strings.TrimLeftFunc(rest, space))
	if strings.Count(rest[:next], "\n") > 1 {
		return true
	}
	_, ok := labelsAt(v, at+next)
	return ok
}

// history finds the dates of a manuscript at the start of a text, before a line
// break or a label.
func history(v *pipeline.View, end int) []note {
	start := len(v.Text) - len(strings.TrimLeftFunc(v.Text, space))
	head := v.Text[start:min(len(v.Text), start+longestMark)]
	if !mayOpen(head, firstRune(head)) {
		return nil
	}
	to := start + len(historyStart.FindString(head))
	if to == start || to >= end || !enough(v.Text[to:end]) {
		return nil
	}
	next := to + len(v.Text[to:]) - len(strings.TrimLeftFunc(v.Text[to:], space))
	if _, ok := labelsAt(v, next); !ok && !strings.Contains(v.Text[to-1:next], "\n") {
		return nil
	}
	said := strings.Trim(strings.Join(strings.Fields(v.Text[start:to]), " "), ",;. ")
	return []note{{pipeline.Span{End: next}, pipeline.Field{Name: "received", Values: []string{said}}, setApart}}
}
