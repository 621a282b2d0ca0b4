package term

import (
	"slices"

	"rectify/pipeline"
)

// OneLongForm is the stage that asks an editor when a record explains one
// acronym in two ways. It needs no dictionary, and it changes nothing.
func OneLongForm() pipeline.Stage {
	return pipeline.Stage{
		Name: "term/long-form",
		Doc: "An acronym that the record explains in two ways is suggested the way it explains it first.\n\n" +
			"Before: the Regional Peace Board (RPB) … the Regional Peace Bureau (RPB)\n" +
			"After:  the Regional Peace Board (RPB) … the Regional Peace Board (RPB)",
		Propose: func(v *pipeline.View) pipeline.Proposal {
			var p pipeline.Proposal
			if !explainedTwice(v) {
				return p
			}
			first := make(map[string]Definition)
			for _, d := range definitions(v) {
				old, ok := first[d.Short]
				switch {
				case !ok:
					first[d.Short] = d
				case otherWords(old.Long, d.Long):
					p.Edits = append(p.Edits, pipeline.Edit{
						Span: d.LongSpan, Old: d.Long, New: old.Long, Rule: "term/long-form", Confidence: doubtfulConfidence,
						Evidence: []pipeline.Evidence{{Kind: pipeline.Consistent, Detail: d.Short + " is explained before as " + old.Long}},
					})
				}
			}
			return p
		},
	}
}

// definitionsKey keys the definitions in a text.
type definitionsKey struct{ lang string }

// definitions is Definitions of a view's text, looked up once.
func definitions(v *pipeline.View) []Definition {
	return pipeline.MemoText(v, v.Text, definitionsKey{v.Lang}, func() []Definition { return Definitions(v.Text, v.Lang) })
}

// explainedTwice reports whether an acronym stands in brackets twice: a quick
// look before the long one.
func explainedTwice(v *pipeline.View) bool {
	found := shorts(v)
	if len(found) < 2 {
		return false
	}
	seen := make(map[string]bool, len(found))
	for _, s := range found {
		if seen[s.Text] {
			return true
		}
		seen[s.Text] = true
	}
	return false
}

// otherWords reports whether two long forms are the same thing in other words:
// neither the same words, nor one a part of the other, nor words of two things.
func otherWords(a, b string) bool {
	x, y := content(a), content(b)
	return !slices.Equal(x, y) && !within(x, y) && !within(y, x) && similarity(x, y) >= 0.4
}
