package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// ChinesePunctuation writes the half-width punctuation of Chinese text in full
// width. It is house style, so no list of stages has it by itself.
var ChinesePunctuation = pipeline.Stage{
	Name: "clean/chinese-punctuation",
	Doc: `Write the half-width punctuation of Chinese text in full width (GB/T 15834).

Before: 本文研究安全合作,并分析政策(见表).
After:  本文研究安全合作，并分析政策（见表）。`,
	Propose: widenPunctuation,
}

// wideMarks are the full-width marks for those of ASCII.
var wideMarks = map[byte]string{',': "，", '.': "。", ';': "；", ':': "：", '!': "！", '?': "？", '(': "（", ')': "）"}

func widenPunctuation(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	widened := 0 // where the last mark that became wide ends
	for at := range len(v.Text) {
		with := wideMarks[v.Text[at]]
		if with == "" || !betweenHan(v.Text, at, widened == at && at > 0) || primary(v.LangAt(at)) != "zh" {
			continue
		}
		s := pipeline.Span{Start: at, End: at + 1}
		if rest := v.Text[s.End:]; strings.HasPrefix(rest, " ") && beginsHan(rest[1:]) && with != "（" {
			s.End++ // the full-width mark has its space built in
		}
		if v.Alters(s) {
			continue
		}
		widened = s.End
		p.Edits = append(p.Edits, propose(v.Text, s, with, "clean/chinese-punctuation", 0.95, "half-width punctuation in Chinese text"))
	}
	return p
}

// beginsHan reports whether a text begins with a Chinese character.
func beginsHan(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Han, r)
}

// betweenHan reports whether a mark follows Chinese, or for an opening bracket
// precedes it, and no Latin word or number goes on after it; widened says that
// it follows a mark that is being written wide.
func betweenHan(text string, at int, widened bool) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	chinese := func(r rune) bool {
		return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x3011 || r >= 0xFF01 && r <= 0xFF1F
	}
	if text[at] == '(' {
		return (widened || chinese(before)) && chinese(after)
	}
	if at+1 < len(text) && !chinese(after) && !unicode.IsSpace(after) && wideMarks[text[at+1]] == "" {
		return false
	}
	return widened || chinese(before) || text[at] != ')' && before == ')' && chinese(after)
}
