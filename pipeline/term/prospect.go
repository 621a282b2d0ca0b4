package term

import "slices"

// prospects tell how far the runs of a passage can agree with the names of a term at most, from
// what each of their words can add. Most runs cannot far enough, and need not be read.
type prospects struct {
	*passage
	want  *wanted
	lex   *lexicon
	worth []float64 // by token: 1 + what it can add, when it is first asked for
}

func (p *passage) prospects(w *wanted, lex *lexicon) prospects {
	return prospects{p, w, lex, make([]float64, len(p.tokens))}
}

// adds is the most that token x can add to the words of a run that agree.
func (o prospects) adds(x int) float64 {
	if o.worth[x] == 0 {
		o.worth[x] = 1 + o.want.most(o.tokens[x].norm, o.lex)
	}
	return o.worth[x] - 1
}

// most is the most that a word can add (see agreement): 1 where it is a word of a name or of one
// stem with it, less where it is put for one or explained.
func (w *wanted) most(word string, lex *lexicon) float64 {
	if slices.ContainsFunc(w.content, func(n string) bool { return sameWord(word, n) > 0 }) {
		return 1
	}
	most := 0.0
	if rendersOne(word, w.content) >= 0 {
		most = lessSure * putFor
	}
	if e := w.explains(word, lex); e > 0 {
		most = max(most, lessSure*explainedBy(e))
	}
	return most
}

// reaches reports whether a run of so many words, which can add so much, may agree with a name of
// the term as far as a place must. Sums differ in their last bits by the order of what is summed,
// so the bound is a little less.
func (w *wanted) reaches(words int, adds float64) bool {
	for i := range w.names {
		name := float64(len(w.names[i].words))
		if adds+min(adds, name) >= (leastShare-1e-9)*(float64(words)+name) {
			return true
		}
	}
	return false
}
