package clean

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// Repetition takes out what was said twice by mistake: a word that no sentence of its
// language doubles ("of of"), a run of words that a translator fell into ("of the
// system of the system of the system"), a sentence that follows itself. All is
// exact and adjacent. Words that a language doubles ("die die", "nous nous", "had
// had", 人人, ますます), names, numbers, quotations, lines of a poem stay. A shorter
// run that stands twice is only suggested.
var Repetition = pipeline.Stage{
	Name: "clean/repetition",
	Doc: `Take out a doubled function word, a run of words that loops, and a sentence that follows itself.

Before: The role of of the state in the the region
After:  The role of the state in the region`,
	Propose: takeOutRepetitions,
}

func takeOutRepetitions(v *pipeline.View) pipeline.Proposal {
	if pipeline.MemoText(v, v.Text, onceKey{}, func() bool { return saysOnce(v.Text) }) {
		return pipeline.Proposal{}
	}
	return pipeline.Proposal{Edits: repetitions(v)}
}

// repetitions are edits that take out what a text says more than once.
func repetitions(v *pipeline.View) []pipeline.Edit {
	tokens := repetitionTokens(nil, v.Text)
	edits := append(loops(v.Text, tokens), repeatedSentences(v)...)
	edits = append(edits, doubledWords(v, tokens)...)
	pipeline.SortEdits(edits)
	end := 0
	return slices.DeleteFunc(edits, func(e pipeline.Edit) bool {
		if e.Start < end || v.Alters(e.Span) || quoted(v.Text, e.Span) {
			return true
		}
		end = e.End
		return false
	})
}

// onceKey keys whether a text says everything once.
type onceKey struct{}

// repetitionEdit proposes to take out a span that says once more what stands
// before it.
func repetitionEdit(text string, s pipeline.Span, confidence float64, detail string) pipeline.Edit {
	return propose(text, s, "", "clean/repetition", confidence, detail)
}

// quoted reports whether a span lies in a quotation: a mark that opens one
// stands before it in its line, not far, and none that closes it.
func quoted(text string, s pipeline.Span) bool {
	line := text[max(0, s.Start-far):s.Start]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	if strings.Count(line, `"`)%2 == 1 {
		return true
	}
	for _, pair := range [...][2]string{{"“", "”"}, {"«", "»"}, {"「", "」"}, {"『", "』"}, {"《", "》"}, {"„", "“"}, {"‘", "’"}, {"`", "`"}} {
		if i := strings.LastIndex(line, pair[0]); i >= 0 && !strings.Contains(line[i+len(pair[0]):], pair[1]) && strings.Contains(text[s.End:min(len(text), s.End+longestMark)], pair[1]) {
			return true
		}
	}
	return false
}
