package pipeline

import (
	"cmp"
	"slices"
	"strings"
)

// trace follows one field from its raw text through the edits of the stages.
// It is what lets a stage speak of the text it sees, and a [Change] of the raw text.
type trace struct {
	raw, now string
	segments []segment // in order; the text between them is untouched
}

// segment is a stretch of raw text and what stands there now.
type segment struct {
	raw, now Span
	why      []Reason
	accepted bool // an editor's word is among the reasons
}

// step is an edit with the reason it leaves behind.
type step struct {
	*Edit
	why      []Reason // one
	accepted bool
}

// cluster is a stretch of the text now that must be one change: old segments
// and new steps that overlap each other, directly or through others. Both are
// parts of the lists that they came from.
type cluster struct {
	raw, now Span
	segments []segment
	steps    []step
}

func newTrace(raw string) *trace { return &trace{raw: raw, now: raw} }

// meets reports whether what stands at b belongs to the same change as what
// stands at a: they share text, or one is an empty place inside the other, or
// both are the same empty place. Neighbours do not meet.
func meets(a, b Span) bool {
	if a.Len() == 0 && b.Len() == 0 {
		return a == b
	}
	return a.Overlaps(b)
}

// sweep goes over old segments and new steps in reading order and makes clusters
// of them. Steps are sorted and do not overlap each other.
type sweep struct {
	segments []segment // ahead
	steps    []step    // ahead
	shift    int       // the raw offset minus the offset now of the untouched text ahead
}

// next takes what makes the next cluster; it is empty when nothing is ahead.
func (s *sweep) next() cluster {
	c := cluster{segments: s.segments[:0], steps: s.steps[:0]}
	for len(s.segments)+len(s.steps) > 0 {
		old := len(s.steps) == 0 || len(s.segments) > 0 && inOrder(s.segments[0].now, s.steps[0].Span)
		var now, raw Span
		if old {
			now, raw = s.segments[0].now, s.segments[0].raw
		} else {
			now = s.steps[0].Span
			raw = Span{now.Start + s.shift, now.End + s.shift}
		}
		if c.empty() {
			c.now, c.raw.Start = now, raw.Start
		} else if !c.takes(now, raw, old) {
			break
		}
		c.now.End = max(c.now.End, now.End)
		if old {
			c.segments = c.segments[:len(c.segments)+1]
			s.segments = s.segments[1:]
			s.shift = raw.End - now.End
		} else {
			c.steps = c.steps[:len(c.steps)+1]
			s.steps = s.steps[1:]
		}
		c.raw.End = c.now.End + s.shift
	}
	return c
}

func (c *cluster) empty() bool { return len(c.segments)+len(c.steps) == 0 }

// takes reports whether what comes next is part of a cluster that has begun. Old
// segments never join each other: two deletions side by side are two changes, though both
// are the same empty place now.
func (c *cluster) takes(now, raw Span, old bool) bool {
	if old && len(c.steps) == 0 {
		return false
	}
	return meets(c.now, now) || samePlace(c.raw, raw)
}

// samePlace reports whether both put text in at one place of the raw text,
// where only one change can stand.
func samePlace(a, b Span) bool { return a.Len() == 0 && a == b }

// inOrder reports whether a comes before b, or at the same place.
func inOrder(a, b Span) bool { return cmp.Or(a.Start-b.Start, a.End-b.End) <= 0 }

// apply makes sorted, non-overlapping steps that fit the text now.
func (t *trace) apply(steps []step) {
	if len(steps) == 0 {
		return
	}
	var text strings.Builder
	text.Grow(len(t.now))
	// Old segments move to the end of the room for all: there they are read, each
	// before a new one is written over it.
	all := append(slices.Grow(t.segments, len(steps))[:len(steps)], t.segments...)
	segments, ahead := all[:0], sweep{segments: all[len(steps):], steps: steps}
	at := 0
	for c := ahead.next(); !c.empty(); c = ahead.next() {
		text.WriteString(t.now[at:c.now.Start])
		g := segment{raw: c.raw, now: Span{Start: text.Len()}}
		c.rewrite(&text, t.now)
		g.now.End = text.Len()
		at = c.now.End
		g.why, g.accepted = c.reasons()
		if text.String()[g.now.Start:] != t.raw[c.raw.Start:c.raw.End] {
			segments = append(segments, g)
		}
	}
	text.WriteString(t.now[at:])
	t.now, t.segments = text.String(), segments
}

// reasons are those of all that is in a cluster, and whether an editor's word is
// among them.
func (c *cluster) reasons() (why []Reason, accepted bool) {
	switch {
	case len(c.segments) == 1 && len(c.steps) == 0:
		return c.segments[0].why, c.segments[0].accepted
	case len(c.segments) == 0 && len(c.steps) == 1:
		return c.steps[0].why, c.steps[0].accepted
	}
	for _, s := range c.segments {
		why = append(why, s.why...)
		accepted = accepted || s.accepted
	}
	for _, s := range c.steps {
		why = append(why, s.why...)
		accepted = accepted || s.accepted
	}
	return why, accepted
}

// rewrite writes the text of a cluster with its steps made.
func (c *cluster) rewrite(b *strings.Builder, text string) {
	at := c.now.Start
	for _, s := range c.steps {
		b.WriteString(text[at:s.Start])
		b.WriteString(s.New)
		at = s.End
	}
	b.WriteString(text[at:c.now.End])
}

// lift says an edit of the text now as a replacement of raw text. Where it
// reaches into stretches that were replaced before, it covers them whole.
func (t *trace) lift(e *Edit) (raw Span, after string) {
	near, shift := t.near(e.Span)
	if len(near) == 0 {
		return Span{e.Start + shift, e.End + shift}, e.New
	}
	ahead := sweep{near, []step{{Edit: e}}, shift}
	c := ahead.next()
	for len(c.steps) == 0 {
		c = ahead.next()
	}
	var b strings.Builder
	c.rewrite(&b, t.now)
	return c.raw, b.String()
}

// near are the segments that a span of the text now shares text with or stands
// beside, and the raw offset minus the offset now before the first of them.
func (t *trace) near(s Span) (segments []segment, shift int) {
	lo, _ := slices.BinarySearchFunc(t.segments, s.Start, func(g segment, at int) int { return g.now.End - at })
	for lo > 0 && t.segments[lo-1].now.End >= s.Start {
		lo-- // an empty segment may stand right before
	}
	hi := lo
	for hi < len(t.segments) && t.segments[hi].now.Start <= s.End {
		hi++
	}
	if lo > 0 {
		shift = t.segments[lo-1].raw.End - t.segments[lo-1].now.End
	}
	return t.segments[lo:hi], shift
}

// origin maps a span of the text now to the raw text, widened to the whole of
// any replaced stretch it reaches into.
func (t *trace) origin(s Span) Span {
	raw, _ := t.lift(&Edit{Span: s, New: t.now[s.Start:s.End]})
	return raw
}

// rawOffset maps a byte offset of the text now to the raw text; inside a
// replaced stretch, to the stretch's start.
func (t *trace) rawOffset(now int) int {
	i, _ := slices.BinarySearchFunc(t.segments, now, func(g segment, now int) int {
		if g.now.End <= now {
			return -1
		}
		return 1
	})
	switch {
	case i < len(t.segments) && t.segments[i].now.Start <= now:
		return t.segments[i].raw.Start
	case i == 0:
		return now
	}
	return now + t.segments[i-1].raw.End - t.segments[i-1].now.End
}

// rawParts says parts of the text now of the raw text. Those that a replaced
// stretch swallows go.
func (t *trace) rawParts(parts []Part) []Part {
	if len(t.segments) == 0 {
		return parts
	}
	border := func(now int) int {
		if now >= len(t.now) {
			return len(t.raw)
		}
		return t.rawOffset(now)
	}
	var out []Part
	start := 0
	for _, p := range parts {
		if end := border(p.End); end > start {
			out = append(out, Part{Span: Span{Start: start, End: end}, Lang: p.Lang})
			start = end
		}
	}
	return out
}
