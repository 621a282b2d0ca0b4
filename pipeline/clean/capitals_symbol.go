package clean

import (
	"strings"

	"rectify/pipeline"
)

// restoreSymbols gives the symbols before a relation sign the capital that the
// original writes them with throughout, where the record has lost its capitals:
// "p < 0.05" is right by itself, and stays in any other record.
func restoreSymbols(v *pipeline.View) []pipeline.Edit {
	if !translated(v) || !lostCase(v) {
		return nil
	}
	capitals, smalls := symbolsOf(v.Record.Original.Abstract)
	var edits []pipeline.Edit
	for s := range symbols(v.Text) {
		b := v.Text[s.Start]
		if bit := uint32(1) << (b - 'a'); !isSmall(b) || capitals&bit == 0 || smalls&bit != 0 || v.Alters(s) {
			continue
		}
		e := propose(v.Text, s, strings.ToUpper(v.Text[s.Start:s.End]), "clean/capitals", sureName, "the text before translation writes the symbol so")
		e.Evidence[0].Kind = pipeline.Source
		edits = append(edits, e)
	}
	return edits
}

// symbolsOf returns the letters that stand before a relation sign, as sets of
// bits, those with a capital and those without.
func symbolsOf(text string) (capitals, smalls uint32) {
	for s := range symbols(text) {
		if b := text[s.Start]; isSmall(b) {
			smalls |= 1 << (b - 'a')
		} else {
			capitals |= 1 << (b - 'A')
		}
	}
	return capitals, smalls
}

// symbols yields the single letters that stand before a relation sign.
func symbols(text string) func(func(pipeline.Span) bool) {
	return func(yield func(pipeline.Span) bool) {
		for i := 1; i < len(text); i++ {
			if strings.IndexByte("<>=", text[i]) < 0 {
				continue
			}
			at := len(strings.TrimRight(text[:i], " ")) - 1
			if at < 0 || !isLetter(text[at]) || at > 0 && (isLetter(text[at-1]) || isDigit(rune(text[at-1])) || isJoiner(text[at-1])) {
				continue
			}
			if !yield(pipeline.Span{Start: at, End: at + 1}) {
				return
			}
		}
	}
}
