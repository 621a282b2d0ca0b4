// Package wire is the JSON that Rectify reads and writes: one shape in and out.
//
// A message comes in as bytes; [Parse] checks it strictly and takes out the
// [pipeline.Record], keeping every other member as it was written. When the
// pipeline has a [pipeline.Result], [Message.Clean] splices the clean text back
// into the message, in place, and adds one member, "normalization", that
// explains every change and holds the raw text. A message that already carries
// "normalization" is taken back to its raw text by Parse, so that normalizing
// twice is normalizing once.
//
// All offsets on the wire count Unicode code points of the raw field, as the
// W3C Web Annotation Data Model does; inside the program they are bytes.
package wire

import "encoding/json"

// Normalization is the member that a clean record carries beside its text.
type Normalization struct {
	Language    Language       `json:"language"`
	Changes     []Change       `json:"changes"`
	Suggestions []Change       `json:"suggestions"`
	Flags       []Flag         `json:"flags"`
	Fields      map[string]any `json:"fields,omitempty"` // name → a text, or a list of texts
	Raw         Raw            `json:"raw"`
	Revision    *Revision      `json:"revision,omitempty"`
	Ruleset     string         `json:"ruleset"` // "sha256:…"
	Rectify     string         `json:"rectify"` // version of the program's engine
}

// Language is what is known of a record's language.
type Language struct {
	Declared   string  `json:"declared,omitempty"`
	Detected   string  `json:"detected"`   // BCP 47, "mul" or "und"
	Confidence float64 `json:"confidence"` // 0..1, two places
	Parts      []Part  `json:"parts"`
}

// Part is a run of one field in one language.
type Part struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Lang  string `json:"lang"`
}

// Change is a replacement in a raw field, made or suggested.
type Change struct {
	Field         string   `json:"field"`
	Start         int      `json:"start"`
	End           int      `json:"end"`
	Before        string   `json:"before"`
	After         string   `json:"after"`
	Status        string   `json:"status"`
	Anchor        string   `json:"anchor"`                   // names the place for a decision
	ConflictsWith []string `json:"conflicts_with,omitempty"` // of a suggestion: anchors of the changes it overlaps
	Why           []Reason `json:"why"`
}

// Reason is one rule's part in a change.
type Reason struct {
	Rule       string     `json:"rule"`
	Doc        string     `json:"doc"`
	Confidence float64    `json:"confidence"`
	Evidence   []Evidence `json:"evidence"`
}

// Evidence is one thing that speaks for a change.
type Evidence struct {
	Kind   string `json:"kind"`
	Detail string `json:"detail,omitempty"`
}

// Flag tells an editor something that is not a change. Start and End are those
// of a place in a raw field; without a field it speaks of the whole record.
type Flag struct {
	Field   string `json:"field,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

// Raw holds what the message was before: the fields that differ, and the hash
// of the message's bytes. Lang is null where the message had none.
type Raw struct {
	SHA256   string          `json:"sha256"`
	Lang     json.RawMessage `json:"lang,omitempty"`
	Title    *string         `json:"title,omitempty"`
	Abstract *string         `json:"abstract,omitempty"`
}

// Revision orders the versions of a clean record: later raw text, then later
// ruleset, then later decisions replace what stands.
type Revision struct {
	Raw       string `json:"raw"`       // when the raw message was stored, RFC 3339 with nanoseconds
	Ruleset   uint64 `json:"ruleset"`   // epoch of the published ruleset
	Decisions uint64 `json:"decisions"` // stream sequence of the last decision
}
