package lang

import (
	"cmp"
	"slices"
)

// most is the share of a record, in percent, that makes a language its own.
const most = 60

// tally adds up how much text is in which language, in order of appearance.
type tally []share

// usual is how many languages a record seldom has more of, even by guess.
const usual = 8

type share struct {
	lang   string
	weight int
	faith  float64 // confidence times weight
}

// add is the tally with a text more.
func (t tally) add(lang string, weight int, confidence float64) tally {
	i := slices.IndexFunc(t, func(s share) bool { return s.lang == lang })
	if i < 0 {
		i = len(t)
		t = append(t, share{lang: lang})
	}
	t[i].weight += weight
	t[i].faith += confidence * float64(weight)
	return t
}

// first is the largest share; of equals the one that appeared first.
func (t tally) first() share {
	if len(t) == 0 {
		return share{}
	}
	return slices.MaxFunc(t, func(a, b share) int { return cmp.Compare(a.weight, b.weight) })
}

// majority is the language most of the text is in and how sure that is.
func (t tally) majority() (string, float64) {
	total := 0
	for _, s := range t {
		total += s.weight
	}
	first := t.first()
	switch {
	case first.weight == 0 || first.lang == Undetermined && 2*first.weight >= total:
		return Undetermined, 0
	case 100*first.weight < most*total:
		return Multiple, round(1 - float64(first.weight)/float64(total))
	}
	return first.lang, round(first.faith / float64(first.weight))
}
