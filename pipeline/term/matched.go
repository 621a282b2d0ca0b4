package term

import (
	"strings"

	"rectify/pipeline"
)

// matchesKey keys the matches in a text.
type matchesKey struct {
	g    *Glossary
	lang string
}

// clausesKey keys the matches in the clauses of a record.
type clausesKey struct {
	g    *Glossary
	lang string
}

// matchesIn is Glossary.Matches, looked up once for all stages of a record. A
// repair changes a clause or two; what is found in the others is known.
func matchesIn(v *pipeline.View, g *Glossary, text, lang string) []Match {
	return pipeline.MemoText(v, text, matchesKey{g, lang}, func() []Match {
		m := g.matcher(lang)
		if m == nil || len(text) < 10*leastClause {
			return g.Matches(text, lang) // sooner read than remembered
		}
		known := pipeline.MemoText(v, "", clausesKey{g, lang}, func() map[string][]Match {
			return make(map[string][]Match, len(text)/(3*leastClause))
		})
		return m.byClause(text, known)
	})
}

// byClause is all, a clause at a time; known are the matches in clauses, and
// gets those of this text. One in which a form may begin that ends behind it is read with what
// follows.
func (m *matcher) byClause(text string, known map[string][]Match) []Match {
	if !pipeline.Composed(text) {
		found, _ := m.all(text, composed(text)) // a mark may belong to what stands before the clause
		return found
	}
	out := make([]Match, 0, len(text)/64)
	for start, end := 0, 0; start < len(text); start = end {
		end = clause(text, end)
		found, ok := known[text[start:end]]
		for open := !ok; open; {
			if found, open = m.all(text[start:end], true); !open {
				known[text[start:end]] = found
			}
			open = open && end < len(text)
			if open {
				end = clause(text, min(2*end-start, len(text))) // twice as much: no text is read over and over
			}
		}
		for _, f := range found {
			f.Start, f.End = f.Start+start, f.End+start
			out = append(out, f)
		}
	}
	return out
}

// leastClause is the size that a clause has at least, in bytes, if not at the
// end of a text: what is shorter goes with the next.
const leastClause = 40

// clause is the byte behind the first clause of a text from a byte on: behind
// a comma or full stop and a space, or one of full width. Nothing before that place tells
// whether a form may begin at it.
func clause(text string, from int) int {
	for i := from + leastClause; i < len(text); i++ {
		switch text[i] {
		case ' ':
			if text[i-1] == '.' || text[i-1] == ',' {
				return i + 1
			}
		case "。"[0], "，"[0]:
			if strings.HasPrefix(text[i:], "。") || strings.HasPrefix(text[i:], "，") {
				return i + len("。")
			}
		}
	}
	return len(text)
}
