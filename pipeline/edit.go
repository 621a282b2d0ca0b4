package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit is what a stage proposes: replace the text under Span, because of Rule.
type Edit struct {
	Span                  // bytes of the text the stage was given
	Old, New   string     // Old is the text under Span; it makes an edit self-checking
	Rule       string     // "term/arf", "clean/label": stable, documented
	Evidence   []Evidence // the deciding one first: its Kind is the edit's tier
	Confidence float64    // 0..1, two places, calibrated: of edits at 0.9, nine in ten are right
}

// Evidence is one thing that speaks for an edit.
type Evidence struct {
	Kind   string // a tier (see [Policy]), or what supports one: "domain", "acronym", "position"
	Detail string // where it stands or what was seen: "dictionaries/fora.yaml: arf"
}

// The tiers of evidence, strongest first. The deciding evidence of every edit
// is of one of these kinds.
const (
	Decided    = "decision"   // an editor said so
	Hygiene    = "hygiene"    // a closed rule of form: a label, a space before a comma
	Listed     = "listed"     // the wrong form stands under the concept
	Source     = "source"     // the text before translation holds the concept's own term
	Anchored   = "anchored"   // the concept's acronym stands beside it, in a record of the concept's domain
	Acronym    = "acronym"    // as Anchored, without the domain
	Majority   = "majority"   // most of the record spells the same name so
	Near       = "near"       // close in words, nothing more
	Consistent = "consistent" // the record itself says it another way elsewhere
)

// Tier is the kind of the deciding evidence, "" if there is none.
func (e Edit) Tier() string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return e.Evidence[0].Kind
}

// Errors that [Apply] wraps.
var (
	ErrStale   = errors.New("the text is not what the edit expects")
	ErrOverlap = errors.New("edits overlap")
	ErrBounds  = errors.New("the edit does not lie on code-point borders of the text")
)

// Apply returns text with edits made. Edits must be sorted (see [SortEdits])
// and must not overlap; each must find its Old under its Span. Edits that put
// text in at one place do so in their order.
func Apply(text string, edits []Edit) (string, error) {
	if len(edits) == 0 {
		return text, nil
	}
	var b strings.Builder
	b.Grow(len(text))
	at := 0
	for i := range edits {
		e := &edits[i]
		if err := check(text, e); err != nil {
			return "", err
		}
		if e.Start < at {
			return "", fmt.Errorf("%w: %s at byte %d, %s before it reaches to %d", ErrOverlap, e.Rule, e.Start, edits[i-1].Rule, at)
		}
		b.WriteString(text[at:e.Start])
		b.WriteString(e.New)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String(), nil
}

// check reports what is wrong with one edit to a text.
func check(text string, e *Edit) error {
	if e.Start < 0 || e.Start > e.End || e.End > len(text) || !border(text, e.Start) || !border(text, e.End) {
		return fmt.Errorf("%w: %s at bytes %d to %d of %d", ErrBounds, e.Rule, e.Start, e.End, len(text))
	}
	if got := text[e.Start:e.End]; got != e.Old {
		return fmt.Errorf("%w: %s expects %+q at byte %d, finds %+q", ErrStale, e.Rule, e.Old, e.Start, got)
	}
	return nil
}

// border reports whether a code point starts at byte i of text, or text ends there.
func border(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// SortEdits puts edits in the order of their place in the text: by start, then
// end, then rule and new text, so that the order never depends on who proposed first.
func SortEdits(edits []Edit) {
	slices.SortFunc(edits, func(a, b Edit) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End, strings.Compare(a.Rule, b.Rule), strings.Compare(a.New, b.New))
	})
}

// round2 rounds a confidence to two places and keeps it in 0..1.
func round2(f float64) float64 { return math.Round(min(max(f, 0), 1)*100) / 100 }
