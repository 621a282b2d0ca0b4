package clean

import (
	"strings"

	"rectify/pipeline"
)

// Capitals gives a word back the capitals it lost on the way: "copd" where the
// text before translation writes COPD, or where the record itself defines it
// so. Latin letters pass through a translation from Chinese, Japanese, Korean
// or Russian unchanged, so the original is the best witness of how they are
// written. Only unmistakable forms testify: those with capitals beyond the first
// letter or beside a digit (COPD, mRNA, IL-6). A form that reads as an ordinary
// word (ALL, CARE) counts only in brackets, where it is defined. In a record
// that has lost its capitals, a capitalised word of the original is a name
// (Wagner, Cox) and testifies too.
var Capitals = pipeline.Stage{
	Name: "clean/capitals",
	Doc: `Give a word the capitals that the text before translation, or the record itself, writes it with.

Before: chronic obstructive pulmonary disease (copd), where the original has COPD
After:  chronic obstructive pulmonary disease (COPD)`,
	Propose: restoreCapitals,
}

// How sure a form is, by who testifies and to what.
const (
	sureForm   = 0.95 // the original, to a form that is no word
	ownForm    = 0.92 // the record, to a form that it defines
	definition = 0.93 // the original, to a form that is a word, in brackets in both texts
	sureName   = 0.91 // the original, to a name, where the record has lost its capitals
	unsureForm = 0.75 // the original, against another capital
)

func restoreCapitals(v *pipeline.View) pipeline.Proposal {
	if v.Record.Original == nil && !mayLack(v) {
		return pipeline.Proposal{} // the record is the only witness, and keeps to what it defines
	}
	w := witnessesOf(v)
	if w == nobody {
		return pipeline.Proposal{}
	}
	var p pipeline.Proposal
	r := formReading{View: v}
	for t := range w.where.tokens(v.Text) {
		for _, s := range w.known(v.Text, t) {
			f := w.form(v.Text[s.Start:s.End])
			c := r.confidence(f, s)
			if c == 0 || v.Alters(s) {
				continue
			}
			e := propose(v.Text, s, f.text, "clean/capitals", c, f.detail())
			e.Evidence[0].Kind = f.kind
			p.Edits = append(p.Edits, e)
		}
	}
	p.Edits = append(p.Edits, restoreSymbols(v)...)
	return p
}

// formReading is a text that forms are held against.
type formReading struct {
	*pipeline.View
	accounted map[string]bool // what accountsFor found, by form
}

// confidence is how sure it is that the token at a span is to be written as
// the form, 0 if it may stand.
func (r *formReading) confidence(f written, s pipeline.Span) float64 {
	token := r.Text[s.Start:s.End]
	now := caseOf(token)
	if token == f.text {
		return 0
	}
	word := readsAsWord(r.LangAt(s.Start), r.Text, s)
	switch {
	case f.kind == pipeline.Hygiene && (now != allSmall || word), f.roman && !afterRank(r.Text, s.Start):
		return 0
	case f.name:
		if now == allSmall && !word && lostCase(r.View) {
			return sureName
		}
		return 0
	case word:
		if now == allSmall && f.bracketed && (inBrackets(r.Text, s) || r.accountsFor(f, token)) {
			return definition
		}
		return 0
	case now == mixed:
		return f.againstMixed(r.Text, s)
	case now == upper:
		return unsureForm
	}
	return f.sure
}

// againstMixed is the confidence against a token that has capitals and small
// letters mixed. "FatbACPC" for fatbACPC has a capital too many, unless it
// begins a sentence; MiR-21 and miR-21 are both in use.
func (f written) againstMixed(text string, s pipeline.Span) float64 {
	if text[s.Start+1:s.End] != f.text[1:] {
		return unsureForm
	}
	if isSmall(f.text[0]) && isSmall(text[s.Start+1]) && !beginsSentence(text, s.Start) {
		return f.sure
	}
	return 0
}

// accountsFor reports whether a word that is no function word stands for the
// form wherever it stands: the text defines it in brackets, and has it in all
// no more often than the original has the form.
func (r *formReading) accountsFor(f written, token string) bool {
	if functionWords[token] || everyday[token] {
		return false
	}
	if known, ok := r.accounted[f.text]; ok {
		return known
	}
	n, defined := 0, false
	for s := range latinTokens(r.Text) {
		if strings.EqualFold(r.Text[s.Start:s.End], f.text) {
			n++
			defined = defined || inBrackets(r.Text, s)
		}
	}
	if r.accounted == nil {
		r.accounted = make(map[string]bool)
	}
	r.accounted[f.text] = defined && n <= f.count
	return r.accounted[f.text]
}

// inBrackets reports whether the span opens a bracket and fills it, or fills it
// up to a comma or semicolon.
func inBrackets(text string, s pipeline.Span) bool {
	before, after := strings.TrimRight(text[:s.Start], " "), strings.TrimLeft(text[s.End:], " ")
	return (strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") || strings.HasSuffix(before, "（")) &&
		after != "" && (strings.IndexByte(")],;", after[0]) >= 0 || strings.HasPrefix(after, "）") || strings.HasPrefix(after, "，"))
}

// afterRank reports whether a word that numerals follow stands before a byte:
// "type ii", "factor v".
func afterRank(text string, at int) bool {
	before := text[max(0, at-longestRank-1):at]
	if !strings.HasSuffix(before, " ") && !strings.HasSuffix(before, "-") {
		return false
	}
	words := wordsOf(before)
	return len(words) > 0 && inSmall(ranks, words[len(words)-1])
}

// beginsSentence reports whether a sentence, line, quotation or heading's text
// begins at a byte.
func beginsSentence(text string, at int) bool {
	if at > 1 && text[at-1] == ' ' && isLetter(text[at-2]) {
		return false // a word precedes, as mostly
	}
	before := strings.TrimRight(text[:at], " ([\"“‘«¿¡'")
	return before == "" || strings.IndexByte(".!?:\n", before[len(before)-1]) >= 0 || strings.HasSuffix(before, "。") || strings.HasSuffix(before, "：")
}
