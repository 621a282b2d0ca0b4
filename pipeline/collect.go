package pipeline

import "slices"

// suggest keeps an edit for an editor, said of the raw text.
func (r *fieldRun) suggest(st step, status string) {
	raw, after := r.trace.lift(st.Edit)
	before := r.trace.raw[raw.Start:raw.End]
	if before == after {
		return
	}
	r.suggestions = append(r.suggestions, Change{
		Field: r.name, Span: raw, Before: before, After: after, Status: status,
		Why: st.why,
	})
}

// united are suggestions in order, those of the same words made one with the
// reasons of all.
func united(suggestions []Change) []Change {
	sortChanges(suggestions)
	out := suggestions[:0]
	for _, s := range suggestions {
		n := len(out)
		if n == 0 || out[n-1].Span != s.Span || out[n-1].After != s.After {
			out = append(out, s)
			continue
		}
		why, more := &out[n-1].Why, s.Why[0]
		if !slices.ContainsFunc(*why, func(w Reason) bool { return w.Rule == more.Rule && w.Stage == more.Stage }) {
			*why = append(*why, more)
		}
	}
	return out
}

// collect turns what became of the text into changes, and keeps the
// suggestions that they leave open.
func (r *fieldRun) collect() {
	at := newAnchors(r.name, r.trace.raw, len(r.trace.segments))
	r.result.Changes = slices.Grow(r.result.Changes, len(r.trace.segments))
	for _, g := range r.trace.segments {
		status := Applied
		if g.accepted {
			status = Accepted
		}
		r.result.Changes = append(r.result.Changes, Change{
			Field: r.name, Span: g.raw, Before: r.trace.raw[g.raw.Start:g.raw.End], After: r.trace.now[g.now.Start:g.now.End],
			Status: status, Why: g.why, Anchor: at.of(g.raw, g.why[0].Rule),
		})
	}
	suggestions := united(r.suggestions)
	at = newAnchors(r.name, r.trace.raw, len(suggestions))
	for _, s := range suggestions {
		if s.Status == Suggested && r.answered(s) {
			continue
		}
		s.Anchor = at.of(s.Span, s.Why[0].Rule)
		r.result.Suggestions = append(r.result.Suggestions, s)
	}
}

// answered reports whether the text was changed where a suggestion stands, by
// the same rule on better evidence: there is nothing left to ask.
func (r *fieldRun) answered(s Change) bool {
	gs := r.trace.segments
	i, _ := slices.BinarySearchFunc(gs, s.Start, func(g segment, at int) int {
		if g.raw.End < at {
			return -1
		}
		return 1
	})
	for ; i < len(gs) && gs[i].raw.Start <= s.End; i++ {
		same := slices.ContainsFunc(gs[i].why, func(w Reason) bool { return w.Rule == s.Why[0].Rule })
		if same && meets(gs[i].raw, s.Span) {
			return true
		}
	}
	return false
}
