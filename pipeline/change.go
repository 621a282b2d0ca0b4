package pipeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The states of a [Change].
const (
	Applied   = "applied"   // the machine made it
	Accepted  = "accepted"  // an editor's word made it
	Suggested = "suggested" // an editor is asked
	Rejected  = "rejected"  // an editor said no
)

// Change is what leaves: a replacement of raw text, with every reason that led to it.
type Change struct {
	Field         string // Title or Abstract
	Span                 // bytes of the raw field
	Before, After string
	Status        string   // Applied or Accepted; among suggestions Suggested or Rejected
	Why           []Reason // every rule that contributed, in the order of the stages; never empty
	Anchor        Anchor   // what a decision about it holds on to
}

// Reason is one rule's part in a change.
type Reason struct {
	Rule       string // "term/arf"
	Stage      string // the stage that spoke
	Doc        string // the first sentence of the stage's Doc
	Evidence   []Evidence
	Confidence float64 // 0..1, two places
}

// sortChanges puts changes in the order of fields (title first), then place,
// then new text.
func sortChanges(changes []Change) {
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Or(-strings.Compare(a.Field, b.Field), a.Start-b.Start, a.End-b.End, strings.Compare(a.After, b.After))
	})
}

// ApplyChanges makes the changes of one field to its raw text. Changes of the
// other field are passed over. Changes of a field must be sorted and must not
// overlap.
func ApplyChanges(raw, field string, changes []Change) (string, error) {
	clean, err := Apply(raw, fieldEdits(field, changes))
	if err != nil {
		return "", fmt.Errorf("%s: %w", field, err)
	}
	return clean, nil
}

// Invert takes one field of a clean record back to its raw text, byte for byte.
func Invert(clean, field string, changes []Change) (string, error) {
	edits := fieldEdits(field, changes)
	shift := 0
	for i, e := range edits {
		start := e.Start + shift
		shift += len(e.New) - len(e.Old)
		edits[i] = Edit{Span: Span{start, start + len(e.New)}, Old: e.New, New: e.Old, Rule: e.Rule}
	}
	raw, err := Apply(clean, edits)
	if err != nil {
		return "", fmt.Errorf("%s: %w", field, err)
	}
	return raw, nil
}

// link reports whether [ApplyChanges] leads from the raw text of a field to the
// clean one and [Invert] back. It holds the texts against each other piece by piece
// and makes none, for it is asked of every record.
func link(raw, clean, field string, changes []Change) bool {
	at, to := 0, 0 // how far the raw and the clean text are read
	for i := range changes {
		c := &changes[i]
		if c.Field != field {
			continue
		}
		now := Span{to + c.Start - at, to + c.Start - at + len(c.After)}
		fits := at <= c.Start && c.Start <= c.End && c.End <= len(raw) && now.End <= len(clean) &&
			raw[at:c.Start] == clean[to:now.Start] && raw[c.Start:c.End] == c.Before && clean[now.Start:now.End] == c.After &&
			border(raw, c.Start) && border(raw, c.End) && border(clean, now.Start) && border(clean, now.End)
		if !fits {
			return false
		}
		at, to = c.End, now.End
	}
	return raw[at:] == clean[to:]
}

func fieldEdits(field string, changes []Change) []Edit {
	n := 0
	for i := range changes {
		if changes[i].Field == field {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	edits := make([]Edit, 0, n)
	for i := range changes {
		if c := &changes[i]; c.Field == field {
			edits = append(edits, Edit{Span: c.Span, Old: c.Before, New: c.After, Rule: c.Why[0].Rule})
		}
	}
	return edits
}
