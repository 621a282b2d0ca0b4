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

// clausesKey keys the clauses of a record's texts in which matches were looked for.
type clausesKey struct {
	g    *Glossary
	lang string
}

// matchesIn is Glossary.Matches, looked up once for all stages of a record. A
// repair changes a clause or two; what is found in the others is known.
func matchesIn(v *pipeline.View, g *Glossary, text, lang string) []Match {
	return pipeline.MemoText(v, text, matchesKey{g, lang}, func() []Match {
		m := g.matcher(lang)
		switch {
		case m == nil:
			return nil
		case len(text) < 2*leastClause, // sooner read than remembered
			!pipeline.Composed(text): // a mark may belong to what stands before the clause
			return m.all(text, composed(text))
		}
		known := pipeline.MemoText(v, "", clausesKey{g, lang}, func() *clauses {
			return &clauses{list: make([]clause, 0, len(text)/leastClause)}
		})
		return m.byClause(text, known)
	})
}

// clause is part of a text, and the matches that begin in it.
type clause struct {
	size  int
	read  string // the clause and what stands behind it, as far as that decides what is found
	last  bool   // that is all: the text ends there
	at    int    // where the clause began
	found []Match
}

// clauses are those known of a record, in the order in which they were read.
type clauses struct {
	list []clause
	next int // behind the one found last, for clauses follow each other as they did
}

// nearby is how many clauses are compared at the most: to compare more takes longer than to read one.
const nearby = 64

// beginning returns the clause that a text begins with; nil where none is known nearby.
func (cs *clauses) beginning(text string) *clause {
	for i := range min(len(cs.list), nearby) {
		at := (cs.next + i) % len(cs.list)
		if c := &cs.list[at]; strings.HasPrefix(text, c.read) && (!c.last || len(text) == len(c.read)) {
			cs.next = at + 1
			return c
		}
	}
	return nil
}

// byClause is all for a composed text, a clause at a time. known gets those that are read.
func (m *matcher) byClause(text string, known *clauses) []Match {
	f := newFolded(text, true)
	out := make([]Match, 0, len(text)/64)
	for start, end := 0, 0; start < len(text); start = end {
		parted := endOf(out) <= start // no match goes on in the clause
		if c := known.beginning(text[start:]); c != nil && parted {
			end = start + c.size
			for _, match := range c.found {
				match.Start, match.End = match.Start+start-c.at, match.End+start-c.at
				out = append(out, match)
			}
			continue
		}
		end = clauseEnd(text, start)
		found, reach := m.between(out, &f, start, end)
		if parted {
			known.list = append(known.list, clause{
				size: end - start, read: text[start:reach], last: reach == len(text),
				at: start, found: found[len(out):],
			})
		}
		out = found
	}
	return out
}

// leastClause is the size that a clause has at least, in bytes, if not at the end of a text.
const leastClause = 200

// clauseEnd is the byte behind the clause of a text that begins at a byte: behind a comma or full stop
// and a space, or one of full width. Nothing before that place tells whether a form may begin at it.
func clauseEnd(text string, start int) int {
	for i := start + leastClause; i < len(text); i++ {
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
