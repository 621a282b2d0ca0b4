package term

import (
	"strings"

	"rectify/pipeline"
)

// matchesKey is what matches depend on; it keys the memo.
type matchesKey struct {
	g          *Glossary
	text, lang string
}

// sentencesKey keys the matches in the sentences of a record.
type sentencesKey struct {
	g    *Glossary
	lang string
}

// matchesIn is Glossary.Matches, looked up once for all stages of a record. A
// repair changes a sentence or two; what is found in the others is known.
func matchesIn(v *pipeline.View, g *Glossary, text, lang string) []Match {
	return pipeline.MemoText(v, matchesKey{g, text, lang}, func() []Match {
		m := g.matcher(lang)
		if m == nil {
			return nil
		}
		known := pipeline.MemoText(v, sentencesKey{g, lang}, func() map[string][]Match { return make(map[string][]Match) })
		return m.bySentence(text, known)
	})
}

// bySentence is all, a sentence at a time; known are the matches in sentences,
// and gets those of this text. A sentence in which a form may begin that ends behind
// it is read with what follows.
func (m *matcher) bySentence(text string, known map[string][]Match) []Match {
	if !pipeline.Composed(text) {
		found, _ := m.all(text) // a mark may belong to what stands before the sentence
		return found
	}
	mark := ". "
	if strings.Contains(text, "。") {
		mark = "。"
	}
	var out []Match
	for start, end := 0, 0; start < len(text); start = end {
		end = after(text, end, mark)
		found, ok := known[text[start:end]]
		for open := !ok; open; {
			if found, open = m.all(text[start:end]); !open {
				known[text[start:end]] = found
			}
			open = open && end < len(text)
			if open {
				end = after(text, min(2*end-start, len(text)), mark) // twice as much: no text is read over and over
			}
		}
		for _, f := range found {
			f.Start, f.End = f.Start+start, f.End+start
			out = append(out, f)
		}
	}
	return out
}

// after is the byte behind the first mark in a text from a byte on, or the
// text's end.
func after(text string, from int, mark string) int {
	if i := strings.Index(text[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(text)
}
