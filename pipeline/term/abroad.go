package term

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A body of one country's has namesakes abroad: 国务院 is China's State Council,
// and behind 美国 the State Department. Whose it is stands right before the name,
// once; the mentions that follow are of the same.

// landWords are the words for the countries that concepts belong to; their
// domains are called so.
var landWords = map[string]map[string]bool{
	"china": wordSet("china chinese prc"),
	"korea": wordSet("korea korean rok dprk"),
	"japan": wordSet("japan japanese"),
}

// otherLands are words for other countries. Places that may have what is
// China's (Taiwan, Hong Kong, Macao) are not among them.
var otherLands = wordSet(`america american usa us russia russian soviet ussr britain british uk england france french germany german italy italian
 spain spanish portugal portuguese canada canadian australia australian mexico mexican brazil brazilian argentina argentine chile chilean cuba cuban
 india indian pakistan pakistani bangladesh afghanistan afghan nepal nepalese iran iranian iraq iraqi israel israeli turkey turkish syria syrian
 egypt egyptian lebanon lebanese saudi jordan jordanian vietnam vietnamese thailand thai indonesia indonesian malaysia malaysian singapore singaporean
 philippines philippine filipino myanmar burma burmese cambodia cambodian laos lao laotian mongolia mongolian kazakhstan kazakh uzbekistan uzbek
 ukraine ukrainian belarus belarusian poland polish hungary hungarian czech romania romanian bulgaria bulgarian serbia serbian sweden swedish
 norway norwegian finland finnish denmark danish netherlands dutch belgium belgian switzerland swiss austria austrian greece greek
 ethiopia ethiopian sudan sudanese nigeria nigerian kenya kenyan congo congolese`)

// ownKinds are the kinds of thing that countries have each for itself, under
// the same name. A forum, a policy or a place is one, whoever speaks of it.
var ownKinds = []string{"agency", "ministry", "court", "institute", "bank", "organization", "agreement", "treaty"}

// lands are the countries that a concept belongs to; none for what others
// cannot have.
func (c *Concept) lands() []string {
	if !slices.Contains(ownKinds, c.Kind) {
		return nil
	}
	var out []string
	for _, d := range c.Domains {
		if landWords[d] != nil {
			out = append(out, d)
		}
	}
	return out
}

// foreignTo reports whether a word is for another country than some lands, and
// whether it is for one of them.
func foreignTo(lands []string, word string) (other, own bool) {
	if slices.ContainsFunc(lands, func(l string) bool { return landWords[l][word] }) {
		return false, true
	}
	for _, words := range landWords {
		other = other || words[word]
	}
	return other || otherLands[word], false
}

// regions are words for other places that names have inside.
var regions = wordSet("asia asian europe european africa african pacific shanghai taiwan hong macao un united international")

// placed reports whether a term says itself where it belongs: the Shanghai
// Cooperation Organization has no namesake, whoever's membership of it stands before.
func (l literal) placed() bool {
	return slices.ContainsFunc(l.parts, func(p literalPart) bool { return p.land && p.runes.len() > 1 })
}

// land reports whether a word is for a country or a region.
func land(word string) bool {
	other, _ := foreignTo(nil, word)
	return other || regions[word]
}

// withoutNamesakes leaves out the terms of one country's concepts that stand
// behind another's name, and the mentions after such a one that say nobody's.
func withoutNamesakes(found []Match, source string, l *Words) []Match {
	if l == nil {
		return found
	}
	abroad := make(map[*Concept]bool)
	return without(found, func(m Match) bool {
		c := m.Form.Concept
		lands := c.lands()
		if len(lands) == 0 || l.literally(source[m.Start:m.End]).placed() {
			return false
		}
		if other, own := l.owner(source[:m.Start], lands); other || own {
			abroad[c] = other
		}
		return abroad[c]
	})
}

// owner reports whether a text ends in the name of another country than some
// lands, or in that of one of them.
func (l *Words) owner(before string, lands []string) (other, own bool) {
	before = Fold(lastRunes(strings.TrimRight(before, openers), longestLand))
	for i, r := range before {
		e := l.entry(before[i:])
		if e == nil || utf8.RuneCountInString(before[i:]) < 2 {
			continue
		}
		if left, _ := utf8.DecodeLastRuneInString(before[:i]); classOf(r) == hangul && classOf(left) == hangul {
			continue // the end of a longer word: 햇볕정책이란
		}
		for _, word := range e.english {
			foreign, home := foreignTo(lands, word)
			other, own = other || foreign, own || home
		}
		return other && !own, own
	}
	return false, false
}

// longestLand is how many characters a name of a country has.
const longestLand = 8

// lastRunes is the end of a text, of at most n characters.
func lastRunes(text string, n int) string {
	i := len(text)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
	}
	return text[i:]
}

// abroad reports whether the words around a place say that it is another
// country's than the concept's: its name or a proper name that no dictionary knows stands
// right before ("the Karabakh ceasefire agreement"), as something does before the term in the
// original, or "its" for one of others where no sentence names the concept's own.
func (p *passage) abroad(pl place) bool {
	lands := pl.want.form.Concept.lands()
	i := slices.IndexFunc(p.tokens, func(t token) bool { return t.End > pl.Start })
	switch {
	case len(lands) == 0 || i < 1 || pl.want.literal.placed():
		return false
	case strings.HasSuffix(p.text[:pl.Start], "U.S. "):
		return true
	case p.tokens[i].stop:
		return false
	}
	before := p.tokens[i-1]
	if other, own := foreignTo(lands, before.norm); other || own {
		return other
	}
	if possessives[before.norm] {
		other, own := p.speaksOf(pl.want.words, lands)
		return other && !own
	}
	attribute := before.upper && !before.owner && !before.function && !p.claimed[i-1] && p.inside[i-1] == 0 &&
		!p.tokens[i].upper && !startsSentence(p.text, before.Start)
	return attribute && !p.rest(pl.want, i-1).renders(before.norm) &&
		!slices.ContainsFunc(pl.want.open, func(o occurrence) bool { return o.left && o.sentence == p.sentence[i] })
}

// possessives point to whose a thing is, said before.
var possessives = wordSet("its their his her")

// speaksOf reports whether the original names other countries than some lands,
// and whether it names one of them.
func (p *passage) speaksOf(l *Words, lands []string) (other, own bool) {
	for _, part := range l.literally(p.source).parts {
		if part.runes.len() < 2 {
			continue
		}
		foreign, home := foreignTo(lands, part.english[0])
		other, own = other || foreign, own || home
	}
	return other, own
}
