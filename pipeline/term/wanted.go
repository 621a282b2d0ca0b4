package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// wanted is a term of the original whose name the translation of its
// paragraph lacks.
type wanted struct {
	*naming
	form      *Form
	text      string             // as it first stands in the original
	parts     []string           // its pieces, when they are first asked for
	explained map[string]float64 // by word: see explains
	words     *Words             // of its language; nil where there is no list
	literal   literal            // taken word for word
	rests     []rest             // of the sentences that were asked for last
	at        []occurrence       // in the paragraph, in order
	open      []occurrence       // those without a right name in their sentence's translation
	said      int                // how many times the translation of the paragraph has it
	short     []contraction      // of its names, in the paragraph
}

// unambiguous leaves out the acronyms of the original that stand for other
// things elsewhere, unless the original has the concept's name as well or the
// record is of its domain: the NAC of oncologists is no council.
func unambiguous(v *pipeline.View, g *Glossary, found []Match) []Match {
	weak := func(m Match) bool { return m.Form.Status == Acronym && len(m.Form.Concept.Other) > 0 }
	return without(found, func(m Match) bool {
		c := m.Form.Concept
		return weak(m) && !slices.ContainsFunc(found, func(m Match) bool { return m.Form.Concept == c && !weak(m) }) && inDomain(v, g, c) == ""
	})
}

// withoutOffices leaves out the names of institutions that are the beginning of
// their head's title in Han: 外交部长 is the foreign minister, no ministry.
func withoutOffices(found []Match, source string) []Match {
	return without(found, func(m Match) bool {
		rest, long := strings.CutPrefix(source[m.End:], "长")
		if !long {
			rest, long = strings.CutPrefix(source[m.End:], "長")
		}
		return long && (rest == "" || !strings.ContainsRune("期久远遠达達年城", firstRune(rest))) // 长期: long-term
	})
}

// without leaves out matches. It copies what is left, for others remember the matches too.
func without(found []Match, drop func(Match) bool) []Match {
	k := slices.IndexFunc(found, drop)
	if k < 0 {
		return found
	}
	out := slices.Clone(found[:k])
	for _, m := range found[k+1:] {
		if !drop(m) {
			out = append(out, m)
		}
	}
	return out
}
