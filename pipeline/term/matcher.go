package term

import (
	"maps"
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

// matcher finds every form of one language in one pass over a text. At each
// word it hashes the units that follow: the hashes of how keys begin tell soon that no key
// follows, those of whole keys where one may end. So a large glossary costs little more than a
// small one: what is looked up at every word are a few bits.
type matcher struct {
	near, far hashes // of how keys begin, by their size
	keys      hashes
	forms     map[string][]*Form // by key
}

// nearby is how many units decide at most words that no form begins there: the
// hashes of so few are near at hand.
const nearby = 6

// maxTerm is the longest term, in units, that is looked for. It bounds the
// work at each word of a text.
const maxTerm = 300

func newMatcher(forms []*Form) *matcher {
	m := &matcher{forms: make(map[string][]*Form)}
	for _, f := range forms {
		if n := utf8.RuneCountInString(f.key); n > 0 && n <= maxTerm {
			m.forms[f.key] = append(m.forms[f.key], f)
		}
	}
	var near, far, keys []uint64
	before := ""
	for _, key := range slices.Sorted(maps.Keys(m.forms)) {
		known := shared(key, before)
		var b beginning
		for _, u := range key {
			b.add(u)
			switch {
			case b.size <= known:
			case b.size <= nearby:
				near = append(near, b.hash)
			case b.compared():
				far = append(far, b.hash)
			}
		}
		keys = append(keys, b.hash)
		before = key
	}
	m.near, m.far, m.keys = newHashes(near), newHashes(far), newHashes(keys)
	return m
}

// all returns the matches in a text in order, none overlapping: leftmost, then
// longest. A right form shields what lies inside it, for it is a match like any other.
// When the longest form at a place fails its boundary, shorter ones are tried.
// open reports whether a form may go on behind the text.
func (m *matcher) all(text string, composed bool) (out []Match, open bool) {
	f := newFolded(text, composed)
	for i := 0; i < len(text); {
		if !startsWord(text, i) {
			i = nextPlace(text, i)
			continue
		}
		f.at = i
		match, reached := m.longest(&f)
		open = open || reached
		if match.Form == nil {
			i = nextPlace(text, i)
			continue
		}
		out = append(out, match)
		i = match.End
	}
	return out, open
}

// nextPlace is the next byte at which a form might begin: none does inside a
// run of letters and digits of ASCII, or with what spellings of it may lack.
func nextPlace(text string, i int) int {
	if text[i] >= utf8.RuneSelf {
		_, n := utf8.DecodeRuneInString(text[i:])
		return i + n
	}
	word := alphanumeric[text[i]]
	for i++; i < len(text) && (word && alphanumeric[text[i]] || text[i] == ' '); i++ {
		word = word && text[i] != ' '
	}
	return i
}

// longest returns the longest valid form that begins with the next character
// of a text. open reports whether a longer one may go on behind the text.
func (m *matcher) longest(f *folded) (best Match, open bool) {
	text, start := f.text, f.at
	f.rest = nil
	var b beginning
	for at := start; at < len(text); {
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
			return Match{}, false // no form begins with what may be left out
		case u == noUnit:
			continue
		case u == '\n':
			return best, false // no form goes on in the next paragraph, whatever the hashes tell
		}
		b.add(u)
		if b.size <= nearby && !m.near.may(b.hash) || b.size > nearby && b.compared() && !m.far.may(b.hash) {
			return best, false
		}
		if len(f.rest) > 0 || !mayEnd(text, at) || !m.keys.may(b.hash) {
			continue // in the middle of a character, or of a word, or no form ends here
		}
		if match, ok := m.choose(text, pipeline.Span{Start: start, End: at}); ok {
			best = match
		}
	}
	return best, true
}

// mayEnd reports whether a form may end at a byte of a text: not between two
// letters of ASCII, unless the second is a plural s. See ending.
func mayEnd(text string, i int) bool {
	if i == len(text) || !alphanumeric[text[i]] || !alphanumeric[text[i-1]] {
		return true
	}
	return text[i] == 's' && (i+1 == len(text) || !alphanumeric[text[i+1]])
}

// choose returns the form that the text under a span is: the one written just
// so, or a wrong one, or a right one in other letters.
func (m *matcher) choose(text string, s pipeline.Span) (Match, bool) {
	end, plural := ending(text, s.End)
	if end < 0 {
		return Match{}, false
	}
	found := text[s.Start:s.End]
	match := Match{Span: pipeline.Span{Start: s.Start, End: end}, Plural: plural}
	var room [64]byte
	for _, f := range m.forms[string(appendFold(room[:0], found))] {
		if !fits(f, found, plural) {
			continue
		}
		exact := sameLetters(f.Text, found)
		better := match.Form == nil ||
			exact && f.Status.right() && !(match.Exact && match.Form.Status.right()) ||
			f.Status == Wrong && !(match.Exact && match.Form.Status.right()) && match.Form.Status != Wrong
		if better {
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
