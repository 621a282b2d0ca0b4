package lang

import (
	"cmp"
	"slices"
	"sync"

	"rectify/pipeline"
)

// group is a run of units in one script and, as far as their words tell, in one
// language.
type group struct {
	pipeline.Span
	evidence
	script  script
	verdict verdict
}

// unitBuffers are room for the units of a text; they are used up to when there
// are groups.
var unitBuffers = sync.Pool{New: func() any { return new([]unit) }}

// groups cuts a text into its groups. They are in order and cover it.
func groups(text string) []group {
	buffer := unitBuffers.Get().(*[]unit)
	defer unitBuffers.Put(buffer)
	*buffer = cut((*buffer)[:0], text)
	units := *buffer
	settleScripts(units)
	var out []group
	for len(units) > 0 {
		n := 1
		for n < len(units) && units[n].script == units[0].script {
			n++
		}
		out = divide(out, units[:n])
		units = units[n:]
	}
	return out
}

// settleScripts gives units that only half differ from both their neighbours
// the script of one of these: Han characters alone between kana, as in Japanese
// headings; a sentence full of names or examples in the other script.
func settleScripts(units []unit) {
	for i := range units {
		near := units[max(0, i-1):min(len(units), i+2)]
		before, after := near[0].script, near[len(near)-1].script
		switch u := &units[i]; {
		case i > 0 && before == u.script, i+1 < len(units) && after == u.script:
		case u.fits(before):
			u.script = before
		case u.fits(after):
			u.script = after
		}
	}
}

// fits reports whether a unit can be read as one in script s.
func (u *unit) fits(s script) bool {
	return u.second == s || u.script == han && s == kana && u.outside[japan] == 0
}

// quotation is the weight under which sentences in the script of the paragraph
// around them stay with it, whatever their language.
const quotation = 120

// divide adds the groups of units in one script: one, unless there are sentences
// that are clearly in different languages. What is not clear goes with the
// neighbour it fits better.
func divide(groups []group, units []unit) []group {
	own, home := inClear(units)
	ahead := following(own)
	var runs []run
	for i := range units {
		u := &units[i]
		lang, weak := own[i], false
		if lang == "" {
			before := ""
			if n := len(runs); n > 0 {
				before = runs[n-1].lang
			}
			lang, weak = u.join(before, ahead[i], home)
		}
		if n := len(runs); n == 0 || !runs[n-1].takes(lang) {
			runs = append(runs, run{group: group{Span: pipeline.Span{Start: u.Start, End: u.Start}, script: u.script}, lang: lang, weak: weak, begins: u.begins})
		}
		last := &runs[len(runs)-1]
		last.extend(u.End, &u.evidence)
		last.ends = u.ends
		if last.weak && !weak {
			last.lang, last.weak = lang, false
		}
	}
	return absorb(groups, runs)
}

// inClear says which language each unit is clearly in, or "", and which one most
// of the text seems to be in. Units vote by their length, not by their points:
// every word of Vietnamese has some, and hardly one in two of Polish.
func inClear(units []unit) (own []string, home string) {
	own = make([]string, len(units))
	var votes tally
	for i := range units {
		u := &units[i]
		lang, clear := u.seems(u.script)
		if clear {
			own[i] = lang
		}
		votes.add(lang, u.weight(), 0)
	}
	return own, votes.first().lang
}

// following says for each place in a list of languages which is the first that
// is known from there on, or "".
func following(langs []string) []string {
	out := slices.Clone(langs)
	for i := len(out) - 2; i >= 0; i-- {
		out[i] = cmp.Or(out[i], out[i+1])
	}
	return out
}

// join says which language a unit that is clearly in none is read in: that of
// the text before it or after it, or that of most of the text, whichever has
// most points. If it clearly is in none of them it is in what it seems to be,
// which is weak: Indonesian is seldom clear beside Malay, and always beside
// English.
func (u *unit) join(before, after, home string) (lang string, weak bool) {
	if before == "" && after == "" {
		return "", false
	}
	best := 0
	for _, l := range []string{before, after, home} {
		if l == "" || u.excludes(u.script, l) {
			continue
		}
		points := 2 * u.points(u.script, l)
		switch {
		case l != before && l != after && before == after: // home is far
			points -= 3
		case l == home:
			points++
		}
		if lang == "" || points > best {
			lang, best = l, points
		}
	}
	if lang == "" {
		lang, _ = u.seems(u.script)
		return lang, true
	}
	return lang, false
}

// run is a group in the making.
type run struct {
	group
	lang   string // "" as long as nothing is clear
	weak   bool   // lang is only what it seems to be
	begins bool   // a line
	ends   bool   // a line
}

// takes reports whether a unit in a language belongs to the run before it.
func (r *run) takes(lang string) bool {
	return lang == r.lang || lang == "" || r.lang == "" || r.weak && !r.excludes(r.script, lang)
}

// absorb adds the groups of runs: quotations join the paragraph, without a say in
// its language, and what they parted is one again.
func absorb(groups []group, runs []run) []group {
	first := 0
	for first < len(runs) && runs[first].quoted() {
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
		case r.quoted():
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

// quoted reports whether a run is short and inside a paragraph.
func (r *run) quoted() bool { return !(r.begins && r.ends) && r.weight() < quotation }

// merge makes one group of runs.
func merge(runs []run) group {
	g := runs[0].group
	for i := 1; i < len(runs); i++ {
		g.extend(runs[i].End, &runs[i].evidence)
	}
	return g
}

// extend adds to a group what follows it, up to end.
func (g *group) extend(end int, e *evidence) {
	g.End = end
	g.add(e)
}
