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
	Edit
	why      Reason
	accepted bool
}

// cluster is a stretch of the text now that must be one change: old segments
// and new steps that overlap each other, directly or through others.
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

// clusters sweeps over old segments and new steps in reading order. Steps are
// sorted and do not overlap each other. shift is the raw offset minus the offset
// now of the untouched text before the first segment.
func clusters(segments []segment, steps []step, shift int) []cluster {
	var out []cluster
	join := func(now, raw Span, old bool) *cluster {
		n := len(out)
		// Old segments never join each other: two deletions side by side are two
		// changes, though both are the same empty place now.
		apart := n == 0 || old && len(out[n-1].steps) == 0
		if !apart && (meets(out[n-1].now, now) || samePlace(out[n-1].raw, raw)) {
			c := &out[n-1]
			c.now.End = max(c.now.End, now.End)
			return c
		}
		out = append(out, cluster{now: now, raw: Span{Start: raw.Start}})
		return &out[len(out)-1]
	}
	for len(segments) > 0 || len(steps) > 0 {
		var c *cluster
		if len(steps) == 0 || len(segments) > 0 && inOrder(segments[0].now, steps[0].Span) {
			s := segments[0]
			c = join(s.now, s.raw, true)
			c.segments = append(c.segments, s)
			shift = s.raw.End - s.now.End
			segments = segments[1:]
		} else {
			s := steps[0]
			c = join(s.Span, Span{s.Start + shift, s.End + shift}, false)
			c.steps = append(c.steps, s)
			steps = steps[1:]
		}
		c.raw.End = c.now.End + shift
	}
	return out
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
	var segments []segment
	at := 0
	for _, c := range clusters(t.segments, steps, 0) {
		text.WriteString(t.now[at:c.now.Start])
		g := segment{raw: c.raw, now: Span{Start: text.Len()}}
		text.WriteString(rewrite(t.now, c))
		g.now.End = text.Len()
		at = c.now.End
		for _, s := range c.segments {
			g.why = append(g.why, s.why...)
			g.accepted = g.accepted || s.accepted
		}
		for _, s := range c.steps {
			g.why = append(g.why, s.why)
			g.accepted = g.accepted || s.accepted
		}
		if text.String()[g.now.Start:] != t.raw[c.raw.Start:c.raw.End] {
			segments = append(segments, g)
		}
	}
	text.WriteString(t.now[at:])
	t.now, t.segments = text.String(), segments
}

// rewrite is the text of a cluster with its steps made.
func rewrite(text string, c cluster) string {
	var b strings.Builder
	at := c.now.Start
	for _, s := range c.steps {
		b.WriteString(text[at:s.Start])
		b.WriteString(s.New)
		at = s.End
	}
	b.WriteString(text[at:c.now.End])
	return b.String()
}

// lift says an edit of the text now as a replacement of raw text. Where it
// reaches into stretches that were replaced before, it covers them whole.
func (t *trace) lift(e Edit) (raw Span, after string) {
	lo, _ := slices.BinarySearchFunc(t.segments, e.Start, func(g segment, at int) int { return g.now.End - at })
	for lo > 0 && t.segments[lo-1].now.End >= e.Start {
		lo-- // an empty segment may stand right before
	}
	hi, shift := lo, 0
	for hi < len(t.segments) && t.segments[hi].now.Start <= e.End {
		hi++
	}
	if lo > 0 {
		shift = t.segments[lo-1].raw.End - t.segments[lo-1].now.End
	}
	for _, c := range clusters(t.segments[lo:hi], []step{{Edit: e}}, shift) {
		if len(c.steps) > 0 {
			return c.raw, rewrite(t.now, c)
		}
	}
	return Span{}, "" // not reached: the step is in some cluster
}

// origin maps a span of the text now to the raw text, widened to the whole of
// any replaced stretch it reaches into.
func (t *trace) origin(s Span) Span {
	raw, _ := t.lift(Edit{Span: s, New: t.now[s.Start:s.End]})
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
