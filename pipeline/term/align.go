package term

import (
	"strings"

	"rectify/pipeline"
)

// aligned is a stretch of a translation and the stretch of the original that
// it translates.
type aligned struct{ source, target pipeline.Span }

// align pairs the paragraphs of two texts when both have as many, by blank
// lines or else by lines; a text that does not show its parts is one pair.
func align(source, target string) []aligned {
	for _, mark := range []string{"\n\n", "\n"} {
		s, t := paragraphs(source, mark), paragraphs(target, mark)
		if len(s) == len(t) && len(s) > 0 {
			out := make([]aligned, len(s))
			for i := range s {
				out[i] = aligned{s[i], t[i]}
			}
			return out
		}
	}
	return []aligned{{pipeline.Span{End: len(source)}, pipeline.Span{End: len(target)}}}
}

// paragraphs are the stretches of text between marks that are not blank.
func paragraphs(text, mark string) []pipeline.Span {
	var out []pipeline.Span
	for at := 0; at <= len(text); {
		end := len(text)
		if i := strings.Index(text[at:], mark); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(text[at:end]) != "" {
			out = append(out, pipeline.Span{Start: at, End: end})
		}
		at = end + len(mark)
	}
	return out
}
