package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// complete reports whether each paragraph of a translation has all names that its original has, as
// often and as they are listed: then nothing is wanted there (see answer), nor to be mended (see
// unhyphenated and variants). The matches nearly tell, so no text is cut into tokens for it. What
// takes a closer look is not complete.
func (l *lexicon) complete(from, to side, pairs []aligned) bool {
	for _, a := range pairs {
		names, said := l.said(matchesInside(from.names, a.source), matchesInside(to.names, a.target), to.text)
		if !said || names.otherwise(to.text, a.target) {
			return false
		}
	}
	return true
}

// said are the preferred names of the terms that a paragraph of the original has; not ok where its
// translation has one of them less often, or any name in doubtful words or with other hyphens.
func (l *lexicon) said(terms, have []Match, text string) (names preferredNames, ok bool) {
	left := make(map[*Concept]int)
	for _, m := range have {
		if m.Form.Status == Doubtful || m.Form.Status == Preferred && !m.Plural && !strings.EqualFold(text[m.Start:m.End], m.Form.Text) {
			return names, false
		}
		left[m.Form.Concept]++
	}
	for _, m := range terms {
		if n := l.namings[m.Form.Concept]; n != nil {
			if left[m.Form.Concept]--; left[m.Form.Concept] < 0 {
				return names, false
			}
			names.add(n)
		}
	}
	return names, true
}

// preferredNames are names to be looked for.
type preferredNames struct {
	names   []*tokenName
	letters [utf8.RuneSelf]bool // small, that their first words begin with
}

// add adds the preferred name of a concept, however often it is written.
func (p *preferredNames) add(n *naming) {
	for i := range n.names {
		if name := &n.names[i]; name.text == n.terms.Preferred && !slices.Contains(p.names, name) {
			p.names = append(p.names, name)
			p.letters[name.words[0][0]%utf8.RuneSelf] = true
		}
	}
}

// otherwise reports whether a stretch of a text may have a name with a word of it in another form.
// It asks what variants and misspells ask, but for the ending of the words.
func (p *preferredNames) otherwise(text string, within pipeline.Span) bool {
	for word, c, _ := nextWord(text, within.Start); word.Start < within.End; word, c, _ = nextWord(text, word.End) {
		if b := text[word.Start]; b < utf8.RuneSelf && !p.letters[b|0x20] {
			continue // a token has small letters
		}
		norm, _, _ := normal(text[word.Start:word.End], c)
		for _, name := range p.names {
			if name.words[0] != norm {
				continue
			}
			if s, n := runIn(text, word.Start, name.words); n == name.tokens && !strings.EqualFold(s, name.text) && !differsInSpelling(s, name.text) {
				return true
			}
		}
	}
	return false
}

// runIn is runOf for a text that is not cut into tokens: the run that begins at a byte, and how many
// tokens it has; none where the words do not stand there.
func runIn(text string, start int, words []string) (run string, tokens int) {
	k, end := 0, start
	for k < len(words) {
		word, c, parted := nextWord(text, end)
		norm, function, _ := normal(text[word.Start:word.End], c)
		switch {
		case word.Len() == 0 || parted && k > 0:
			return "", 0
		case norm == words[k]:
			k++
		case !function || k == 0:
			return "", 0
		}
		end = word.End
		tokens++
	}
	return text[start:end], tokens
}
