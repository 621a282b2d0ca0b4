package pipeline

import "time"

// The verdicts of a [Decision].
const (
	Accept  = "accept"  // make the change
	Reject  = "reject"  // leave the raw text, whatever is proposed
	Retouch = "retouch" // put Text there instead
	Undo    = "undo"    // forget the decision named in Text
)

// The scopes of a [Decision].
const (
	Here       = "here"       // the one place
	InRecord   = "record"     // every place of the record with the same quote
	Everywhere = "everywhere" // within a record as InRecord; it also becomes dictionary
)

// Decision is an editor's word. It is an input of [Pipeline.Normalize], never a
// patch: a rejection adds a decision and the record is normalized again.
type Decision struct {
	ID             string // unique
	Source, Record string // the record it is about
	Anchor         Anchor
	Verdict        string
	Text           string // for Retouch the new text, for Undo the ID of a decision
	Scope          string
	Bulk           string // the bulk decision it came from, if any
	By, Reason     string
	At             time.Time
	Base           uint64 // the revision the editor saw
}

// verdict is a decision found again in the raw text of a field.
type verdict struct {
	Span
	Decision
}

// resolve finds the decisions' places in the raw text of a field, in order of
// decisions; a later word on the same place replaces an earlier one. The
// decisions whose place is gone are returned as lost.
func resolve(raw, field string, decisions []Decision) (found []verdict, lost []Decision) {
	if len(decisions) == 0 {
		return nil, nil
	}
	undone := make(map[string]bool)
	for _, d := range decisions {
		if d.Verdict == Undo {
			undone[d.Text] = true
		}
	}
	for _, d := range decisions {
		if d.Anchor.Field != field || d.Verdict == Undo || undone[d.ID] {
			continue
		}
		spans := places(d, raw)
		if len(spans) == 0 {
			lost = append(lost, d)
		}
		for _, s := range spans {
			found = replaceVerdict(found, verdict{s, d})
		}
	}
	return found, lost
}

// places finds where a decision applies. A rejection whose surroundings are
// gone still protects every place with its quote: leaving text alone is safe.
func places(d Decision, raw string) []Span {
	if d.Anchor.Quote != "" && d.Scope != Here && d.Scope != "" {
		return d.Anchor.All(raw)
	}
	if s, ok := d.Anchor.Find(raw); ok {
		return []Span{s}
	}
	if d.Verdict == Reject {
		return d.Anchor.All(raw)
	}
	return nil
}

// replaceVerdict adds v and drops the verdicts whose place it reaches into.
func replaceVerdict(vs []verdict, v verdict) []verdict {
	kept := vs[:0]
	for _, old := range vs {
		if !meets(old.Span, v.Span) {
			kept = append(kept, old)
		}
	}
	return append(kept, v)
}
