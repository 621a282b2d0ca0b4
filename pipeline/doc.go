// Package pipeline is the heart of Rectify: a pure function from a record and
// the decisions of editors to a clean text and the changes that made it.
// Everything else in the module feeds this function or carries its results.
//
// What follows is a tour of the code for contributors, bottom up, types in the
// order data flows through them.
//
// # A record comes in
//
// A [Record] is one abstract as it arrived: an ID, a title, a text, the language
// its sender declared, perhaps the text before translation. Nothing modifies it.
// An [Identify] function says which [Language] it really is in, and which [Part]
// of a field is in another one.
//
// # Stages propose
//
// A [Stage] is a documented value with one function: it sees a [View] of one
// field (the text as the stages before left it, the record, the spans that must
// not be touched) and returns a [Proposal]. It never returns new text. It returns each
// [Edit] with the text it expects to find, the rule that speaks, the [Evidence]
// and a confidence; a [Flag] for what an editor should know; a [Field] for text
// that is taken out and kept. So no change can lose its reason.
//
// # The pipeline decides and applies
//
// [Pipeline.Normalize] lets the stages speak in order. Whether an edit is made or
// becomes a suggestion is up to the [Policy], which goes by the tier of the
// edit's evidence, and before it to editors: a [Decision] holds on to a place of the
// raw text by an [Anchor], not to an offset and not to the new words, so it
// is still good when the rules change. A trace carries every edit back to
// the raw text; edits that overlap there become one [Change] with all their reasons.
//
// # What holds for every result
//
// [Pipeline.Verify] checks the laws: the changes make the clean text
// ([ApplyChanges]); their inverse gives the raw text byte for byte ([Invert]); they
// are sorted and do not overlap; a second run with the same decisions changes
// nothing. [Pipeline.Lawful] is Normalize under these laws, and what the commands
// and workers call: where a repair lets an earlier stage see more, the stages go
// over the record again; one that breaks a law all the same comes out unchanged, with a flag.
// The same record, ruleset and decisions give the same bytes on every machine, so
// this package has no clock, no randomness, no I/O, and nothing that depends on
// the order of a map. [Pipeline.Ruleset] names all that decides, by its hash.
//
// # The packages around it
//
// Pure ones, which import no more than this package and each other:
//
//   - rectify/pipeline/scan: a text gone over eight bytes at a time; this package stands on it;
//   - rectify/pipeline/wire: the JSON of a record and of a clean record, offsets in code points;
//   - rectify/pipeline/lang: which language a text is in, by script, function words and, last, a model;
//   - rectify/pipeline/clean: the rules of form, a file each: page, tail, label, punctuation, spacing, token, number, repetition, case;
//   - rectify/pipeline/term: concepts, the matcher, and the stages that repair names;
//   - rectify/pipeline/standard: the list of production stages in order, and the policy. The place to start;
//   - rectify/pipeline/measure: how good the results are, against texts that are known to be right.
//
// Adapters, which do the I/O and do not import each other, but for those that
// describe or watch others (contract, observe) and the server inside (embedded):
//
//   - rectify/pipeline/lang/lingua: the language model, 128 MB of it, behind one small type;
//   - rectify/pipeline/dictionary: dictionaries read, checked and written, YAML, CSV, TBX, TMX, XLIFF, and the lists of words;
//   - rectify/pipeline/stream: NATS: streams, the worker, what becomes of each message (settle);
//   - rectify/pipeline/stream/embedded: a NATS server inside this process;
//   - rectify/pipeline/serve: requests over HTTP and NATS, answered at once or stored first;
//   - rectify/pipeline/contract: JSON Schemas and the AsyncAPI document of all that is sent;
//   - rectify/pipeline/observe: metrics, traces and health for operators.
//
// The command in cmd/rectify alone sees all of them, one file a subcommand. A test
// here, TestArrowsPointTowardsThePipelineAndTheCoreIsPure, holds the
// tree to this; its table is where a new package is placed.
//
// # How behaviour is written down
//
// testdata/golden holds texts with what must become of them and why, in files
// that read without knowing Go. Every concept in dictionaries carries its own
// examples. testdata/script runs the command as a user does. The laws are fuzzed.
// Why things are as they are is in the records in pipeline/design.
package pipeline
