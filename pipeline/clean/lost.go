package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// lostKey is what a record's lost case is remembered by: whether the title asks for
// it. The first stage that asks decides for those after it, so that what it restores
// does not count.
type lostKey bool

// lostCase reports whether the record has lost its capitals, as systems for
// translation do that work in small letters and give back no more than
// sentences' first. Next to no capital stands inside a sentence of the abstract, and
// capitals that should be there are missing: of two sentences and half of all,
// of two words of the original, or of the nouns, where the text is German.
func lostCase(v *pipeline.View) bool {
	return pipeline.Memo(v, lostKey(v.Field == pipeline.Title), func() bool {
		text := v.Text
		if v.Field == pipeline.Title {
			text = v.Record.Abstract
		}
		inside, capitals := 0, 0
		for s := range words(text) {
			word := text[s.Start:s.End]
			if shouts(word) || beginsSentence(text, s.Start) {
				continue
			}
			inside++
			if unicode.IsUpper(firstRune(word)) {
				capitals++
			}
			if capitals > 5 && 20*capitals > inside {
				return false
			}
		}
		return inside >= 12 && 40*capitals <= inside && (primary(v.Lang) == "de" || startsLost(text) || missingForms(v, text, 2) == 2)
	})
}

// startsLost reports whether two sentences of a text, and half of all, begin
// with a small letter.
func startsLost(text string) bool {
	lost, kept := 0, strings.Count(text, ". ")
	for at := range sentenceStarts(text) {
		if plainWord(text, at, at+wordEnd(text[at:])) && !endsAbbreviated(text[:at]) {
			lost++
		}
	}
	return lost >= 2 && 2*lost >= kept
}

// translated reports whether the record is known to be a translation, whose
// mistakes are a machine's.
func translated(v *pipeline.View) bool {
	o := v.Record.Original
	return o != nil && (o.Abstract != "" || o.Title != "")
}

// mayBeEnglish reports whether some of a text may be in English.
func mayBeEnglish(v *pipeline.View) bool { return !v.OneLanguage() || primary(v.Lang) == "en" }

// missingForms counts up to limit different words of a text that lack the
// capitals the original has them with.
func missingForms(v *pipeline.View, text string, limit int) int {
	w := witnessesOf(v)
	seen := make(map[string]bool)
	for t := range w.where.tokens(text) {
		if len(seen) >= limit {
			break
		}
		for _, s := range w.known(text, t) {
			token := text[s.Start:s.End]
			if f := w.form(token); f.kind == pipeline.Source && !f.roman && caseOf(token) == allSmall && !readsAsWord("en", text, s) {
				seen[token] = true
			}
		}
	}
	return min(len(seen), limit)
}

// words yields the runs of letters of a text.
func words(text string) func(func(pipeline.Span) bool) {
	return func(yield func(pipeline.Span) bool) {
		for at := 0; at < len(text); {
			start := at
			for at < len(text) && isLetter(text[at]) {
				at++
			}
			size := 1
			if at < len(text) && text[at] >= utf8.RuneSelf {
				at += lettersLength(text[at:])
				_, size = utf8.DecodeRuneInString(text[at:])
			}
			if at > start && !yield(pipeline.Span{Start: start, End: at}) {
				return
			}
			at += size
		}
	}
}

// lettersLength is the length of the letters that a text begins with.
func lettersLength(text string) int {
	for i, r := range text {
		if r < utf8.RuneSelf && isLetter(byte(r)) {
			continue
		}
		if r < utf8.RuneSelf || !unicode.IsLetter(r) {
			return i
		}
	}
	return len(text)
}
