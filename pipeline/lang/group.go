package lang

import (
	"cmp"

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

// groups cuts a text into its groups. They are in order and cover it.
func groups(text string) []group {
	units := cut(text)
	settleScripts(units)
	var out []group
	for len(units) > 0 {
		n := 1
		for n < len(units) && units[n].script == units[0].script {
			n++
		}
		out = append(out, divide(units[:n])...)
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

// divide makes groups of units in one script: one, unless there are sentences
// that are clearly in different languages. What is not clear goes with what
// precedes it, or what follows.
func divide(units []unit) []group {
	var runs []run
	for i := range units {
		u := &units[i]
		own := u.clearly(u.script)
		if n := len(runs); n == 0 || runs[n-1].parts(u, own) {
			runs = append(runs, run{group: group{Span: pipeline.Span{Start: u.Start, End: u.Start}, script: u.script}, alone: true})
		}
		last := &runs[len(runs)-1]
		last.extend(u.End, &u.evidence)
		last.lang = cmp.Or(last.lang, own)
		last.alone = last.alone && u.alone
	}
	return absorb(runs)
}

// parts reports whether a unit, clearly in the language own if that is not "",
// is in another language than the run before it. Where only one of the two
// clearly is in some language, it is enough that the other clearly is not:
// Indonesian is seldom clear beside Malay, and always beside English.
func (r *run) parts(u *unit, own string) bool {
	switch {
	case own != "" && r.lang != "":
		return own != r.lang
	case own != "":
		return r.excludes(u.script, own)
	default:
		return r.lang != "" && u.excludes(u.script, r.lang)
	}
}

// run is a group in the making.
type run struct {
	group
	lang  string // "" as long as nothing is clear
	alone bool   // it has its lines for itself
}

// absorb makes groups of runs: quotations join the paragraph, and what they
// parted is one again.
func absorb(runs []run) []group {
	var out []group
	language := ""
	for i := range runs {
		r := &runs[i]
		quoted := len(runs) > 1 && !r.alone && r.weight() < quotation
		if len(out) > 0 && (quoted || r.lang == language) {
			out[len(out)-1].extend(r.End, &r.evidence)
			continue
		}
		out = append(out, r.group)
		if language = r.lang; quoted && i+1 < len(runs) { // a quotation opens the paragraph
			language = runs[i+1].lang
		}
	}
	return out
}

// extend adds to a group what follows it, up to end.
func (g *group) extend(end int, e *evidence) {
	g.End = end
	g.add(e)
}
