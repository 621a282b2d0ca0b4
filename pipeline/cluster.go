package pipeline

import "cmp"

// cluster is a stretch of the text now that must be one change: old segments
// and new steps that overlap each other, directly or through others. Both are
// parts of the lists that they came from.
type cluster struct {
	raw, now Span
	segments []segment
	steps    []step
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

// meets reports whether what stands at b belongs to the same change as what
// stands at a: they share text, or one is an empty place inside the other, or
// both are the same empty place. Neighbours do not meet.
func meets(a, b Span) bool {
	if a.Len() == 0 && b.Len() == 0 {
		return a == b
	}
	return a.Overlaps(b)
}

// samePlace reports whether both put text in at one place of the raw text,
// where only one change can stand.
func samePlace(a, b Span) bool { return a.Len() == 0 && a == b }

// inOrder reports whether a comes before b, or at the same place.
func inOrder(a, b Span) bool { return cmp.Or(a.Start-b.Start, a.End-b.End) <= 0 }
