package clean

import "rectify/pipeline"

// propose is an edit of a span of the text by a rule of form; detail says what
// was seen.
func propose(text string, s pipeline.Span, with, rule string, confidence float64, detail string) pipeline.Edit {
	return pipeline.Edit{
		Span: s, Old: text[s.Start:s.End], New: with, Rule: rule, Confidence: confidence,
		Evidence: []pipeline.Evidence{{Kind: pipeline.Hygiene, Detail: detail}},
	}
}

// set makes a set of the words of a list.
func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// bytesOf tells the bytes of a list from all others.
func bytesOf(list string) (is [256]bool) {
	for i := range len(list) {
		is[list[i]] = true
	}
	return is
}
