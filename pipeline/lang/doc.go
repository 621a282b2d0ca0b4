// Package lang finds out which language a record is in, and which part of its
// fields is in which language. Language-specific rules of the pipeline run on
// parts of their own language only, so a wrong answer here does damage there;
// "und", undetermined, is always a legal answer.
//
// It asks the cheapest witness first:
//
//  1. A field is cut into sentences and lines. One pass over each gathers its
//     [evidence]: letters by script, letters only some languages write,
//     function words, Han characters only one country writes.
//  2. Neighbours in the same script are one group, unless function words
//     clearly say otherwise; what is not clear goes with the neighbour it fits
//     better. A short quotation cannot make a part of its own: nothing shorter
//     than a sentence or a line can.
//  3. Each group gets its verdict: from the evidence where it is decisive, as
//     for nearly every abstract. Else a [Model] is asked, about a sample, among
//     the languages that are still possible, and what it says is added to the
//     evidence, with a little for the language of the rest of the record and
//     for the declared one.
//  4. The groups become the parts of the answer. Their majority is the detected
//     language; what disagrees with it or with the declaration is flagged.
//
// [New] makes the [pipeline.Identify] of the above. Package lingua has the
// production model; without one the evidence decides alone. Everything here is
// pure, total and deterministic.
package lang
