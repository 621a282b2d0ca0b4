package clean

import (
	"iter"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// repeatedSentences proposes to take out a sentence that is the same as the one
// before it. It is the translator's mistake when the text before translation is at hand and
// says nothing twice; else whoever put the record together may have done it.
func repeatedSentences(v *pipeline.View) []pipeline.Edit {
	var edits []pipeline.Edit
	confidence, why := 0.0, ""
	for s := range repeats(v.Text, 1) {
		if why == "" {
			confidence, why = 0.8, "the sentence before it once more"
			if o := v.Record.Original; v.Field == pipeline.Abstract && o != nil && o.Abstract != "" && !saysTwice(o.Abstract) {
				confidence, why = 0.95, why+", which the original does not have"
			}
		}
		edits = append(edits, repetitionEdit(v.Text, s, confidence, why))
	}
	return edits
}

// saysTwice reports whether a text has a sentence that follows itself; those of
// an East Asian original are shorter.
func saysTwice(text string) bool {
	for range repeats(text, 3) {
		return true
	}
	return false
}

// repeats yields the sentences that are the same as the one before them, each from
// the end of that on. The least length of one is divided by a factor.
func repeats(text string, factor int) iter.Seq[pipeline.Span] {
	return func(yield func(pipeline.Span) bool) {
		before := pipeline.Span{}
		for at := 0; at < len(text); {
			end := at + statementLength(text[at:])
			s := trimmed(text, pipeline.Span{Start: at, End: end})
			at = end
			if s.Len() == 0 {
				continue
			}
			if s.Len() == before.Len() && text[s.Start:s.End] == text[before.Start:before.End] && s.Len() >= leastStatement(text[before.End:s.Start])/factor {
				if !yield(pipeline.Span{Start: before.End, End: s.End}) {
					return
				}
			}
			before = s
		}
	}
}

// statementLength is where the first sentence or line of a text ends, with its mark.
func statementLength(text string) int {
	for i := statementEnds.next(text, 0); i < len(text); i = statementEnds.next(text, i+1) {
		switch text[i] {
		case '\n':
			return i + 1
		case ' ':
			return i
		}
		if strings.HasPrefix(text[i:], "。") || strings.HasPrefix(text[i:], "！") || strings.HasPrefix(text[i:], "？") {
			return i + len("。")
		}
	}
	return len(text)
}

// statementEnds are line breaks, spaces behind the mark of a sentence, and the first
// bytes of 。！？.
var statementEnds = newPairs(pair{"", "\n\xE3\xEF"}, pair{".!?", " "})

// shortestStatement is the least that [leastStatement] returns.
const shortestStatement = 60

// leastStatement is how many bytes a sentence has that nobody writes twice, by
// the gap between the two: lines may be those of a poem.
func leastStatement(gap string) int {
	if strings.Contains(gap, "\n") {
		return 160
	}
	return shortestStatement
}

// trimmed is a span without the white space at its ends.
func trimmed(text string, s pipeline.Span) pipeline.Span {
	body := text[s.Start:s.End]
	s.Start += len(body) - len(strings.TrimLeftFunc(body, unicode.IsSpace))
	s.End -= len(body) - len(strings.TrimRightFunc(body, unicode.IsSpace))
	return pipeline.Span{Start: min(s.Start, s.End), End: s.End}
}
