package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	bcp47 "golang.org/x/text/language"

	"rectify/pipeline"
)

// Sentence gives sentences the capital they begin with. In a record that has
// lost its capitals every sentence gets one; in any other only a sentence that
// begins with a word that hardly ever follows a full stop otherwise ("the",
// "this", "however"). What is written small on purpose stays: mRNA, pH, p53, n = 5, names
// in small letters, items of a list, and whatever follows an abbreviation.
var Sentence = pipeline.Stage{
	Name: "clean/sentence",
	Doc: `Begin a sentence with a capital.

Before: The group was examined. the results showed no difference.
After:  The group was examined. The results showed no difference.`,
	Propose: capitalizeSentences,
}

func capitalizeSentences(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if v.Field == pipeline.Title {
		return p
	}
	p.Edits = append(startEdits(v), headingEdits(v)...)
	return p
}

// startEdits gives sentences their capitals.
func startEdits(v *pipeline.View) (edits []pipeline.Edit) {
	if v.OneLanguage() && sentenceOpeners[primary(v.Lang)] == nil {
		return nil
	}
	var quoted []pipeline.Span
	for at := range sentenceStarts(v.Text) {
		lang := primary(v.LangAt(at))
		end := at + wordEnd(v.Text[at:])
		confidence := startConfidence(v, lang, at, end)
		if confidence == 0 {
			continue
		}
		if quoted == nil {
			quoted = quotations(v.Text)
		}
		_, n := utf8.DecodeRuneInString(v.Text[at:])
		s := pipeline.Span{Start: at, End: at + n}
		if v.Alters(pipeline.Span{Start: at, End: end}) || within(quoted, s) {
			continue
		}
		edits = append(edits, propose(v.Text, s, capitalOf(lang, v.Text[s.Start:s.End]), "clean/sentence", confidence, "the beginning of a sentence"))
	}
	return edits
}

// capitalOf is the capital of a letter as a language has it: Turkish and Azeri
// write İ over i.
func capitalOf(lang, letter string) string {
	switch lang {
	case "tr", "az":
		return cases.Upper(bcp47.Turkish).String(letter)
	}
	return strings.ToUpper(letter)
}

// startConfidence is how sure it is that the word at [at, end) begins a
// sentence and is to have a capital.
func startConfidence(v *pipeline.View, lang string, at, end int) float64 {
	word := v.Text[at:end]
	openers, ok := sentenceOpeners[lang]
	switch {
	case !ok || !plainWord(v.Text, at, end) || endsAbbreviated(v.Text[:at]):
		return 0
	case smallNames[word] && !(openers[word] && lostCase(v)):
		return 0 // "de Gaulle"; where all is small it is an article or preposition
	case openers[word] && !translated(v) && !lostCase(v):
		return slip
	case openers[word]:
		return 0.95
	case at > 0 && lostCase(v) && utf8.RuneCountInString(word) > 2:
		return 0.93
	}
	return 0
}

// plainWord reports whether the word at [at, end) is one in small letters
// throughout and ends there: not "mRNA", "p53", "t-test", "e.g.".
func plainWord(text string, at, end int) bool {
	for _, r := range text[at:end] {
		if !unicode.IsLower(r) {
			return false
		}
	}
	rest := text[end:]
	if rest == "" {
		return false
	}
	next, n := utf8.DecodeRuneInString(rest)
	switch next {
	case ' ', ',', ':':
		after := strings.TrimLeft(rest[n:], " ")
		return after == "" || strings.IndexByte("=<>≤≥", after[0]) < 0
	case '-':
		return end-at > 3 && n < len(rest) && isSmall(rest[n])
	}
	return false
}

// endsAbbreviated reports whether the text ends with an abbreviation, an ellipsis
// or the number of an item, whose full stop ends no sentence.
func endsAbbreviated(before string) bool {
	before, stopped := strings.CutSuffix(strings.TrimRight(before, " \n\t\"'"), ".")
	if !stopped {
		return false
	}
	tail := tailWord(before)
	if len(tail) <= 4 && caseOf(tail) == initial {
		return true // "40 Pat. mit": short words with a capital are often cut
	}
	last := strings.ToLower(tail)
	bare := strings.TrimLeft(last, "0123456789") // "2012гг."
	letters := strings.IndexFunc(last, unicode.IsLetter) >= 0
	switch {
	case last == "" || strings.HasSuffix(last, "."):
		return true // "...", " ."
	case strings.Contains(last, "."):
		return !strings.ContainsAny(last, "0123456789") // "e.g", "u.s", not "p<0.05"
	case letters:
		return abbreviations[bare] || romanSmall(last) || utf8.RuneCountInString(strings.Trim(last, "()\"")) < 3
	}
	return len(last) < 3
}

// tailWord is what follows the last space, bracket or punctuation mark of a
// text, full stops left aside.
func tailWord(text string) string {
	from := strings.LastIndexAny(text, " \n\t(/,;:'’")
	if from < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[from:])
	return text[from+n:]
}

// romanSmall reports whether a word is a numeral of a list: "ii. the".
func romanSmall(word string) bool { return word != "" && strings.Trim(word, "ivx()") == "" }
