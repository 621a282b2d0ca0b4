package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Label takes off the words at the start of a field that only say what
// follows: "[Abstract]:", "摘要：", "ABSTRACT", "A b s t r a c t". The words are a
// closed list, and something must set them off from the text: a bracket, a
// colon, a line break. A field that is nothing but its label is flagged and left.
var Label = pipeline.Stage{
	Name: "clean/label",
	Doc: `Take off the label at the start of an abstract or title.

Before: [Abstract]:Northeast Asia is a region.
After:  Northeast Asia is a region.`,
	Propose: takeOffLabel,
}

func takeOffLabel(v *pipeline.View) pipeline.Proposal {
	text := strings.TrimLeftFunc(v.Text, space)
	start := len(v.Text) - len(text)
	first, ok := labelAt(text, v.Field)
	if !ok {
		return pipeline.Proposal{}
	}
	end, confidence := first.end, first.confidence
	for n := 1; hasContent(text[end:]); n++ {
		if n > mostLabels {
			return pipeline.Proposal{}
		}
		more, ok := labelAt(text[end:], v.Field)
		if !ok || more.confidence < confidence-0.1 {
			s := pipeline.Span{End: start + end}
			return pipeline.Proposal{Edits: []pipeline.Edit{propose(v.Text, s, "", "clean/label", confidence, "the label "+strings.TrimSpace(text[:end]))}}
		}
		end += more.end
		confidence = min(confidence, more.confidence)
	}
	return pipeline.Proposal{Flags: []pipeline.Flag{{
		Span: pipeline.Span{Start: start, End: len(strings.TrimRightFunc(v.Text, space))},
		Rule: "clean/label", Message: "There is a label and nothing after it.",
	}}}
}

// mostLabels is how many labels in a row an abstract may have; more are
// something else.
const mostLabels = 6

// label is a label found at the start of a text, with all that belongs to it.
type label struct {
	end        int // where the content begins
	confidence float64
}

// ornaments may stand around a label.
const ornaments = "*#_■□●○◆◇▶▷▪◈•※"

// labelAt finds a label at the very start of a text.
func labelAt(text, field string) (label, bool) {
	at := len(text) - len(strings.TrimLeft(text, ornaments))
	at += blanks(text[at:])
	open, size := utf8.DecodeRuneInString(text[at:])
	if closing, ok := brackets[open]; ok {
		return bracketed(text, at+size, closing, field)
	}
	name, size := labelName(text[at:], field)
	if size == 0 {
		return label{}, false
	}
	end := at + size
	joined := companions(text[end:], field)
	end += joined
	end += len(text[end:]) - len(strings.TrimLeft(text[end:], ornaments))
	confidence := setOff(name, text[end:])
	if joined > 0 && confidence == 0 && blanks(text[end:]) > 0 {
		confidence = 0.95 // two labels in a row are no sentence
	}
	if field == pipeline.Title && !titleNames[fold(name)] {
		confidence = min(confidence, 0.8) // "Summary: a novel" may be a title
	}
	return label{end + separator(text[end:]), confidence}, confidence > 0
}

// brackets are those a label may stand in.
var brackets = map[rune]string{
	'[': "]", '(': ")", '{': "}", '<': ">", '［': "］", '（': "）", '【': "】", '〔': "〕", '〖': "〗",
	'「': "」", '『': "』", '〈': "〉", '《': "》", '≪': "≫", '＜': "＞", '«': "»",
}

// bracketed finds a label in the brackets that open at the start of a text.
// Round brackets also hold ordinary words, and angle ones markup, so these must
// be set off.
func bracketed(text string, at int, closing, field string) (label, bool) {
	at += blanks(text[at:])
	_, size := labelName(text[at:], field)
	if size == 0 {
		return label{}, false
	}
	at += size + companions(text[at+size:], field)
	at += separator(text[at:])
	if !strings.HasPrefix(text[at:], closing) {
		return label{}, false
	}
	at += len(closing)
	rest := text[at:]
	switch {
	case strings.HasPrefix(rest, "("):
		return label{}, false // a link: [Abstract](https://example.org)
	case closing == ">" && strings.Contains(rest[:min(len(rest), 1<<16)], "</"):
		return label{}, false
	case closing == ")" && separator(rest) == blanks(rest) && !opensSentence(rest):
		return label{}, false
	}
	return label{at + separator(rest), 0.99}, true
}

// labelName is the label's words at the start of a text and their length in
// it, 0 if there are none. Letters may stand apart: "a b s t r a c t".
func labelName(text, field string) (name string, size int) {
	names := abstractNames
	if field == pipeline.Title {
		names = allNames
	}
	for size = min(len(text), longestName); size > 0; size-- {
		if size < len(text) && !utf8.RuneStart(text[size]) || inWord(text, size) {
			continue
		}
		name = text[:size]
		if last, _ := utf8.DecodeLastRuneInString(name); !unicode.IsSpace(last) && !strings.Contains(name, "\n") && names[fold(name)] {
			return name, size
		}
	}
	return "", 0
}

// inWord reports whether the byte is inside a word of an alphabet. Letters
// that follow without a space are weighed by setOff where capitals show the
// border ("AbstractThe").
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	if unicode.IsMark(after) || unicode.IsDigit(after) || after == '_' {
		return true
	}
	return unicode.IsLetter(after) && !(unicode.IsLower(before) && unicode.IsUpper(after))
}

// companions is the length of further labels joined to one: "Summary/Abstract",
// "초록(Abstract)", "摘要 Abstract".
func companions(text, field string) int {
	at := 0
	for {
		i := at + blanks(text[at:])
		closing := ""
		if r, size := utf8.DecodeRuneInString(text[i:]); r == '/' || r == '／' || r == '|' {
			i += size
		} else if c, ok := brackets[r]; ok {
			i, closing = i+size, c
		} else if i == at {
			return at
		}
		i += blanks(text[i:])
		_, size := labelName(text[i:], field)
		if closing != "" && size == 0 {
			size = language(text[i:], closing)
		}
		i += size
		if size == 0 || !strings.HasPrefix(text[i:], closing) {
			return at
		}
		at = i + len(closing)
	}
}

// language is the length of the name of a language that a label has in
// brackets, "초록(국문)", 0 if there is none.
func language(text, closing string) int {
	end := strings.Index(text[:min(len(text), longestName)], closing)
	if end < 0 || !languageNames[fold(text[:end])] {
		return 0
	}
	return end
}

// hasContent reports whether a text holds more than punctuation.
func hasContent(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// space is white space and what looks like it at the start of a text: byte
// order marks and zero-width spaces.
func space(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' }

// blanks is the length of the white space within the line that a text begins with.
func blanks(text string) int {
	return len(text) - len(strings.TrimLeft(text, " \t\u00a0\u3000"))
}
