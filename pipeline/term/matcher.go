package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// Match is a form found in a text.
type Match struct {
	pipeline.Span
	Form   *Form
	Exact  bool // letter for letter, spaces and hyphens apart
	Plural bool // the text has a plural s that the form has not
}

// matcher finds every form of one language in one pass over a text. At nearly all places, what
// follows tells by a look at a few bits that no form begins there. At the others it hashes the units
// that follow: the hashes of how keys begin tell soon that no key follows, those of whole keys where
// one may end. So a large glossary costs little more than a small one.
type matcher struct {
	openings *openings
	begun    hashes // of how keys begin
	keys     hashes
	forms    []Form
	byKey    chains // of them, by the hashes of their keys
}

// maxTerm is the longest term, in units, that is looked for. It bounds the
// work at each word of a text.
const maxTerm = 300

// newMatcher makes a matcher of those forms that can be looked for.
func newMatcher(forms []Form) *matcher {
	m := &matcher{forms: make([]Form, 0, len(forms))}
	var begun, whole []uint64
	var keys []string
	for _, f := range forms {
		key := Fold(f.Text)
		if n := utf8.RuneCountInString(key); n == 0 || n > maxTerm {
			continue
		}
		var b beginning
		for _, u := range key {
			b.add(u)
			if b.compared() {
				begun = append(begun, b.hash)
			}
		}
		m.forms, keys, whole = append(m.forms, f), append(keys, key), append(whole, b.hash)
	}
	m.openings, m.begun, m.byKey = newOpenings(m.forms, keys), newHashes(begun), newChains(whole)
	m.keys = newHashes(whole) // last, for it sorts them
	return m
}

// all returns the matches in a text in order, none overlapping: leftmost, then
// longest. A right form shields what lies inside it, for it is a match like any other.
// When the longest form at a place fails its boundary, shorter ones are tried.
func (m *matcher) all(text string, composed bool) []Match {
	f := newFolded(text, composed)
	var room [32]Match
	if composed {
		found, _ := m.between(room[:0], &f, 0, len(text))
		return stored(found)
	}
	var places []int
	for i := range text {
		if text[i] != ' ' && startsWord(text, i) {
			places = append(places, i)
		}
	}
	slices.Reverse(places)
	found, _ := m.at(room[:0], &f, places)
	return stored(found)
}

// stored are matches found, without room for more.
func stored(found []Match) []Match { return slices.Clip(append([]Match(nil), found...)) }

// between adds the matches that begin in part of a composed text, behind those found before it. What
// stands from byte reach on decides nothing of them.
func (m *matcher) between(before []Match, f *folded, from, until int) (found []Match, reach int) {
	ahead := f.ahead(until, 8+2) // an opening has eight; what a line break is, two more characters tell
	var room [64]int
	found, reach = m.at(before, f, m.places(room[:0], f, from, until, ahead))
	return found, min(max(reach, ahead), len(f.text))
}

// at adds the matches at places, given last first, behind those found before them.
func (m *matcher) at(before []Match, f *folded, places []int) (found []Match, reach int) {
	found, end := before, endOf(before)
	for _, place := range slices.Backward(places) {
		if place < end {
			continue
		}
		f.at = place
		match, read := m.longest(f)
		reach = max(reach, read+mostBehind)
		if match.Form != nil {
			found, end = append(found, match), match.End
		}
	}
	return found, reach
}

// mostBehind is how many bytes behind a form decide at most whether it ends there: a particle, or a
// plural s, and a character more.
const mostBehind = 24

// endOf is where the last of some matches ends.
func endOf(found []Match) int {
	if len(found) == 0 {
		return 0
	}
	return found[len(found)-1].End
}

// longest returns the longest valid form that begins with the next character
// of a text, and where the text was read to.
func (m *matcher) longest(f *folded) (best Match, at int) {
	text, start := f.text, f.at
	f.rest = nil
	var b beginning
	for at = start; at < len(text); {
		u := f.plain[text[at]]
		if u != 0 {
			at++
		} else {
			f.at = at
			u = f.hard()
			at = f.at
		}
		switch {
		case u == noUnit && b.size == 0:
			return Match{}, at // no form begins with what may be left out
		case u == noUnit:
			continue
		case u == '\n':
			return best, at // no form goes on in the next paragraph, whatever the hashes tell
		}
		b.add(u)
		if b.compared() && !m.begun.may(b.hash) {
			return best, at
		}
		if len(f.rest) > 0 || !mayEnd(text, at) || !m.keys.may(b.hash) {
			continue // in the middle of a character, or of a word, or no form ends here
		}
		if match, ok := m.choose(text, pipeline.Span{Start: start, End: at}, b.hash); ok {
			best = match
		}
	}
	return best, at
}

// mayEnd reports whether a form may end at a byte of a text: not between two
// letters of ASCII, unless the second is a plural s. See ending.
func mayEnd(text string, i int) bool {
	if i == len(text) || !alphanumeric[text[i]] || !alphanumeric[text[i-1]] {
		return true
	}
	return text[i] == 's' && (i+1 == len(text) || !alphanumeric[text[i+1]])
}

// choose returns the form that the text under a span is, whose units have a hash: the one written
// just so, or a wrong one, or a right one in other letters.
func (m *matcher) choose(text string, s pipeline.Span, hash uint64) (Match, bool) {
	end, plural := ending(text, s.End)
	if end < 0 {
		return Match{}, false
	}
	found := text[s.Start:s.End]
	match := Match{Span: pipeline.Span{Start: s.Start, End: end}, Plural: plural}
	for i := m.byKey.first(hash); i != none; i = m.byKey.next(i, hash) {
		f := &m.forms[i]
		if !fits(f, found, plural) || f.Text != found && !sameUnits(found, f.Text) {
			continue
		}
		exact := sameLetters(f.Text, found)
		switch right := f.Status.right(); {
		case exact && right:
			match.Form, match.Exact = f, true
			return match, true // none is better
		case match.Form == nil, f.Status == Wrong && match.Form.Status != Wrong:
			match.Form, match.Exact = f, exact
		}
	}
	return match, match.Form != nil
}

// ending finds where a form that reaches to byte i ends: there, or after a
// plural s; -1 when the word goes on. A possessive 's stays outside the match.
func ending(text string, i int) (end int, plural bool) {
	if endsWord(text, i) {
		return i, false
	}
	if strings.HasPrefix(text[i:], "s") && endsWord(text, i+1) {
		return i + 1, true
	}
	return -1, false
}
