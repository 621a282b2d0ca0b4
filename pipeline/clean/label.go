package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Label takes off the words that only say what follows: "[Abstract]:", "摘要：",
// "ABSTRACT", "A b s t r a c t" at the start of a field, and before a second
// abstract within it. The words are a closed list, and something must set them
// off from the text: a bracket, a colon, a line break, a word that can only
// begin a sentence. A field that is nothing but its label is flagged and left, and
// "Summary:" in the line of the text is only suggested: journals print it.
// The headings of a structured abstract stay.
var Label = pipeline.Stage{
	Name: "clean/label",
	Doc: `Take off the label at the start of an abstract or title, and before a second abstract in the same field.

Before: [Abstract]:Northeast Asia is a region.
After:  Northeast Asia is a region.`,
	Propose: takeOffLabels,
}

func takeOffLabels(v *pipeline.View) pipeline.Proposal {
	start := len(v.Text) - len(strings.TrimLeftFunc(v.Text, space))
	first, ok := labelsAt(v, start)
	if ok && !hasContent(v.Text[first.end:]) {
		return pipeline.Proposal{Flags: []pipeline.Flag{{
			Span: pipeline.Span{Start: start, End: len(strings.TrimRightFunc(v.Text, space))},
			Rule: "clean/label", Message: "There is a label and nothing after it.",
		}}}
	}
	var p pipeline.Proposal
	if ok {
		if journalHeading(v.Text[first.start:first.end]) {
			first.confidence = min(first.confidence, 0.85)
		}
		p.Edits = append(p.Edits, first.takeOff(v, 0))
	}
	if v.Field == pipeline.Abstract {
		p.Edits = append(p.Edits, secondLabels(v, max(start, first.end))...)
	}
	return p
}

// journalHeading reports whether a label may be the first heading of a text that
// its journal prints so: "SUMMARY: The study …" stands in abstracts as people
// published them, and heads what follows rather than the field.
func journalHeading(label string) bool {
	return strings.EqualFold(strings.TrimRight(label, ": "), "summary")
}

// labelsAt finds the labels in a row that begin at a byte, as one.
func labelsAt(v *pipeline.View, at int) (label, bool) {
	all, ok := labelAt(v.Text[at:], v.Field, v.Lang)
	if !ok {
		return label{}, false
	}
	all.start, all.end = at, at+all.end
	for n := 1; hasContent(v.Text[all.end:]); n++ {
		more, ok := labelAt(v.Text[all.end:], v.Field, v.Lang)
		if !ok || more.confidence < all.confidence-0.1 {
			return all, true
		}
		if n == mostLabels {
			return label{}, false
		}
		all.end += more.end
		all.confidence = min(all.confidence, more.confidence)
	}
	return all, true
}

// takeOff proposes to take off a label, and what stands before it from a byte on.
func (l label) takeOff(v *pipeline.View, from int) pipeline.Edit {
	detail := "the label " + strings.TrimSpace(v.Text[l.start:l.end])
	return propose(v.Text, pipeline.Span{Start: from, End: l.end}, "", "clean/label", l.confidence, detail)
}

// mostLabels is how many labels in a row an abstract may have; more are
// something else.
const mostLabels = 6

// label is a label found at the start of a text, with all that belongs to it.
type label struct {
	start, end int    // where it begins, and the content after it
	name       string // as written
	confidence float64
}

// ornaments may stand around a label.
const ornaments = "*#_■□●○◆◇▶▷▪◈•※"

// labelAt finds a label at the very start of a text in a language.
func labelAt(text, field, lang string) (label, bool) {
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
	if rest := text[end:]; strings.ContainsRune(ornaments, firstRune(rest[blanks(rest):])) {
		end += blanks(rest) + len(rest[blanks(rest):]) - len(strings.TrimLeft(rest[blanks(rest):], ornaments))
	}
	half := leftOver(text[end:])
	end += half
	confidence := setOff(name, lang, text[end:])
	if half > 0 && hasContent(text[end:]) {
		confidence = 0.97
	}
	if joined > 0 && confidence == 0 && blanks(text[end:]) > 0 {
		confidence = 0.95 // two labels in a row are no sentence
	}
	if field == pipeline.Title && titleNames[fold(name)] == "" {
		confidence = min(confidence, 0.8) // "Summary: a novel" may be a title
	}
	return label{end: end + separator(text[end:]), name: name, confidence: confidence}, confidence > 0
}

// leftOver is the length of the bracket that closes behind a label whose opening
// one was lost: "Abstract】The". Round and angle ones close other things too.
func leftOver(text string) int {
	mark, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("]］】〕〗", mark) || strings.HasPrefix(text[size:], "(") {
		return 0
	}
	return size
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
