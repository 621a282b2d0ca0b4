package term

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// Dates is the stage for agreements that are named by their date. Korean and
// Chinese name them 9·19 공동성명; translation makes "Joint statement of 9 / 19"
// of it. A date is a name only beside an event word that the dictionary has for that day:
// ratios, decimals, versions and plain dates are left alone.
func Dates(g *Glossary) pipeline.Stage {
	return pipeline.Stage{
		Name: "term/dates",
		Doc: "An agreement named by its date gets its name.\n\n" +
			"Before: under the Joint statement of 9 / 19 and the Agreement 2.13\n" +
			"After:  under the September 19 Joint Statement and the February 13 Agreement",
		Settings: g.Hash(),
		Propose: func(v *pipeline.View) pipeline.Proposal {
			var p pipeline.Proposal
			at := 0
			var room [2]pipeline.Edit
			for d, ok := nextDate(v.Text, 0); ok; d, ok = nextDate(v.Text, d.End) {
				for _, e := range dated(room[:0], v, g, d) {
					if e.Start >= at {
						p.Edits = append(p.Edits, e)
						at = e.End
					}
				}
			}
			return p
		},
	}
}

// event is an event word and the concept that it names on a day.
type event struct {
	words string // small letters, one space between words
	form  *Form
}

// eventsOn returns the event words of a language for a day.
func (g *Glossary) eventsOn(day Date, lang string) []event {
	for _, l := range fallbacks(lang) {
		if days := g.events[l]; days != nil {
			return days[day]
		}
	}
	return nil
}

// addEvents files a concept's event words under its day. A language that
// writes the date in figures itself (9·19 공동성명) has nothing to repair.
func addEvents(events map[string]map[Date][]event, s *section) {
	c, t := s.Concept, s.Terms
	if c.Date == (Date{}) || len(t.Events) == 0 || !strings.ContainsFunc(t.Preferred, unicode.IsLower) {
		return
	}
	if events[t.Lang] == nil {
		events[t.Lang] = make(map[Date][]event)
	}
	day := Date{Month: c.Date.Month, Day: c.Date.Day}
	es := events[t.Lang][day]
	for _, w := range t.Events {
		es = append(es, event{strings.ToLower(w), &Form{section: s, Text: t.Preferred}})
	}
	slices.SortStableFunc(es, func(a, b event) int { return len(b.words) - len(a.words) })
	events[t.Lang][day] = es
}

// dated adds the edits that give a date found its name, if an event word stands beside it.
func dated(to []pipeline.Edit, v *pipeline.View, g *Glossary, d dateIn) []pipeline.Edit {
	at, day := d.Span, d.day
	if partOfNumber(v.Text, at) {
		return to
	}
	for _, e := range g.eventsOn(day, v.Lang) {
		s, ok := beside(v.Text, at, e.words, d.written)
		if !ok || shielded(v, g, at) {
			continue
		}
		tier, confidence := pipeline.Near, doubtfulConfidence
		domain := inDomain(v, g, e.form.Concept)
		if domain != "" || v.Text[at.Start:at.End] != digits(v.Text[at.Start:at.End]) && marked(v.Text, s, at, e.words) {
			tier, confidence = pipeline.Listed, 0.97
		}
		return replace(to, v, s, everywhere(v), e.form.section, false, tier, confidence,
			pipeline.Evidence{Kind: "date", Detail: fmt.Sprintf("%s %d is the day of its name", months[day.Month], day.Day)},
			pipeline.Evidence{Kind: "domain", Detail: domain})
	}
	return to
}

// digits are the figures of a date alone.
func digits(date string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, date)
}

// marked reports whether the writing itself says that a date is a name: a
// middle dot, an event of several words, or a capital on the event.
func marked(text string, both, date pipeline.Span, words string) bool {
	event := text[both.Start : both.Start+len(words)]
	if both.Start == date.Start {
		event = text[both.End-len(words) : both.End]
	}
	return strings.ContainsAny(text[date.Start:date.End], "·・‧∙") || strings.Contains(words, " ") || upperFirst(event) && !startsSentence(text, both.Start)
}

// namedByDate returns the concepts whose day and event word stand together in
// a text: they are present, however they are written.
func (g *Glossary) namedByDate(text, lang string) []*Concept {
	var out []*Concept
	for d, ok := nextDate(text, 0); ok; d, ok = nextDate(text, d.End) {
		for _, e := range g.eventsOn(d.day, lang) {
			if _, ok := beside(text, d.Span, e.words, d.written); ok {
				out = append(out, e.form.Concept)
			}
		}
	}
	return out
}

// partOfNumber reports whether digits go on beside a span: 2.131, 9/19/2005, 1,919.
func partOfNumber(text string, s pipeline.Span) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && '0' <= text[i] && text[i] <= '9' }
	mark := func(i int) bool { return i >= 0 && i < len(text) && strings.IndexByte(".,/:-%$", text[i]) >= 0 }
	return mark(s.Start-1) && digit(s.Start-2) || mark(s.End) && digit(s.End+1) ||
		s.End < len(text) && text[s.End] == '%' || s.Start > 0 && text[s.Start-1] == '$'
}

// beside finds an event word directly beside a date and returns the span of
// both: "9.19 joint statement", "joint statement of 9/19", "Agreement 2.13". A date whose
// month is a word makes a name only when it stands first: "the agreement of 19 September" is plain English.
func beside(text string, date pipeline.Span, words string, written bool) (pipeline.Span, bool) {
	if rest := text[date.End:]; strings.HasPrefix(rest, " ") && len(rest) > len(words) && strings.EqualFold(rest[1:1+len(words)], words) && endsWord(text, date.End+1+len(words)) {
		return pipeline.Span{Start: date.Start, End: date.End + 1 + len(words)}, true
	}
	if written {
		return pipeline.Span{}, false
	}
	before := text[:date.Start]
	for _, link := range []string{" of the ", " of ", " on ", " dated ", " "} {
		head, ok := strings.CutSuffix(before, link)
		if !ok || len(head) < len(words) {
			continue
		}
		start := len(head) - len(words)
		if strings.EqualFold(head[start:], words) && startsWord(text, start) {
			return pipeline.Span{Start: start, End: date.End}, true
		}
	}
	return pipeline.Span{}, false
}

// shielded reports whether a date belongs to a right form of the dictionary.
func shielded(v *pipeline.View, g *Glossary, date pipeline.Span) bool {
	for _, m := range matches(v, g) {
		if m.Form.Status.right() && m.Exact && m.Overlaps(date) && m.Len() > date.Len() {
			return true
		}
	}
	return false
}
