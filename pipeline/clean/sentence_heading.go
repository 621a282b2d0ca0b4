package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// sectionNames are the names of an abstract's sections, in small letters.
var sectionNames = set("objective", "objectives", "aim", "aims", "purpose", "background", "introduction", "method", "methods", "materials and methods", "material and methods", "design",
	"setting", "participants", "patients", "results", "findings", "discussion", "conclusion", "conclusions", "interpretation", "significance")

// longestSectionName is the length of the longest of sectionNames.
const longestSectionName = len("materials and methods")

// headingEdits gives the text after a heading a capital where at least two
// other headings of the abstract have one after them and none but this has not:
// what follows a colon is a matter of style, unless the abstract shows its style.
func headingEdits(v *pipeline.View) []pipeline.Edit {
	capitals, small := 0, -1
	for at := range headingTexts(v.Text) {
		switch r := firstRune(v.Text[at:]); {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r) && small >= 0:
			return nil
		case unicode.IsLower(r):
			small = at
		}
	}
	if small < 0 || capitals < 2 || primary(v.LangAt(small)) != "en" {
		return nil
	}
	end := small + wordEnd(v.Text[small:])
	if !plainWord(v.Text, small, end) || end-small < 2 || smallNames[v.Text[small:end]] || v.Alters(pipeline.Span{Start: small, End: end}) {
		return nil
	}
	confidence := slip
	if translated(v) {
		confidence = 0.92
	}
	_, n := utf8.DecodeRuneInString(v.Text[small:])
	s := pipeline.Span{Start: small, End: small + n}
	return []pipeline.Edit{propose(v.Text, s, strings.ToUpper(v.Text[s.Start:s.End]), "clean/sentence", confidence, "the text after a heading, as after the others")}
}

// headingTexts yields where the text after a heading begins.
func headingTexts(text string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; ; i++ {
			n := strings.IndexByte(text[i:], ':')
			if n < 0 {
				return
			}
			i += n
			from := i
			for from > 0 && i-from <= longestSectionName && (isLetter(text[from-1]) || text[from-1] == ' ') {
				from--
			}
			at := i + 1 + blanks(text[i+1:])
			if at == i+1 || at >= len(text) || !inSmall(sectionNames, strings.TrimLeft(text[from:i], " ")) || !beginsSentence(text, from+leading(text[from:])) {
				continue
			}
			if !yield(at) {
				return
			}
		}
	}
}
