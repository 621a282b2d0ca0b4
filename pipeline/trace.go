package pipeline

import (
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

func newTrace(raw string) *trace { return &trace{raw: raw, now: raw} }

// apply makes sorted, non-overlapping steps that fit the text now.
func (t *trace) apply(steps []step) {
	if len(steps) == 0 {
		return
	}
	text := made(t.now, steps)
	// Old segments move to the end of the room for all: there they are read, each
	// before a new one is written over it.
	all := append(slices.Grow(t.segments, len(steps))[:len(steps)], t.segments...)
	segments, ahead := all[:0], sweep{segments: all[len(steps):], steps: steps}
	grown := 0 // by so much is the text longer, so far
	for c := ahead.next(); !c.empty(); c = ahead.next() {
		g := segment{raw: c.raw, now: Span{Start: c.now.Start + grown}}
		for _, s := range c.steps {
			grown += len(s.New) - s.Len()
		}
		g.now.End = c.now.End + grown
		g.why, g.accepted = c.reasons()
		if text[g.now.Start:g.now.End] != t.raw[c.raw.Start:c.raw.End] {
			segments = append(segments, g)
		}
	}
	t.now, t.segments = text, segments
}

// made is a text with sorted, non-overlapping steps made.
func made(text string, steps []step) string {
	if len(steps) == 1 { // often; and where it cuts an end off, nothing is copied
		return text[:steps[0].Start] + steps[0].New + text[steps[0].End:]
	}
	size := len(text)
	for _, s := range steps {
		size += len(s.New) - s.Len()
	}
	var b strings.Builder
	b.Grow(size)
	at := 0
	for _, s := range steps {
		b.WriteString(text[at:s.Start])
		b.WriteString(s.New)
		at = s.End
	}
	b.WriteString(text[at:])
	return b.String()
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
	for len(c.steps) == 0 { // it is in one of them
		c = ahead.next()
	}
	return c.raw, t.now[c.now.Start:e.Start] + e.New + t.now[e.End:c.now.End]
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
