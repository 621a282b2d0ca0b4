package lang

import (
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

// groups cuts a text into its groups. They are in order and cover it. They are
// put into room, as far as it goes.
func groups(room []group, text string) []group {
	buffer := unitBuffers.Get().(*[]unit)
	defer unitBuffers.Put(buffer)
	*buffer = cut((*buffer)[:0], text)
	units := *buffer
	settleScripts(units)
	out := room[:0]
	for len(units) > 0 {
		n := 1
		for n < len(units) && units[n].script == units[0].script {
			n++
		}
		out = divide(out, text, units[:n])
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

// divide adds the groups of units in one script: one, unless there are sentences
// that are clearly in different languages. What is not clear goes with the
// neighbour it fits better.
func divide(groups []group, text string, units []unit) []group {
	if len(units) == 1 {
		return append(groups, unite(units))
	}
	home := guess(units)
	if united(units, home) {
		return append(groups, unite(units))
	}
	ahead := following(units)
	var runs []run
	for i := range units {
		u := &units[i]
		lang, weak := u.lang, false
		if !u.clear {
			before := ""
			if n := len(runs); n > 0 {
				before = runs[n-1].lang
			}
			lang, weak = u.join(before, ahead[i], home)
		}
		if n := len(runs); n == 0 || !runs[n-1].takes(lang) {
			runs = append(runs, run{group: group{Span: pipeline.Span{Start: u.Start, End: u.Start}, script: u.script}, lang: lang, weak: weak})
		}
		last := &runs[len(runs)-1]
		last.extend(u.End, &u.evidence)
		if last.weak && !weak {
			last.lang, last.weak = lang, false
		}
	}
	return absorb(groups, text, runs)
}

// unite makes one group of units.
func unite(units []unit) group {
	g := group{Span: units[0].Span, evidence: units[0].evidence, script: units[0].script}
	for i := 1; i < len(units); i++ {
		g.extend(units[i].End, &units[i].evidence)
	}
	return g
}

// guess says which language each unit seems to be in, and returns the one that
// most of the text does. Units vote by their length, not by their points: every
// word of Vietnamese has some, and hardly one in two of Polish.
func guess(units []unit) (home string) {
	votes := make(tally, 0, usual)
	for i := range units {
		u := &units[i]
		u.lang, u.clear = u.seems(u.script)
		votes = votes.add(u.lang, u.weight(), 0)
	}
	return votes.first().lang
}

// united reports whether all units join the same language, whatever their order:
// those that are clearly in one are in home, and no other excludes it. Most
// texts are united.
func united(units []unit, home string) bool {
	for i := range units {
		u := &units[i]
		if u.lang != home && (u.clear || u.excludes(u.script, home)) {
			return false
		}
	}
	return true
}

// following says for each unit which language is the first that one from there
// on is clearly in, or "".
func following(units []unit) []string {
	out := make([]string, len(units))
	next := ""
	for i := len(units) - 1; i >= 0; i-- {
		if units[i].clear {
			next = units[i].lang
		}
		out[i] = next
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

// extend adds to a group what follows it, up to end.
func (g *group) extend(end int, e *evidence) {
	g.End = end
	g.add(e)
}
