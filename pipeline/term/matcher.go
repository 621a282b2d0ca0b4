package term

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Status is what a form is to its concept.
type Status int

// The statuses of a form; the right ones first.
const (
	Preferred Status = iota
	Acronym
	Admitted
	Spelling
	Wrong
	Doubtful
)

func (s Status) right() bool { return s <= Spelling }

// Form is one way to write a concept in one language.
type Form struct {
	Concept *Concept
	Terms   *Terms // the concept's terms in the form's language
	Text    string
	Status  Status

	key      string // as forms are compared
	verbatim bool   // found only as it is written: see fits
	shouts   bool   // a word of it is in capitals alone
}

func newForm(c *Concept, t *Terms, text string, status Status) *Form {
	return &Form{
		Concept: c, Terms: t, Text: text, Status: status,
		key:      Fold(text),
		verbatim: status == Acronym || short(text),
		shouts:   slices.ContainsFunc(strings.Fields(text), shouted),
	}
}

// Match is a form found in a text.
type Match struct {
	pipeline.Span
	Form   *Form
	Exact  bool // letter for letter, spaces and hyphens apart
	Plural bool // the text has a plural s that the form has not
}

// matcher finds every form of one language in one pass over a text.
type matcher struct {
	trie  *trie
	forms [][]*Form // by trie entry
}

// maxTerm is the longest term, in units, that is looked for. It bounds the
// work at each word of a text.
const maxTerm = 300

func newMatcher(forms []*Form) *matcher {
	byKey := make(map[string][]*Form)
	for _, f := range forms {
		if n := utf8.RuneCountInString(f.key); n > 0 && n <= maxTerm {
			byKey[f.key] = append(byKey[f.key], f)
		}
	}
	m := &matcher{}
	var keys [][]rune
	for _, key := range slices.Sorted(maps.Keys(byKey)) { // UTF-8 sorts as its runes do
		keys = append(keys, []rune(key))
		m.forms = append(m.forms, byKey[key])
	}
	m.trie = newTrie(keys)
	return m
}

// all returns the matches in a text in order, none overlapping: leftmost, then
// longest. A right form shields what lies inside it, for it is a match like any other.
// When the longest form at a place fails its boundary, shorter ones are tried.
// open reports whether a form may go on behind the text.
func (m *matcher) all(text string) (out []Match, open bool) {
	buffer := unitBuffers.Get().(*[]unit)
	defer unitBuffers.Put(buffer)
	*buffer = fold((*buffer)[:0], text)
	units := *buffer
	for i := 0; i < len(units); {
		if !startsWord(text, int(units[i].start)) {
			i++
			continue
		}
		match, next, reached := m.longest(text, units, i)
		open = open || reached == len(units)
		if match.Form == nil {
			i++
			continue
		}
		out = append(out, match)
		i = next
	}
	return out, open
}

// longest returns the longest valid form that begins at unit i, the unit after
// it, and the unit at which no longer one is to be found.
func (m *matcher) longest(text string, units []unit, i int) (best Match, next, j int) {
	at := int32(0)
	for j = i; j < len(units) && j-i <= m.trie.depth; j++ {
		if at = m.trie.step(at, units[j].r); at == 0 {
			break
		}
		entry := m.trie.nodes[at].entry
		if entry == 0 || j+1 < len(units) && units[j+1].start == units[j].start {
			continue // no form ends here, or in the middle of a character
		}
		s := pipeline.Span{Start: int(units[i].start), End: int(units[j].end)}
		if match, good := m.choose(text, s, m.forms[entry-1]); good {
			best, next = match, j+1
			if match.Plural {
				next++
			}
		}
	}
	return best, next, j
}

// choose returns the form that the text under a span is: the one written just
// so, or a wrong one, or a right one in other letters.
func (m *matcher) choose(text string, s pipeline.Span, forms []*Form) (Match, bool) {
	end, plural := ending(text, s.End)
	if end < 0 {
		return Match{}, false
	}
	found := text[s.Start:s.End]
	match := Match{Span: pipeline.Span{Start: s.Start, End: end}, Plural: plural}
	for _, f := range forms {
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

// fits reports whether the text found may be the form. What is short or an
// acronym must be written as the form is: "WHO" is not "who", "A RF" not "ARF".
func fits(f *Form, found string, plural bool) bool {
	if f.Text == found && !plural {
		return true
	}
	if f.verbatim {
		return f.Text == found && (!plural || f.Status == Acronym)
	}
	return (!plural || f.Status != Spelling) && (!f.shouts || keepsCapitals(f.Text, found))
}

// keepsCapitals reports whether the words that a form writes in capitals alone
// stand so in the text: "UN Secretary" is not "Kim Jong Un secretary".
func keepsCapitals(form, found string) bool {
	text := letters(found)
	at := 0
	for _, word := range strings.Fields(form) {
		ls := letters(word)
		if shouted(word) {
			if at+len(ls) > len(text) {
				return true // written with other letters (&): not to be compared
			}
			for _, r := range text[at : at+len(ls)] {
				if unicode.IsLower(r) {
					return false
				}
			}
		}
		at += len(ls)
	}
	return true
}

// shouted reports whether a word is written in capitals alone, two or more.
func shouted(word string) bool { return capitals(word) && len(letters(word)) > 1 }

// short reports whether a form is so short that another spelling of it may be
// another word: fewer than six letters of an alphabet, or a single character.
func short(form string) bool {
	letters := 0
	for _, r := range form {
		switch classOf(r) {
		case alphabet, other:
			letters++
		default:
			letters += 3
		}
	}
	return letters < 6
}

// sameLetters reports whether two texts differ in spaces, hyphens and the like alone.
func sameLetters(a, b string) bool {
	if a == b {
		return true
	}
	for {
		var x, y rune
		x, a = nextLetter(a)
		y, b = nextLetter(b)
		if x != y || x == noLetter {
			return x == y
		}
	}
}

// noLetter is what nextLetter finds at the end of a text.
const noLetter = -1

// nextLetter is the first character of a text that no spelling of a name
// lacks, of full width made narrow, and the text behind it.
func nextLetter(text string) (r rune, rest string) {
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		text = text[n:]
		switch {
		case loose(r) || unicode.IsSpace(r):
		case 0xFF01 <= r && r <= 0xFF5E:
			return r - 0xFEE0, text
		default:
			return r, text
		}
	}
	return noLetter, ""
}
