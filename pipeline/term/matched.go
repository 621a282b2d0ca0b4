package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// matchedKey keys the texts of a record in which forms of a language were looked for.
type matchedKey struct {
	g    *Glossary
	lang string
}

// matchesIn is Glossary.Matches, looked up once for all stages of a record. A
// repair changes a clause or two; what is found in the others is known.
func matchesIn(v *pipeline.View, g *Glossary, text, lang string) []Match {
	known := pipeline.MemoText(v, "", matchedKey{g, lang}, func() *matched {
		return &matched{matcher: g.matcher(lang), texts: make([]matchedText, 0, 4)}
	})
	if known.matcher == nil {
		return nil
	}
	return known.in(text)
}

// matched are texts of a record in which a matcher looked for forms: the states of its fields, mostly.
type matched struct {
	matcher *matcher
	texts   []matchedText
	clauses []clause // of the texts, in the order in which they were read
	next    int      // behind the clause found last, for clauses follow each other as they did
}

type matchedText struct {
	text  string
	found []Match
}

// clause is part of a text.
type clause struct {
	pipeline.Span
	text  int // which of the texts
	reach int // what stands from this byte of it on decides nothing of the matches that begin in the clause
}

// in returns the matches in a text.
func (ms *matched) in(text string) []Match {
	for i := range ms.texts {
		if ms.texts[i].text == text {
			return ms.texts[i].found
		}
	}
	var found []Match
	if len(text) < 2*leastClause || // sooner read than remembered
		!pipeline.Composed(text) { // a mark may belong to what stands before the clause
		found = ms.matcher.all(text, composed(text))
	} else {
		found = ms.byClause(text)
	}
	ms.texts = append(ms.texts, matchedText{text, found})
	return found
}

// nearby is how many clauses are compared at the most: to compare more takes longer than to read one.
const nearby = 64

// beginning returns the clause that a text begins with, of the first so many; not ok where none is
// known nearby.
func (ms *matched) beginning(text string, known int) (c clause, ok bool) {
	for i := range min(known, nearby) {
		at := (ms.next + i) % known
		c = ms.clauses[at]
		of := ms.texts[c.text].text
		if read := of[c.Start:c.reach]; strings.HasPrefix(text, read) && (c.reach < len(of) || len(text) == len(read)) {
			ms.next = at + 1
			return c, true
		}
	}
	return clause{}, false
}

// byClause is all for a composed text, a clause at a time. Those that are read are known from then on.
func (ms *matched) byClause(text string) []Match {
	f := newFolded(text, true)
	known := len(ms.clauses)
	if known == 0 {
		ms.clauses = make([]clause, 0, len(text)/leastClause)
	}
	var room [64]Match
	out := room[:0]
	for start, end := 0, 0; start < len(text); start = end {
		parted := endOf(out) <= start // no match goes on in the clause
		if c, ok := ms.beginning(text[start:], known); ok && parted {
			end = start + c.Len()
			out = ms.found(out, c, start)
			continue
		}
		end = clauseEnd(text, start)
		var reach int
		if out, reach = ms.matcher.between(out, &f, start, end); parted {
			ms.clauses = append(ms.clauses, clause{pipeline.Span{Start: start, End: end}, len(ms.texts), reach})
		}
	}
	return stored(out)
}

// found adds the matches that begin in a clause, for one that stands at a byte of another text.
func (ms *matched) found(to []Match, c clause, at int) []Match {
	all := ms.texts[c.text].found
	first, _ := slices.BinarySearchFunc(all, c.Start, func(m Match, start int) int { return m.Start - start })
	for _, m := range all[first:] {
		if m.Start >= c.End {
			break
		}
		m.Start, m.End = m.Start-c.Start+at, m.End-c.Start+at
		to = append(to, m)
	}
	return to
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
