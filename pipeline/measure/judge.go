package measure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Case is a record and what should become of it.
type Case struct {
	Record          pipeline.Record
	Title, Abstract string // as expected; equal to the record's for text that must stay
}

// Clean reports whether the record must stay as it is.
func (c Case) Clean() bool {
	return c.Title == c.Record.Title && c.Abstract == c.Record.Abstract
}

// The verdicts on what was done and what was not.
const (
	Right  = "right"
	Wrong  = "wrong"
	Missed = "missed"
)

// Finding is one edit and whether it was right, or a difference that was missed.
type Finding struct {
	Verdict       string
	Suggested     bool   // the edit was not made, an editor is asked
	Field         string // pipeline.Title or pipeline.Abstract
	pipeline.Span        // bytes of the raw field
	Before, After string
	Why           []pipeline.Reason // of a miss: of those who had something to say at its place
}

// Judge compares what became of a case's record with what should have. The
// findings are those of the title, then of the abstract, each in the order of the
// text: edits made and misses first, then suggestions.
func Judge(c Case, res pipeline.Result) ([]Finding, error) {
	var out []Finding
	for _, f := range []struct{ name, raw, want string }{
		{pipeline.Title, c.Record.Title, c.Title},
		{pipeline.Abstract, c.Record.Abstract, c.Abstract},
	} {
		found, err := judgeField(f.name, f.raw, f.want, res)
		if err != nil {
			return nil, fmt.Errorf("record %q: %s: %w", c.Record.ID, f.name, err)
		}
		out = append(out, found...)
	}
	return out, nil
}

func judgeField(name, raw, want string, res pipeline.Result) ([]Finding, error) {
	in := func(changes []pipeline.Change) []pipeline.Change {
		return slices.DeleteFunc(slices.Clone(changes), func(c pipeline.Change) bool { return c.Field != name || c.Status == pipeline.Rejected })
	}
	f := field{name: name, text: raw, raw: []rune(raw), want: []rune(want)}
	changes, suggestions := in(res.Changes), in(res.Suggestions)
	right, gaps, err := f.judge(changes)
	if err != nil {
		return nil, err
	}
	var edits, asked []Finding
	for i, c := range changes {
		edits = append(edits, f.finding(c, right[i], false))
	}
	for _, s := range suggestions {
		good, _, err := f.judge([]pipeline.Change{s})
		if err != nil {
			return nil, err
		}
		asked = append(asked, f.finding(s, good[0], true))
	}
	spoke := slices.Concat(edits, asked)
	for _, g := range gaps {
		edits = append(edits, f.miss(g, spoke))
	}
	slices.SortStableFunc(edits, func(a, b Finding) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return append(edits, asked...), nil
}

// field is one field of a case.
type field struct {
	name, text string
	raw, want  []rune
}

// judge says which of some changes, which do not overlap, are right, and what
// those leave undone.
func (f field) judge(changes []pipeline.Change) (right []bool, gaps []piece, err error) {
	right = make([]bool, len(changes))
	if len(changes) == 0 && string(f.want) == f.text {
		return right, nil, nil
	}
	edits := make([]edit, len(changes))
	for i, c := range changes {
		edits[i] = edit{f.point(c.Start), f.point(c.End), []rune(c.After)}
	}
	pieces, err := align(f.raw, f.want, edits)
	if err != nil {
		return nil, nil, err
	}
	for i := range pieces {
		if p := &pieces[i]; p.kind == made {
			if right[p.edit] = !f.lacks(pieces, i); !right[p.edit] {
				p.kind = left
			}
		}
	}
	return right, f.gaps(pieces), nil
}

// lacks reports whether something is left to be put in beside a piece. What is
// put in may stand some characters away from the piece and still be the same text put in
// beside it: of "Forum met" → "Forum (ARF) met" it may be " (ARF)" or "(ARF) ".
func (f field) lacks(pieces []piece, i int) bool {
	pure := func(k int) bool {
		return k >= 0 && k < len(pieces) && pieces[k].kind == left && pieces[k].start == pieces[k].end
	}
	if pure(i-1) || pure(i+1) {
		return true
	}
	if pure(i+2) && pieces[i+1].kind == kept {
		p, between := pieces[i+2], pieces[i+1]
		n := between.to - between.from
		return n <= p.to-p.from && slices.Equal(f.want[between.from:between.to], f.want[p.to-n:p.to])
	}
	if pure(i-2) && pieces[i-1].kind == kept {
		p, between := pieces[i-2], pieces[i-1]
		n := between.to - between.from
		return n <= p.to-p.from && slices.Equal(f.want[between.from:between.to], f.want[p.from:p.from+n])
	}
	return false
}

// gaps are the pieces left, those of one name joined, widened to whole words.
func (f field) gaps(pieces []piece) []piece {
	var out []piece
	last := -1
	for i, p := range pieces {
		if p.kind != left {
			continue
		}
		if last >= 0 && f.near(pieces[last+1:i]) {
			g := &out[len(out)-1]
			g.end, g.to = p.end, p.to
		} else {
			out = append(out, p)
		}
		last = i
	}
	for i := range out {
		f.widen(&out[i])
	}
	return out
}

// apart is the most words that may stand between two differences of one name.
const apart = 4

// near reports whether what stands between two pieces leaves them one difference.
func (f field) near(between []piece) bool {
	words := 0
	for _, p := range between {
		if p.kind == made {
			return false
		}
		text := string(f.raw[p.start:p.end])
		if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }) {
			return false
		}
		words += len(strings.Fields(text))
	}
	return words <= apart
}

// widen takes a piece to the ends of the words it cuts. What both texts begin
// and end with is no difference, wherever the alignment has put it.
func (f field) widen(p *piece) {
	for p.start < p.end && p.from < p.to && f.raw[p.start] == f.want[p.from] {
		p.start++
		p.from++
	}
	for p.start < p.end && p.from < p.to && f.raw[p.end-1] == f.want[p.to-1] {
		p.end--
		p.to--
	}
	for p.start > 0 && p.from > 0 && f.raw[p.start-1] == f.want[p.from-1] && letter(f.raw[p.start-1]) {
		p.start--
		p.from--
	}
	for p.end < len(f.raw) && p.to < len(f.want) && f.raw[p.end] == f.want[p.to] && letter(f.raw[p.end]) {
		p.end++
		p.to++
	}
}

// letter reports whether a character is part of a word that has its ends in
// spaces.
func letter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

func (f field) finding(c pipeline.Change, right, suggested bool) Finding {
	v := Wrong
	if right {
		v = Right
	}
	return Finding{Verdict: v, Suggested: suggested, Field: f.name, Span: c.Span, Before: c.Before, After: c.After, Why: c.Why}
}

// miss is the finding of a gap, with the reasons of whoever spoke there.
func (f field) miss(g piece, spoke []Finding) Finding {
	m := Finding{
		Verdict: Missed, Field: f.name, Before: string(f.raw[g.start:g.end]), After: string(f.want[g.from:g.to]),
		Span: pipeline.Span{Start: f.offset(g.start), End: f.offset(g.end)},
	}
	for _, s := range spoke {
		if (s.Suggested || s.Verdict == Wrong) && s.Start <= m.End && m.Start <= s.End {
			m.Why = append(m.Why, s.Why...)
		}
	}
	return m
}

// point is the character at a byte of the raw text, offset the byte at a
// character.
func (f field) point(at int) int  { return utf8.RuneCountInString(f.text[:at]) }
func (f field) offset(at int) int { return len(string(f.raw[:at])) }
