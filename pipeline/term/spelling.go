package term

import (
	"fmt"
	"slices"
	"strings"

	"rectify/pipeline"
)

// OneSpelling is the stage that brings a name with several right spellings to
// the one that most of the record has. It has no opinion of its own.
func OneSpelling(g *Glossary) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/spelling",
		Doc: "A name with several right spellings takes the one that most of the record has.\n\n" +
			"Before: Northeast Asia … Northeast Asia … North-East Asia … Northeast Asia\n" +
			"After:  Northeast Asia … Northeast Asia … Northeast Asia … Northeast Asia",
		Settings: g.Hash(),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			var p pipeline.Proposal
			for _, m := range matches(v, g) {
				if s := m.Form.Status; s != Preferred && s != Spelling || !m.Exact {
					continue // an acronym, another name, or a heading in capitals
				}
				if !otherwise(v.Record, m.Form.Terms.Spellings, v.Text[m.Start:m.End]) {
					continue
				}
				if e, ok := respell(v, m, spellings(v, g)); ok {
					p.Edits = append(p.Edits, e)
				}
			}
			return p
		},
	}
}

// otherwise reports whether the raw record has one of a name's spellings that
// is not the one found: a quick look before spellings counts them.
func otherwise(r *pipeline.Record, spellings []string, found string) bool {
	return len(spellings) > 1 && slices.ContainsFunc(spellings, func(s string) bool {
		return s != found && (strings.Contains(r.Abstract, s) || strings.Contains(r.Title, s))
	})
}

type spellingKey struct {
	g    *Glossary
	lang string
}

// spelled is a concept as a text writes it.
type spelled struct {
	*Concept
	text string
}

// spellings counts, in the raw record, how each concept with several spellings
// is written.
func spellings(v *pipeline.View, g *Glossary) map[spelled]int {
	return pipeline.Memo(v, spellingKey{g, v.Lang}, func() map[spelled]int {
		count := make(map[spelled]int)
		for _, text := range []string{v.Record.Title, v.Record.Abstract} {
			for _, m := range matchesIn(v, g, text, v.Lang) {
				if len(m.Form.Terms.Spellings) > 1 && m.Form.Status.right() {
					count[spelled{m.Form.Concept, text[m.Start:m.End]}]++
				}
			}
		}
		return count
	})
}

// respell proposes the majority's spelling: made when at least three places
// and two in three of all have it, else suggested.
func respell(v *pipeline.View, m Match, count map[spelled]int) (pipeline.Edit, bool) {
	found := v.Text[m.Start:m.End]
	here := count[spelled{m.Form.Concept, found}]
	all, most, best := 0, 0, ""
	for _, s := range m.Form.Terms.Spellings { // in the dictionary's order, so that a tie has one answer
		n := count[spelled{m.Form.Concept, s}]
		all += n
		if best == "" || n > most {
			most, best = n, s
		}
	}
	if best == "" || found == best || here == 0 || most <= here || m.Plural {
		return pipeline.Edit{}, false
	}
	tier, confidence := pipeline.Consistent, 0.6
	if most >= 3 && 3*most >= 2*all {
		tier, confidence = pipeline.Majority, 0.96
	}
	return pipeline.Edit{
		Span: m.Span, Old: found, New: best, Rule: m.Form.rule, Confidence: confidence,
		Evidence: []pipeline.Evidence{
			{Kind: tier, Detail: fmt.Sprintf("%d of %d places in the record are written %q", most, all, best)},
			{Kind: "concept", Detail: m.Form.place},
		},
	}, true
}
