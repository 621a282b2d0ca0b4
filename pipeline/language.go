package pipeline

// Language is what is known of the language of a record: what its sender
// declared, what its text turned out to be, and which part of each field is in
// which language.
type Language struct {
	Declared   string  // BCP 47 as the sender wrote it; may be empty
	Detected   string  // BCP 47; "mul" when no language has most of the text, "und" when none is known
	Confidence float64 // 0..1, rounded to two places
	Title      []Part  // the parts of the raw title, in order
	Abstract   []Part  // the parts of the raw abstract, in order
	Flags      []Flag  // what an editor should know: a mismatch with Declared, untranslated passages
}

// Part is a run of text in one language. The parts of a field are in order,
// do not overlap, and cover it.
type Part struct {
	Span        // bytes of the field's raw text
	Lang string // BCP 47, or "und"
}

// Identify finds out the language of a record's title and abstract, as the
// stages before it left them (see [Stage]); declared is a hint. Its parts and
// flags count in the texts it is given. It is pure, total, deterministic and safe for concurrent use.
// Package lang has the production one.
type Identify func(title, abstract, declared string) Language
