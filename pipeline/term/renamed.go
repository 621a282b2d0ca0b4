package term

import (
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// oftenEnough is in how many pairs of sentences a record must have a name of
// the translator's own making with a term.
const oftenEnough = 2

// renamed adds the places of names that the translator made up for a term whose
// own name is proper, and uses again and again: the record has them in several sentences with
// the term, in none without it, and with no other term as often. Their words need not agree.
// Of a term that is an acronym nothing is concluded: other things have the same.
func (p *passage) renamed(to []place, w *wanted, lex *lexicon, record *bitext) []place {
	if w.form.Status == Acronym || len(w.names) == 0 || w.names[0].capitals < 1 || record.open[w.form.Concept] < oftenEnough {
		return to
	}
	for _, c := range p.madeUp() {
		k := p.sentence[c.first]
		if !slices.ContainsFunc(w.open, func(o occurrence) bool { return o.sentence == k }) {
			continue
		}
		company := record.keeps(p, c.first, c.last, w.form.Concept)
		if company.both < oftenEnough || company.words > 0 || p.rivalled(k, c, w, company.both, record) {
			continue
		}
		r := p.read(w, lex, c.first, c.last)
		short := slices.ContainsFunc(w.names, func(n tokenName) bool { return p.shortens(c, n.text) })
		if short || within(r.words, w.names[0].words) || p.beside(r) || p.half(r) || !likeName(r) {
			continue
		}
		span, ok := p.withInitials(p.unowned(r), r)
		if !ok {
			continue
		}
		to = append(to, place{Span: span, want: w, first: c.first, last: c.last, cues: cues{share: r.share, renamed: true, ends: true, written: true}})
	}
	return to
}

// properName is a run of tokens written as a name.
type properName struct{ first, last int }

// madeUp is properNames, asked once.
func (p *passage) madeUp() []properName {
	if p.proper == nil {
		p.proper = p.properNames()
	}
	return p.proper
}

// properNames are the longest runs of free tokens that are written as names of
// two words or more, or as initials, and that the original does not have in the same letters.
func (p *passage) properNames() []properName {
	source := strings.ToLower(p.source)
	out := []properName{}
	for i := 0; i < len(p.tokens); i++ {
		if !p.nameWord(i) || p.tokens[i].function {
			continue
		}
		last, words := i, 1
		for j := i + 1; j < len(p.tokens) && !p.tokens[j].stop && (p.nameWord(j) || nameJoiners[p.tokens[j].norm]); j++ {
			if p.nameWord(j) && !p.tokens[j].function {
				last = j
				words++
			}
		}
		behind := i > 0 && !p.tokens[i].stop && p.tokens[i-1].upper && !p.tokens[i-1].function // of what is right already
		named := words > 1 || initialsOnly(p.text[p.tokens[i].Start:p.tokens[i].End])
		if named && !behind && !slices.ContainsFunc(p.tokens[i:last+1], func(t token) bool { return !t.function && strings.Contains(source, t.norm) }) {
			out = append(out, properName{i, last})
		}
		i = last
	}
	return out
}

// nameJoiners stand inside names.
var nameJoiners = wordSet("of the for on and")

// nameWord reports whether token i begins with a capital and is part of no
// right form.
func (p *passage) nameWord(i int) bool {
	return p.tokens[i].upper && !p.claimed[i] && p.inside[i] == 0
}

// initialsOnly reports whether a word is three capitals or more, and not the
// code of a currency.
func initialsOnly(word string) bool {
	return len(word) > 2 && !currencies[word] && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) })
}

// currencies are codes of ISO 4217, and what is used as one.
var currencies = wordSet("USD EUR JPY GBP CNY CNH RMB HKD KRW SGD TWD CHF AUD CAD NZD")

// likeName reports whether a made up name may be one of the same kind: it is
// initials, ends as the official name does, or is of an institution or office; and it is one.
func likeName(r run) bool {
	if r.i == r.j {
		return true
	}
	head, _ := headOf(r.toks)
	return !r.joint && (heads[0].nouns[head] || offices[head] || r.last && r.same > 0 || r.share >= 0.4)
}

// offices are nouns for who holds an office.
var offices = wordSet("officer commissioner director regulator secretary controller governor minister president chairman")

// shortens reports whether initials may be short for a name: they begin as it
// does, and it has their letters in order.
func (p *passage) shortens(c properName, name string) bool {
	if c.first < c.last {
		return false
	}
	rest := []rune(strings.ToLower(name))
	for i, r := range p.tokens[c.first].norm {
		k := slices.Index(rest, r)
		if k < 0 || i == 0 && k > 0 {
			return false
		}
		rest = rest[k+1:]
	}
	return true
}

// withInitials takes in the initials in brackets behind a name that is made up:
// they go with it. Not ok where the name itself stands in brackets, or other initials behind it.
func (p *passage) withInitials(s pipeline.Span, r run) (pipeline.Span, bool) {
	if strings.HasSuffix(p.text[:s.Start], "(") {
		return s, false
	}
	rest, ok := strings.CutPrefix(p.text[s.End:p.span.End], " (")
	if !ok {
		return s, true
	}
	inside, _, closed := strings.Cut(rest, ")")
	if !closed || !acronymShaped(inside) {
		return s, true
	}
	last, ok := p.spells(shortWord{letters: strings.ToLower(inside)}, r.i)
	s.End += len(inside) + len(" ()")
	return s, ok && last == r.j
}

// rivalled reports whether a name keeps company with another term that its
// sentence lacks about as often.
func (p *passage) rivalled(k int, c properName, w *wanted, both int, record *bitext) bool {
	return slices.ContainsFunc(p.wants, func(other *wanted) bool {
		return other != w && slices.ContainsFunc(other.open, func(o occurrence) bool { return o.sentence == k }) &&
			2*record.keeps(p, c.first, c.last, other.form.Concept).both > both
	})
}
