package term

import (
	"strings"

	"rectify/pipeline"
)

// parts are the content words of a name, and the syllables of Korean ones: a
// name is one word there, or several, as its writer likes.
func parts(name string) []string { return wordingOf(name, pipeline.Span{End: len(name)}).words }

// wording is a stretch of a text in parts, which need not be cut again for one
// that begins later.
type wording struct {
	text string
	pipeline.Span
	words []string
	at    []pipeline.Span // where each word stands, a syllable where its word does
}

func wordingOf(text string, s pipeline.Span) wording {
	n := s.Len()/6 + 1
	w := wording{text: text, Span: s, words: make([]string, 0, n), at: make([]pipeline.Span, 0, n)}
	for at, word := range contentWords(text[s.Start:s.End]) {
		at.Start, at.End = at.Start+s.Start, at.End+s.Start
		if classOf(firstRune(word)) != hangul {
			w.words, w.at = append(w.words, word), append(w.at, at)
			continue
		}
		for _, syllable := range strings.Split(word, "") {
			w.words, w.at = append(w.words, syllable), append(w.at, at)
		}
	}
	return w
}

// from are the parts of the wording from the start of a word on. What begins
// behind a prefix or an article is another word by itself.
func (w wording) from(start int) []string {
	i := len(w.words)
	for i > 0 && w.at[i-1].Start >= start {
		i--
	}
	if behind := w.text[:start]; i > 0 && w.at[i-1].End > start || strings.HasSuffix(behind, "'") || strings.HasSuffix(behind, "’") {
		return parts(w.text[start:w.End])
	}
	return w.words[i:]
}
