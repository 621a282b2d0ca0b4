package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// writing holds how a text writes its numbers, and what is to be proposed.
type writing struct {
	view *pipeline.View
	text string
	lang string
	pipeline.Proposal
}

func (f *writing) replace(start, end int, with, tier string, confidence float64, detail string) {
	s := pipeline.Span{Start: start, End: end}
	if f.view.Alters(s) {
		return
	}
	e := propose(f.text, s, with, "clean/number", confidence, detail)
	e.Evidence[0].Kind = tier
	f.Edits = append(f.Edits, e)
}

// decimals rejoins "= 0. 5" and "3. 6 ± 1": a number after a comparison, or before
// a plus-minus, goes on behind its full stop. Elsewhere a sentence may end.
func (f *writing) decimals(all []figure) {
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		gap := f.text[a.End:b.Start]
		if gap != ". " && gap != " ." && gap != " . " || a.runs > 1 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f.text[:a.Start], " "))
		after := next(f.text[b.End:])
		within := i+1 < len(all) && all[i+1].Start-b.End <= 2 && after == '.'
		switch {
		case within || named(f.text, a.Span) || b.runs > 1:
			continue // a section's or a date's number
		case strings.ContainsRune("=<>≤≥±", before), after == '±', gap == " . " && f.text[a.Start:a.End] == "0":
			f.replace(a.End, b.Start, ".", pipeline.Hygiene, 0.95, "a space inside a decimal number")
		case after == '%', f.text[a.Start:a.End] == "0":
			f.replace(a.End, b.Start, ".", pipeline.Hygiene, 0.80, "a space inside a decimal number")
		}
	}
}

// groups writes the thousands of an English text in one way: with commas where
// most have them. A space may also part two numbers, so the text before
// translation or three noughts must show that it does not.
func (f *writing) groups(all []figure) {
	if f.lang != "en" || !slices.ContainsFunc(all, f.spaced) {
		return
	}
	var spaced []number
	commas := 0
	for _, n := range numbers(f.text, all) {
		switch {
		case n.runs < 2 || len(n.values) == 0 || n.values[len(n.values)-1] != inGroups(n.parts):
		case f.parted(n.figure, ",", " ."):
			commas++
		case f.spaced(n.figure):
			spaced = append(spaced, n)
		}
	}
	for _, n := range spaced {
		if commas < 2 || commas <= len(spaced) || named(f.text, n.Span) {
			continue
		}
		confidence := 0.80
		if written := f.text[n.Start:n.End]; strings.HasSuffix(written, " 000") || f.originalHas(inGroups(n.parts)) {
			confidence = 0.92
		}
		f.replace(n.Start, n.End, strings.ReplaceAll(f.text[n.Start:n.End], " ", ","), pipeline.Majority, confidence, "the record groups thousands with commas")
	}
}

// parted reports whether a mark parts the digits of a number, and none of the others.
func (f *writing) parted(n figure, mark, others string) bool {
	written := f.text[n.Start:n.End]
	return strings.Contains(written, mark) && !strings.ContainsAny(written, others)
}

// spaced reports whether nothing but spaces parts the digits of a number.
func (f *writing) spaced(n figure) bool { return f.parted(n, " ", ".,") }

// inGroups is the value of groups of three digits.
func inGroups(parts []float64) float64 {
	v := 0.0
	for _, p := range parts {
		v = v*1000 + p
	}
	return v
}

// originalHas reports whether the text before translation has a value.
func (f *writing) originalHas(v float64) bool {
	o := f.view.Record.Original
	if o == nil {
		return false
	}
	text := o.Title + "\n" + o.Abstract
	return slices.ContainsFunc(numbers(text, figures(nil, text)), func(n number) bool { return slices.Contains(n.values, v) })
}

// tildes writes a range with the record's own mark where East Asia writes ~.
func (f *writing) tildes(all []figure) {
	hyphens, dashes := 0, 0
	var tildes []pipeline.Span
	for i := 1; i < len(all); i++ {
		s := pipeline.Span{Start: all[i-1].End, End: all[i].Start}
		switch mark := strings.TrimSpace(f.text[s.Start:s.End]); {
		case mark == "~" || mark == "～" || mark == "∼":
			tildes = append(tildes, s)
		case mark == "-" && s.Len() == len(mark):
			hyphens++
		case mark == "–" && s.Len() == len(mark):
			dashes++
		}
	}
	for _, s := range tildes {
		switch {
		case max(hyphens, dashes) < 2:
			f.replace(s.Start, s.End, "–", pipeline.Hygiene, 0.75, "a range with a tilde")
		case hyphens > dashes:
			f.replace(s.Start, s.End, "-", pipeline.Majority, 0.85, "the record's other ranges have a hyphen")
		default:
			f.replace(s.Start, s.End, "–", pipeline.Majority, 0.85, "the record's other ranges have a dash")
		}
	}
}

// percents puts a per cent sign behind its number. Turkish and Basque write it before.
func (f *writing) percents(all []figure) {
	for _, n := range all {
		head := strings.TrimRight(f.text[:n.Start], " ")
		if !strings.HasSuffix(head, "%") || strings.HasPrefix(strings.TrimLeft(f.text[n.End:], " "), "%") {
			continue
		}
		start := len(head) - 1
		if before, _ := utf8.DecodeLastRuneInString(head[:start]); before != ' ' && before != '(' || isDigit(previous(head[:start])) {
			continue
		}
		confidence := 0.80
		if f.originalShare(n) || strings.HasSuffix(head[:start], "(") && strings.HasPrefix(f.text[n.End:], ")") {
			confidence = 0.92
		}
		f.replace(start, n.End, f.text[n.Start:n.End]+"%", pipeline.Hygiene, confidence, "a per cent sign before its number")
	}
}

// originalShare reports whether the text before translation has a number with a
// per cent sign, before or behind it as its language has it.
func (f *writing) originalShare(n figure) bool {
	o := f.view.Record.Original
	if o == nil {
		return false
	}
	digits := f.text[n.Start:n.End]
	return slices.ContainsFunc(numbersOf(f.view, o.Abstract), func(t number) bool {
		return o.Abstract[t.Start:t.End] == digits &&
			(strings.HasPrefix(strings.TrimLeft(o.Abstract[t.End:], " \u00a0"), "%") || previous(o.Abstract[:t.Start]) == '%')
	})
}

// previous is the last character of a text that is not a space.
func previous(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " "))
	return r
}

// powers asks about a power of ten that lost its height: × 10 9 for × 10⁹.
func (f *writing) powers(all []figure) {
	o := f.view.Record.Original
	if o == nil {
		return
	}
	for i := 1; i < len(all); i++ {
		ten, power := all[i-1], all[i]
		digits := f.text[power.Start:power.End]
		if f.text[ten.Start:ten.End] != "10" || f.text[ten.End:power.Start] != " " || len(digits) > 2 || previous(f.text[:ten.Start]) != '×' {
			continue
		}
		raised := superscripts.Replace(digits)
		for _, form := range []string{"10" + raised, "10^" + digits, "10~" + digits, "10<sup>" + digits} {
			if strings.Contains(o.Abstract, form) {
				f.replace(ten.End, power.End, raised, pipeline.Source, 0.80, "the text before translation has "+form)
				break
			}
		}
	}
}
