package term

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// bySentence pairs the sentences of two stretches that translate each other; neither is blank.
func bySentence(source, target side, a aligned) []aligned {
	t := sentences(target.text, a.target)
	if len(t) == 1 {
		return []aligned{a}
	}
	s := sentences(source.text, a.source)
	if len(s) == 1 {
		return []aligned{a}
	}
	return byLength(source, target, s, t)
}

// sentences cuts a stretch of a text after full stops, semicolons and line
// ends. It may cut too often: stretches that belong together are paired together.
func sentences(text string, within pipeline.Span) []pipeline.Span {
	var out []pipeline.Span
	start := within.Start
	cut := func(end int) {
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, pipeline.Span{Start: start, End: end})
		}
		start = end
	}
	for i := within.Start; i < within.End; i++ {
		switch text[i] {
		case '\n':
			cut(i + 1)
		case '.', '!', '?', ';':
			if endsSentence(text, i+1) {
				cut(i + 1)
			}
		case "。"[0], "！"[0]: // the others of full width begin as one of them does
			switch r := firstRune(text[i:]); r {
			case '。', '！', '？', '；':
				cut(i + utf8.RuneLen(r))
			}
		}
	}
	cut(within.End)
	return out
}
