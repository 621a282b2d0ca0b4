package clean

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	bcp47 "golang.org/x/text/language"

	"rectify/pipeline"
)

// Title writes a title in capitals as a sentence. How each of its words is
// written is what the abstract shows, more surely where it has them all. An
// editor is asked in any case: the abstract itself is being repaired, and may
// show its words wrongly.
var Title = pipeline.Stage{
	Name: "clean/title",
	Doc: `Write a title in capitals as a sentence, each word as the abstract has it.

Before: THE ROLE OF NATO IN EASTERN EUROPE
After:  The role of NATO in Eastern Europe`,
	Propose: lowerTitle,
}

// A title in capitals has at least this many words and letters: a name or an
// acronym has fewer.
const (
	leastTitleWords   = 4
	leastTitleLetters = 16
)

func lowerTitle(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if v.Field != pipeline.Title || !inCapitals(v.Text) || lostCase(v) {
		return p
	}
	lang := primary(v.Lang)
	tag, err := bcp47.Parse(lang)
	if err != nil || lang == "und" || lang == "mul" {
		return p
	}
	whole := pipeline.Span{End: len(v.Text)}
	if v.Alters(whole) {
		return p
	}
	small := cases.Lower(tag)
	t := titleWriter{shown: formsOf(v.Record.Abstract, small), known: witnessesOf(v), small: small, lang: lang, complete: lang != "de"}
	with := t.write(v.Text)
	if with == v.Text {
		return p
	}
	confidence := 0.6
	if t.complete {
		confidence = slip
	}
	p.Edits = append(p.Edits, propose(v.Text, whole, with, "clean/title", confidence, "a title in capitals"))
	return p
}

// inCapitals reports whether a title has capitals alone, and enough of them.
func inCapitals(title string) bool {
	letters, inside := 0, 0
	for _, r := range title {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	for range words(title) {
		inside++
	}
	return letters >= leastTitleLetters && inside >= leastTitleWords
}

// titleWriter writes the words of a title as a text shows them.
type titleWriter struct {
	known    *witnesses        // of the original and the record, who are asked first
	shown    map[string]string // by the word in small letters; "" for one that is shown in several ways
	small    cases.Caser
	lang     string
	complete bool // all words so far were shown
}

func (t *titleWriter) write(title string) string {
	var b strings.Builder
	at := 0
	for s := range words(title) {
		word := t.small.String(title[s.Start:s.End])
		form, ok := t.shown[word]
		if f, _ := t.known.formOf(word); ok && f.text != "" && !f.name && !f.roman && !readsAsWord(t.lang, title, s) {
			form = f.text
		}
		if form == "" {
			form = word
			t.complete = t.complete && (ok || t.lang == "en" && functionWords[word])
		}
		if beginsSentence(title, s.Start) && form == word {
			first := len(string(firstRune(form)))
			form = capitalOf(t.lang, form[:first]) + form[first:]
		}
		b.WriteString(title[at:s.Start] + form)
		at = s.End
	}
	return b.String() + title[at:]
}

// formsOf are the ways a text writes its words, by the word in small letters.
// A capital at the beginning of a sentence shows nothing.
func formsOf(text string, small cases.Caser) map[string]string {
	forms := make(map[string]string)
	for s := range words(text) {
		word := text[s.Start:s.End]
		key, form := small.String(word), word
		if caseOf(word) == initial && beginsSentence(text, s.Start) {
			continue
		}
		if old, ok := forms[key]; ok && old != form {
			form = key // written in both ways: small is right in the middle of a title
		}
		forms[key] = form
	}
	return forms
}
