package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// secondLabels proposes to take off the labels in front of further abstracts,
// from a byte on. Such a label begins a paragraph. One whose word also heads the
// conclusion of an abstract ("Summary:", "요약:") must be of another language than
// the text before it.
func secondLabels(v *pipeline.View, from int) []pipeline.Edit {
	var edits []pipeline.Edit
	for at := from; ; {
		i := strings.IndexByte(v.Text[at:], '\n')
		if i < 0 {
			return edits
		}
		at += i + 1
		at += len(v.Text[at:]) - len(strings.TrimLeftFunc(v.Text[at:], space))
		if !mayBeLabel(v.Text[at:]) || !paragraph(v.Text[from:at]) {
			continue
		}
		l, ok := labelsAt(v, at)
		if !ok || !hasContent(v.Text[l.end:]) || !headsSecond(v, l) {
			continue
		}
		edits = append(edits, l.takeOff(v, at))
		at = l.end
	}
}

// mayBeLabel is a cheap look at the first characters of a line.
func mayBeLabel(line string) bool {
	line = strings.TrimLeft(line, ornaments+" ")
	first, size := utf8.DecodeRuneInString(line)
	if _, ok := brackets[first]; ok {
		first, _ = utf8.DecodeRuneInString(line[size:])
	}
	return !unicode.IsLower(first) && allList.from(first) != nil
}

// paragraph reports whether a paragraph may begin after a text that ends in a
// line break: there is something, and it ends as a sentence or a list does, or
// an empty line follows it.
func paragraph(before string) bool {
	body := strings.TrimRightFunc(before, space)
	last, _ := utf8.DecodeLastRuneInString(body)
	return body != "" && (strings.ContainsRune(".。．!?！？…\"”’')）]】」』", last) || strings.Count(before[len(body):], "\n") > 1)
}

// headsSecond reports whether a label in the middle of a text heads an abstract
// of its own, and is not the last heading of a structured one.
func headsSecond(v *pipeline.View, l label) bool {
	name := fold(l.name)
	if !concluding[name] {
		return l.confidence >= 0.95
	}
	base, _, _ := strings.Cut(v.LangAt(l.start-1), "-")
	return base != "" && base != "und" && base != "mul" && !strings.Contains(abstractNames[name], " "+base+" ")
}
