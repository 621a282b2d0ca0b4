// Package stream runs the pipeline on NATS JetStream, from one process with an
// embedded server (package embedded) to a cluster.
//
// Raw records arrive on the stream [Raw]. A [Worker] pulls them, takes each
// through the pipeline and stores what comes out as the current version of its
// record on the stream [Clean], or, when it cannot be processed, as it came on
// [Dead], with the reason. One function, settle, decides what becomes of a raw
// message: read it first. The way of a message:
//
//	pull → held (bounded) → process, one at a time per record → outbox
//	     → atomic batch, or one by one → settle
//
// Acknowledgements may be lost and come back, even confirmed ones, so exactly
// one outcome rests on the outcome's identity: on what it replaces (the server
// checks the last sequence of the record), on its [wire.Revision], and on a
// message id for retries. Any worker may do any message again at any time.
package stream
