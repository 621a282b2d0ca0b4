package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// variants finds the runs of tokens that are the wanted name but for number,
// small words and -ise for -ize, and returns the sentences they stand in. The translator
// wrote the name right, and it is claimed; a word inside it that the name has in another
// number is put right on the way.
func (p *passage) variants(w *wanted) []int {
	var out []int
	for k := range w.names {
		name := &w.names[k]
		for i := range p.written(name.words[0]) {
			j, ok := p.runOf(name.words, i)
			if !ok {
				continue
			}
			s := pipeline.Span{Start: p.tokens[i].Start, End: p.tokens[j].End}
			found := p.text[s.Start:s.End]
			if found != name.text && differsInSpelling(found, name.text) {
				continue
			}
			p.claim(s)
			out = append(out, p.sentence[i])
			if found != name.text && name.text == w.terms.Preferred && !w.terms.has(found) && p.misspells(i, j, *name) {
				p.inflected = append(p.inflected, place{Span: s, want: w, first: i, last: j, cues: cues{share: 1, ends: true, inflected: true}})
			}
		}
	}
	return out
}

// has reports whether a text is a right form, as terms are compared.
func (t Terms) has(text string) bool {
	return slices.ContainsFunc(t.Right(), func(right string) bool { return sameUnits(right, text) })
}

// misspells reports whether tokens i to j have a word inside the name in
// another number, or with a possessive ending that it lacks. Such a word does not depend on
// the sentence, as the noun that the others lean on does: that one must be the same.
func (p *passage) misspells(i, j int, name tokenName) bool {
	found := p.text[p.tokens[i].Start:p.tokens[j].End]
	run, official := tokenize(found), tokenize(name.text)
	if len(run) != len(official) {
		return false
	}
	proper := capitalShare(official) == 1
	head, differs := headAt(official), false
	for k := range run {
		if k > 0 && hyphenates(found, run, k) != hyphenates(name.text, official, k) {
			differs = true
		}
		a, b := found[run[k].Start:run[k].End], name.text[official[k].Start:official[k].End]
		switch {
		case strings.EqualFold(a, b):
			continue
		case spelledAlike(a, b):
			differs = true
			continue
		case proper && capitalShare(run) < 1:
			return false
		case !proper && !run[k].upper && k == head && k == len(run)-1 && strings.EqualFold(pluralWord(a), b) && p.countless(i, j):
			differs = true
			continue
		case k == head || k == len(run)-1:
			return false
		case run[k].owner && (i == 0 || p.tokens[i].stop || p.tokens[i-1].norm != "the"):
			return false // "China's banks grew" is not "China banks grew"
		case run[k].norm != official[k].norm || official[k].owner:
			return false
		}
		differs = differs || run[k].owner || inOtherNumber(a, b)
	}
	return differs
}

// countless reports whether tokens i to j stand between small words or
// punctuation, so that no article or verb says that they are one thing.
func (p *passage) countless(i, j int) bool {
	if i > 0 && !p.tokens[i].stop && !prepositions[p.tokens[i-1].norm] && p.tokens[i-1].norm != "and" {
		return false
	}
	return j+1 >= len(p.tokens) || p.tokens[j+1].stop || prepositions[p.tokens[j+1].norm] || conjunctions[p.tokens[j+1].norm]
}

// hyphenates reports whether a hyphen joins token k to the one before it.
func hyphenates(text string, toks []token, k int) bool {
	return text[toks[k-1].End:toks[k].Start] == "-"
}

// spelledAlike reports whether two words are one in two spellings, with the
// same ending: -ise and -ize, memoranda and memorandums, co-operation and cooperation.
func spelledAlike(a, b string) bool {
	return inOneSpelling(a) == inOneSpelling(b)
}

// inOneSpelling folds what spellings of one word differ in.
func inOneSpelling(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), "-", "")
	if word == "memoranda" {
		return "memorandums"
	}
	return zeds.Replace(word)
}

// zeds writes -ise and what is made of it with a z.
var zeds = strings.NewReplacer("isa", "iza", "ise", "ize", "isi", "izi")

// inOtherNumber reports whether one of two English words is the plural of the
// other.
func inOtherNumber(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return pluralWord(a) == b || pluralWord(b) == a
}

// headAt is the index of the noun that others lean on.
func headAt(toks []token) int {
	for k, t := range toks {
		if k > 0 && prepositions[t.norm] {
			return k - 1
		}
	}
	return len(toks) - 1
}

// unhyphenated are the places of a wanted name that has hyphens or spaces where the official one
// has others: a Subcommittee that is a Sub-Committee. None is taken away: lists lose hyphens
// oftener than texts gain them.
func (p *passage) unhyphenated(w *wanted) {
	for _, m := range p.have {
		found := p.text[m.Start:m.End]
		if m.Form.Concept != w.form.Concept || m.Form.Status != Preferred || m.Plural || strings.EqualFold(found, m.Form.Text) {
			continue
		}
		if slices.ContainsFunc(w.terms.Right(), func(right string) bool { return strings.EqualFold(right, found) }) {
			continue // another spelling that is right
		}
		if len(found) <= len(m.Form.Text) && strings.EqualFold(hyphens.Replace(found), hyphens.Replace(m.Form.Text)) {
			p.inflected = append(p.inflected, place{Span: m.Span, want: w, cues: cues{share: 1, ends: true, inflected: true}})
		}
	}
}

// hyphens drops what spellings of a compound differ in.
var hyphens = strings.NewReplacer("-", "", " ", "")
