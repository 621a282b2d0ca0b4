package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Proper gives English names of months, weekdays, countries, continents,
// languages and nations their capital, and a few acronyms that are no words
// theirs. It knows English only: French, Spanish, Russian and most others write
// these small. Names that are words too (polish, may) count where their
// surroundings show what they are, or not at all; countries that are hardly
// ever the word in an abstract (china, turkey) get theirs in a record that has
// lost its capitals.
var Proper = pipeline.Stage{
	Name: "clean/proper",
	Doc: `Give English names of months, weekdays, countries and languages, and the commonest acronyms, their capitals.

Before: patients were treated in germany from february 2014
After:  patients were treated in Germany from February 2014`,
	Propose: capitalizeProper,
}

// slip is how sure a rule is of a small letter that a person may have written:
// right, mostly, but an editor is asked.
const slip = 0.85

func capitalizeProper(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if !mayBeEnglish(v) {
		return p
	}
	var quoted []pipeline.Span
	from, known := 0, properWords()
	for at := range known.where.places(v.Text) {
		s := smallWordAt(v.Text, at)
		kind := known.kinds[v.Text[s.Start:s.End]]
		if kind == 0 || at < from || !wholeLetters(v.Text, s) {
			continue
		}
		n := properAt(v, s, kind)
		if n.confidence == 0 || primary(v.LangAt(s.Start)) != "en" || partOfAddress(v.Text, n.Span) {
			continue
		}
		if quoted == nil {
			quoted = quotations(v.Text)
		}
		if v.Alters(n.Span) || within(quoted, n.Span) {
			continue
		}
		if !translated(v) && !lostCase(v) {
			n.confidence = min(n.confidence, slip)
		}
		from = n.End
		p.Edits = append(p.Edits, propose(v.Text, n.Span, n.text, "clean/proper", n.confidence, n.what))
	}
	return p
}

// smallWordAt is the run of small letters of ASCII that begins at a byte.
func smallWordAt(text string, at int) pipeline.Span {
	s := pipeline.Span{Start: at, End: at}
	for s.End < len(text) && isSmall(text[s.End]) {
		s.End++
	}
	return s
}

// wholeLetters reports whether no letter stands beside a span.
func wholeLetters(text string, s pipeline.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// proper is a name in small letters and how it is written.
type proper struct {
	pipeline.Span
	text       string
	what       string
	confidence float64
}

// properAt is the name that the word at a span begins; its confidence is 0
// where it begins none.
func properAt(v *pipeline.View, s pipeline.Span, kind properKind) proper {
	word := v.Text[s.Start:s.End]
	switch {
	case kind == pronoun:
		return pronounAt(v.Text, s)
	case kind == calendar:
		return proper{s, capitalized(word), "a month or weekday", 0.95}
	case kind == datedMonth && dated(v.Text, s):
		return proper{s, capitalized(word), "a month beside a day or year", 0.95}
	case kind == nation && !idiom(v.Text, s):
		return proper{s, capitalized(word), "a nation, its people or language", 0.93}
	case kind == ambiguous && !idiom(v.Text, s) && lostCase(v):
		return proper{s, capitalized(word), "a country, in a record without capitals", 0.90}
	case kind == isAcronym:
		return proper{s, acronymForms()[word], "an acronym that is no word", 0.93}
	case kind == placeName:
		return placeAt(v.Text, s)
	}
	return proper{}
}

// pronounAt is the pronoun "I" where its verb follows: "i am", "i've".
func pronounAt(text string, s pipeline.Span) proper {
	if s.Start > 0 && text[s.Start-1] != ' ' {
		return proper{}
	}
	rest := text[s.End:]
	for _, ending := range [...]string{"'m ", "’m ", "'ve ", "’ve ", "'ll ", "’ll ", "'d ", "’d "} {
		if strings.HasPrefix(rest, ending) {
			return proper{s, "I", "the pronoun", 0.95}
		}
	}
	next, spaced := strings.CutPrefix(rest, " ")
	if end := strings.IndexFunc(next, func(r rune) bool { return r < 'a' || r > 'z' }); end > 0 && spaced && firstPerson[next[:end]] && beforePronoun(text, s.Start) {
		return proper{s, "I", "the pronoun", 0.95}
	}
	return proper{}
}

// beforePronoun reports whether a clause may begin at a byte: no name of a case
// or variable precedes it.
func beforePronoun(text string, at int) bool {
	before := strings.TrimRight(text[max(0, at-longestProper):at], " ")
	if before == "" || strings.IndexByte(".,;:!?", before[len(before)-1]) >= 0 {
		return true
	}
	of := wordsOf(before)
	return len(of) > 0 && clauseLinks[of[len(of)-1]]
}

// dated reports whether a day or a year stands beside the name of a month that
// is a word too: "may 2012", "12 march".
func dated(text string, s pipeline.Span) bool {
	fields := strings.Fields(text[s.End:min(len(text), s.End+12)])
	if len(fields) > 0 && year.MatchString(strings.TrimRight(fields[0], ".,;:)")) {
		return true
	}
	if len(fields) > 1 && fields[0] == "of" && year.MatchString(strings.TrimRight(fields[1], ".,;:)")) && inMonth(text[:s.Start]) {
		return true
	}
	if len(fields) > 1 && isDayNumber(strings.TrimRight(fields[0], ",")) && year.MatchString(strings.TrimRight(fields[1], ".,;:)")) {
		return true
	}
	before := strings.Fields(text[max(0, s.Start-12):s.Start])
	return len(before) > 1 && isDayNumber(before[len(before)-1]) && beforeDay[before[len(before)-2]]
}

// inMonth reports whether a text ends with a preposition of time: "in march of 2011".
func inMonth(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " "))
	return slices.ContainsFunc([]string{" in", " since", " until", " during"}, func(p string) bool { return strings.HasSuffix(before, p) })
}

// isDayNumber reports whether a word is the number of a day.
func isDayNumber(word string) bool {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(word, "th"), "st"), "nd"), "rd")
	return len(word) == 1 && isDigit(rune(word[0])) || len(word) == 2 && word[0] >= '0' && word[0] <= '3' && isDigit(rune(word[1]))
}

// idiom reports whether the word for a nation is part of a common noun that
// many write small: "swiss roll", "gum arabic".
func idiom(text string, s pipeline.Span) bool {
	next := text[s.End:min(len(text), s.End+longestProper)]
	next = strings.TrimLeft(next, " -")
	end := strings.IndexFunc(next, func(r rune) bool { return r < 'a' || r > 'z' })
	if end < 0 {
		end = len(next)
	}
	return idioms[next[:end]]
}

// partOfAddress reports whether a name is part of something longer that is written
// small as a whole: an address, a file name, a hashtag.
func partOfAddress(text string, s pipeline.Span) bool {
	if s.Start > 0 && strings.IndexByte("./_#@&=\\", text[s.Start-1]) >= 0 {
		return true
	}
	if s.End+1 < len(text) && strings.IndexByte("._/@=&", text[s.End]) >= 0 && text[s.End+1] != ' ' && text[s.End+1] != '\n' {
		return true
	}
	return s.End < len(text) && text[s.End] == '_'
}

// capitalized is a word with a capital at its beginning.
func capitalized(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
