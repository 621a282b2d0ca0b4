package pipeline

// Record is one abstract as it arrives. It is never modified.
type Record struct {
	ID       string    // unique within Source; never empty
	Source   string    // one collection: "kci", "sejong"; "-" when the sender names none
	Title    string    // UTF-8; may be empty
	Abstract string    // UTF-8; an empty abstract passes through, flagged
	Lang     string    // BCP 47 as declared; may be empty or wrong
	Original *Original // the text before translation, when the sender has it
	Domains  []string  // hints: "international-relations"
}

// Original is the text of a record before it was translated.
type Original struct {
	Lang     string // BCP 47 as declared; may be empty
	Title    string
	Abstract string
}

// The fields of a record that are repaired.
const (
	Title    = "title"
	Abstract = "abstract"
)

// Span is a half-open range of byte offsets, [Start, End).
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share a byte. A span without length
// overlaps what it stands strictly inside of.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Flag tells an editor something about a place that is not a change.
type Flag struct {
	Field   string // Title or Abstract; empty for the record as a whole
	Span           // bytes of the raw field; empty when Field is
	Rule    string // "lang/untranslated": stable, documented
	Message string // a sentence for a person
}
