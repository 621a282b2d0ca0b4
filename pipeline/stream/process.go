package stream

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/nats-io/nats.go"

	"rectify/pipeline/wire"
)

// Why a record that parses becomes a dead letter; package wire has the reasons
// of those that do not, and [wire.TooLarge] also means that the outcome does
// not fit the server.
const (
	Contract = "contract" // a stage broke its contract
	Panic    = "panic"    // a stage panicked
	Attempts = "attempts" // begun too often without an end: it may be what ends the process
)

// mostAttempts is how often a message may be delivered before it is given up.
const mostAttempts = 20

// Ways a job may leave process without an outcome of its own.
var (
	errNotNow = errors.New("another message of the record is being worked on")
	errEnding = errors.New("the worker is ending")
)

// outgoing is a clean record to be stored, and the job it came of.
type outgoing struct {
	*nats.Msg
	job      *job
	replaces version
}

// process takes a job to its outcome.
func (r *run) process(ctx context.Context, j *job) {
	o, err := r.outcome(ctx, j)
	switch {
	case errors.Is(err, errNotNow):
	case errors.Is(err, errEnding):
		<-r.ended // or what is handed back would come to us again
		r.settle(ctx, j, err)
	case o != nil:
		r.out <- o
	default:
		r.settle(ctx, j, err)
	}
}

// outcome works out what is to be stored for a job; neither a message nor an
// error when everything is stored already.
func (r *run) outcome(ctx context.Context, j *job) (o *outgoing, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.Log.Error("a record made the pipeline panic", "source", sourceOf(j.Subject()), "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			o, err = nil, &wire.Error{Reason: Panic, Problem: fmt.Sprintf("a stage panicked: %v", p)}
		}
	}()
	if ctx.Err() != nil {
		return nil, errEnding
	}
	if n := j.meta.NumDelivered; n > mostAttempts {
		return nil, &wire.Error{Reason: Attempts, Problem: fmt.Sprintf("the record was begun %d times and never finished", n-1)}
	}
	if err := r.parse(j); err != nil {
		return nil, err
	}
	if record := RecordFilter(j.message.Record.Source, j.message.Record.ID); j.record == "" && !r.turns.take(record, j) {
		return nil, errNotNow
	}
	last, err := r.current(ctx, j.record)
	if err != nil {
		return nil, err
	}
	now := r.versionOf(j)
	if stands := last.standsAgainst(now); stands != "" {
		return nil, r.leave(ctx, j, last, stands)
	}
	return r.normalize(j, now, last)
}

// parse reads the message, the first time. A source that only the subject
// names is the record's.
func (r *run) parse(j *job) error {
	if j.message != nil {
		return nil
	}
	m, err := wire.Parse(j.Data(), r.limit)
	if err != nil {
		return err
	}
	m.NameSource(sourceOf(j.Subject()))
	j.message = m
	return nil
}

// normalize takes the record through the pipeline and makes the message to store.
func (r *run) normalize(j *job, now, last version) (*outgoing, error) {
	begun := time.Now()
	res, err := j.ruleset.Pipeline.Lawful(j.message.Record)
	if err != nil {
		return nil, &wire.Error{Reason: Contract, Problem: err.Error()}
	}
	if law, broken := res.Broken(); broken {
		r.Log.Error("a record breaks a law and is left as it came", "source", res.Record.Source, "record", res.Record.ID, "law", law.Message)
	}
	j.result, j.took = res, time.Since(begun)
	data, err := j.message.Clean(res, &now.Revision)
	if err != nil {
		return nil, &wire.Error{Reason: Contract, Problem: err.Error()}
	}
	if most := r.JS.Conn().MaxPayload() - headerRoom; int64(len(data)) > most {
		return nil, &wire.Error{Reason: wire.TooLarge, Problem: fmt.Sprintf("the clean record is %d bytes, the NATS server takes %d: split the record or raise max_payload", len(data), most)}
	}
	m := nats.NewMsg(CleanSubject(j.lane, res.Language.Detected, res.Record.Source, res.Record.ID))
	m.Data = data
	if r.Headers != nil {
		r.Headers(m.Header, j.message, res)
	}
	traced(m.Header, j.Headers())
	identify(m, j, now, last)
	return &outgoing{Msg: m, job: j, replaces: last}, nil
}

// traced copies the trace context of one message to another (W3C Trace
// Context, section 3).
func traced(to, from nats.Header) {
	for _, name := range []string{"traceparent", "tracestate"} {
		if v := from.Get(name); v != "" {
			to.Set(name, v)
		}
	}
}

// versionOf is the version that a job would store.
func (r *run) versionOf(j *job) version {
	return version{
		Revision: wire.Revision{Raw: j.came().Format(time.RFC3339Nano), Ruleset: j.ruleset.Epoch},
		ruleset:  j.ruleset.Pipeline.Ruleset(), sha256: j.message.SHA256,
	}
}
