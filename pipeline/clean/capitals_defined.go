package clean

import (
	"iter"

	"rectify/pipeline"
)

// definitions yields the acronyms that the texts of a record define in brackets.
func definitions(r *pipeline.Record) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, text := range [...]string{r.Abstract, r.Title} {
			for at := nextByte(text, 0, '('); at < len(text); at = nextByte(text, at+1, '(') {
				s := pipeline.Span{Start: at + 1, End: at + 1}
				for s.End < len(text) && text[s.End] >= 'A' && text[s.End] <= 'Z' {
					s.End++
				}
				acronym := text[s.Start:s.End]
				if len(acronym) < 3 || len(acronym) > longestForm || romans[acronym] || inSmall(styledUnits, acronym) || !inBrackets(text, s) {
					continue
				}
				if !yield(acronym) {
					return
				}
			}
		}
	}
}

// mostDefinitions is how many acronyms a text is searched for one by one.
const mostDefinitions = 6

// mayLack reports whether a text may have in small letters, by itself or within a
// word, what its record defines in capitals. Most have not, which is soon seen.
func mayLack(v *pipeline.View) bool {
	var room [longestForm]byte
	searched := 0
	for acronym := range definitions(v.Record) {
		searched++
		if searched > mostDefinitions || contains(v.Text, string(appendSmall(room[:0], acronym))) {
			return true
		}
	}
	return false
}
