package clean

import (
	"fmt"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// Variety is a way to spell English.
type Variety string

// The varieties of a house. Oxford spelling is British but for -ize, as the
// United Nations and many publishers have it (BCP 47: en-GB-oxendict).
const (
	American Variety = "american"
	British  Variety = "british"
	Oxford   Variety = "oxford"
	Majority Variety = "majority" // whichever of American and British most of the record has
)

// ParseVariety is the variety of a name; the error lists those there are.
func ParseVariety(name string) (Variety, error) {
	switch v := Variety(name); v {
	case American, British, Oxford, Majority:
		return v, nil
	}
	return "", fmt.Errorf("spelling %q: want american, british, oxford or majority", name)
}

// HouseSpelling makes a stage that spells English in one variety. It is house
// style, and in no list unless somebody asks for it. Only whole words in small
// letters change, and those that begin a sentence: a capital inside a sentence
// may be a name's (World Health Organization, Department of Defense), and what
// is quoted is somebody else's. Words that are right in both varieties with
// another meaning (practice, meter, analyses) stay.
func HouseSpelling(variety Variety) pipeline.Stage {
	return pipeline.Stage{
		Name: "clean/spelling",
		Doc: `Spell English words in one variety, British or American.

Before: the behavior of the centre
After:  the behaviour of the centre`,
		Settings: "variety=" + string(variety),
		Propose:  func(v *pipeline.View) pipeline.Proposal { return spell(v, variety) },
	}
}

func spell(v *pipeline.View, variety Variety) pipeline.Proposal {
	var p pipeline.Proposal
	kind, confidence := pipeline.Hygiene, 0.95
	if variety == Majority {
		variety = majority(v)
		kind, confidence = pipeline.Majority, 0.92
	}
	if variety == "" {
		return p
	}
	var quoted []pipeline.Span
	for s := range words(v.Text) {
		to := respell(strings.ToLower(v.Text[s.Start:s.End]), variety)
		if to == "" || primary(v.LangAt(s.Start)) != "en" || v.Alters(s) {
			continue
		}
		if quoted == nil {
			quoted = quotations(v.Text)
		}
		if within(quoted, s) || partOfAddress(v.Text, s) || !mayRespell(v.Text, s) {
			continue
		}
		if unicode.IsUpper(firstRune(v.Text[s.Start:])) {
			to = capitalized(to)
		}
		e := propose(v.Text, s, to, "clean/spelling", confidence, string(variety)+" spelling")
		e.Evidence[0].Kind = kind
		p.Edits = append(p.Edits, e)
	}
	return p
}

// mayRespell reports whether a word is no name: in small letters, or with the
// capital of a sentence that it begins and no capital soon after it.
func mayRespell(text string, s pipeline.Span) bool {
	switch caseOf(text[s.Start:s.End]) {
	case allSmall:
		return true
	case initial:
		c := capital{Span: s, text: text}
		return beginsSentence(text, s.Start) && !c.startsTitle()
	}
	return false
}

// tallyKey is what the count of a record's varieties is remembered by.
type tallyKey struct{}

// majority is the variety that a record as it arrived is spelt in: three words
// at least and three times as many as the other has; "" where neither does.
func majority(v *pipeline.View) Variety {
	return pipeline.Memo(v, tallyKey{}, func() Variety {
		us, uk, z, s := 0, 0, 0, 0
		for _, text := range [...]string{v.Record.Title, v.Record.Abstract} {
			for w := range words(text) {
				word := text[w.Start:w.End]
				switch variety, ize := varietyOf(word); {
				case variety == American && ize:
					z++
				case variety == American:
					us++
				case ize:
					s++
				case variety == British:
					uk++
				}
			}
		}
		switch {
		case us >= 3 && us >= 3*(uk+s):
			return American
		case uk+s < 3 || uk+s < 3*us:
			return ""
		case z > s:
			return Oxford
		}
		return British
	})
}
