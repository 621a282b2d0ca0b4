// Package measure says how good a ruleset is: it holds what the pipeline did to
// records against the texts that people say they should have become.
//
// A [Case] is a record with its expected text, equal to the input for text that
// must stay. [Judge] compares one case with its [pipeline.Result] and returns a
// [Finding] for every edit that was made or suggested, and for every difference
// that was missed; a [Report] adds the findings up.
//
// # What is right
//
// Nobody writes down the edits of a text, only the text; so an edit is judged by
// what it leaves. The distance of two texts is the number of characters that
// have to be taken out and put in to turn one into the other. An edit is right if
//
//   - it lies on a shortest way from the raw text to the expected one: what it
//     costs, and what is left to do after it, are together the distance of the two; and
//   - nothing is left to be put in just where it stands.
//
// So an edit that does part of the work is right when the rest is another piece
// of text: of "[Abstract]:The Area Forum met" → "The Regional Forum met" the removal of
// the label alone is right, and the name is missed. An edit is wrong that takes a
// name out and puts none in, that forgets the acronym which should follow, that
// takes away a character too many or finds other words, and every edit where the
// two texts agree. It may be wider than the difference: "the Area Forum" → "the
// Regional Forum" is as right as "Area" → "Regional". Edits that were made are judged together, for
// they stand together; a suggestion is judged alone.
//
// What the edits that are right leave undone is missed. Differences with at most
// four words between them, and no punctuation but hyphens, are one miss: a
// name whose words change their order is one name.
//
// # What is counted
//
// Precision is the share of right edits among those made, recall the share of
// right edits among those and the misses; F0.5 weighs precision double. A miss is laid
// to each rule and tier that had something to say at its place, a suggestion or
// an edit that was wrong; the others are laid to none. An edit with several
// reasons counts for each of their rules and tiers.
package measure
