// Package stream runs the pipeline on NATS JetStream, from one process with an
// embedded server (package embedded) to a cluster.
//
// Raw records arrive on two lanes ([Lane]): live ones on the stream [Raw], those
// of archives on [Backfill]. A [Worker] pulls them, an archive standing back
// while live ones come, takes each through the pipeline under the ruleset in
// force ([Rulesets]) and stores what comes out as the current version of its
// record on the stream [Clean], or, when it cannot be processed, as it came on
// [Dead], with the reason. One function, settle, decides what becomes of a raw
// message: read it first. The way of a message:
//
//	pull → held (bounded by bytes) → process, one at a time per record → outbox
//	     → what stands is looked up → atomic batch, or one by one → settle
//
// Acknowledgements may be lost and come back, even confirmed ones, so exactly
// one outcome rests on the outcome's identity: on what it replaces (the server
// checks the last sequence of the record), on its version (headers say what it
// was made of, see [HeaderRevision]), and on a message id for retries. Any
// worker may do any message again at any time.
//
// What is current of a record:
//
//	its newest text succeeded    a clean version, and no dead letter of that text or an earlier one
//	its newest text failed       a dead letter, beside the last good version if there is one
//	an earlier text comes late   nothing: it is overtaken
//
// The newest text is the one that came last, unless its sender says that it is
// older ([HeaderAsOf]).
//
// A server that syncs late may lose in a power cut what it has confirmed. Raw
// messages are kept until their outcomes are on disk; [Checkpoints] says how far
// that is, and a worker that is to [Worker.Recover] begins there. What the
// server gives up on, since it ended the worker's process each time, is found on
// [Advisories] and buried. A worker does not wait for that: of what comes again and
// again it normalizes one at a time, and notes that it begins ([Begun]). A note
// that nobody took back tells of a process that ended there. The third time the
// record is alone; if that ends the process too, the record is buried, and no other.
//
// Callers learn what became of each delivery from [Worker.Observe].
package stream
