package lang

import "rectify/pipeline"

// Tags that are no language.
const (
	Undetermined = "und" // no language is known
	Multiple     = "mul" // no language has most of the text
)

// Model ranks the languages a text may be in, the likeliest first. It answers
// only with tags of among, and with nothing when it cannot tell. Confidences
// are rounded to two places, so that the answer does not depend on the order of
// floating-point additions, and sum up to at most one.
//
// They are likelihoods on one scale: the logarithm of a confidence counts as
// much as a point of evidence.
//
// The text is a sample: letters of one script and spaces, at most [SampleSize]
// of them. A Model is safe for concurrent use.
type Model func(text string, among []string) []Guess

// Guess is a language and how likely it is.
type Guess struct {
	Lang       string
	Confidence float64 // 0..1, rounded to two places
}

// New returns the identification that asks model where letters and words do
// not decide. A nil model is never asked: short texts are then more often
// undetermined.
func New(model Model) pipeline.Identify {
	return func(title, abstract, declared string) pipeline.Language {
		r := records.Get().(*record)
		defer records.Put(r)
		*r = record{
			model:    model,
			hint:     parse(declared),
			title:    field{name: pipeline.Title, text: title, groups: groups(r.title.groups, title)},
			abstract: field{name: pipeline.Abstract, text: abstract, groups: groups(r.abstract.groups, abstract)},
		}
		r.judge()
		return r.language(declared)
	}
}
