// Package serve answers requests: a record comes in, its clean record goes out
// at once, or the record is stored for the workers before the answer says so.
//
// An [API] has what is needed for that as functions: to normalize a message, to
// detect its language, to store it. It is reached in two ways, which give the
// same answers to the same records:
//
//   - over HTTP: [API.Handler] is POST /v1/normalize, /v1/detect and /v1/records,
//     and GET /v1/schema; a [Server] listens for it, on this machine alone
//     unless callers must show a token;
//   - over NATS: [API.Offer] makes it a service (ADR-32) that any client finds
//     by $SRV.PING and asks on [NormalizeSubject].
//
// What is refused is a [Problem] everywhere: in the body (RFC 9457), in a line
// of a JSONL answer, in the headers of a reply. One record's trouble is that
// record's alone, a panic in a stage included. Nothing queues without end: what
// is too much at once is sent away with a time to come again.
package serve
