package clean

import (
	"strings"

	"rectify/pipeline"
)

// spacedUnits asks about a per cent sign or a unit that stands apart from its
// number, or at it, where the record does otherwise three times as often.
func (f *writing) spacedUnits(all []figure) {
	var percent, unit spacing
	for _, n := range all {
		rest := strings.TrimPrefix(f.text[n.End:], " ")
		word := wordAt(rest, 0)
		s := pipeline.Span{Start: n.End, End: len(f.text) - len(rest)}
		switch {
		case strings.HasPrefix(rest, "%"):
			percent.see(s)
		case len(word) > 1 && unitNames[word] && word != "day" && word != "week" && word != "year":
			unit.see(s)
		}
	}
	f.unify(percent, "per cent signs")
	f.unify(unit, "units")
}

// spacing is where signs stand at their numbers and where apart from them.
type spacing struct{ close, apart []pipeline.Span }

func (s *spacing) see(gap pipeline.Span) {
	if gap.Len() == 0 {
		s.close = append(s.close, gap)
	} else {
		s.apart = append(s.apart, gap)
	}
}

func (f *writing) unify(s spacing, what string) {
	if len(s.close) >= 3*len(s.apart) {
		for _, gap := range s.apart {
			f.replace(gap.Start, gap.End, "", pipeline.Majority, 0.70, "the record's other "+what+" stand at their numbers")
		}
	}
	if len(s.apart) >= 3*len(s.close) {
		for _, gap := range s.close {
			f.replace(gap.Start, gap.End, " ", pipeline.Majority, 0.70, "the record's other "+what+" stand apart from their numbers")
		}
	}
}
