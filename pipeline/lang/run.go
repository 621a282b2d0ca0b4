package lang

// run is a group in the making.
type run struct {
	group
	lang string // "" as long as nothing is clear
	weak bool   // lang is only what it seems to be
}

// takes reports whether a unit in a language belongs to the run before it.
func (r *run) takes(lang string) bool {
	return lang == r.lang || lang == "" || r.lang == "" || r.weak && !r.excludes(r.script, lang)
}

// absorb adds the groups of runs: quotations join the paragraph, without a say in
// its language, and what they parted is one again.
func absorb(groups []group, text string, runs []run) []group {
	first := 0
	for first < len(runs) && runs[first].quotedIn(text) {
		first++
	}
	if first == len(runs) {
		return append(groups, merge(runs))
	}
	groups = append(groups, runs[first].group)
	groups[len(groups)-1].Start = runs[0].Start
	language := runs[first].lang
	for i := first + 1; i < len(runs); i++ {
		r, last := &runs[i], &groups[len(groups)-1]
		switch {
		case r.quotedIn(text):
			last.End = r.End
		case r.lang == language:
			last.extend(r.End, &r.evidence)
		default:
			groups = append(groups, r.group)
			language = r.lang
		}
	}
	return groups
}

// quotation is the weight under which sentences in the script of the paragraph
// around them stay with it, whatever their language.
const quotation = 120

// quotedIn reports whether a run is short and inside a paragraph.
func (r *run) quotedIn(text string) bool { return r.weight() < quotation && !lines(text, r.Span) }

// merge makes one group of runs.
func merge(runs []run) group {
	g := runs[0].group
	for i := 1; i < len(runs); i++ {
		g.extend(runs[i].End, &runs[i].evidence)
	}
	return g
}
