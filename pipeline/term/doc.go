// Package term puts names right: it knows the concepts of a dictionary, finds their forms in a
// text, and proposes the edits that bring wrong forms to the official name.
//
// # How data flows
//
// A [Concept] is one thing in the world that has a name, with its [Terms] in each language: one
// preferred term, perhaps an acronym, admitted terms, wrong ones. [Compile] makes a [Glossary] of
// concepts, in which every way to write one of them is a [Form]. [Glossary.Matches] finds forms in
// a text, whole words, the longest first, whatever the case, the hyphens and the width of the
// letters ([Fold]). The stages look at the matches, each from one side:
//
//   - [Dates]: what a day and an event word name together, "Joint statement of 9 / 19";
//   - [Listed]: forms the dictionary lists as wrong;
//   - [Anchored]: the long form before a concept's acronym in brackets;
//   - [Sourced]: names that the text before translation holds;
//   - [OneSpelling]: a name with two right spellings in one record;
//   - [OneLongForm]: an acronym that the record explains in two ways;
//   - [Mention]: whether the name or its acronym stands at each place that was repaired.
//
// Sourced goes the longest way. It aligns the paragraphs of both texts (align.go), and where each
// says all that its original says, as most do once they are repaired, that is all (complete.go).
// Else it aligns their sentences as well (sentence.go), by their lengths and what shows in both
// (anchors.go), makes a passage of each pair, with the terms the original wants there (wanted.go)
// and the words the translation has free (passage.go, stems.go), puts the passages together as a
// bitext in which words and terms keep company (bitext.go), finds the runs of free words that may
// agree with a name far enough (runs.go, prospect.go), weighs them as the place of a term
// (place.go, cues.go) by how they agree with the name (accord.go, headword.go, contraction.go),
// whether they say the term of the original word for word (words.go, literal.go) or something else
// that its sentence has (rest.go, foreign.go), and what stands beside them (beside.go, cut.go),
// adds the places that need no words in common (quote.go, line.go, renamed.go), and gives each term
// its best ones (assign.go).
//
// # What an edit rests on
//
// The dictionary is the authority. Letters cannot tell a wrong long form from a right one: those of
// ARF fit "Asia-Pacific region forum" as well as "ASEAN Regional Forum", and "acute renal failure"
// too. So each edit names its evidence, and the tier of that evidence decides whether it is made or
// only suggested (see [pipeline.Policy]). [Definitions] reads pairs of acronym and long form out of
// a text as they stand, right or wrong.
//
// A right form is a shield: nothing inside it is touched. What a stage puts in is a right form, so
// a second run finds nothing to do.
//
// # What a repair brings with it
//
// A name seldom comes alone. Its article ("a ASEAN"), the French elision, the Korean particle and
// the plural s follow the new name; its capitals follow the concept's [Case] and the place in the
// sentence.
package term
