package stream

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"rectify/pipeline/wire"
)

// Why a record that parses becomes a dead letter; package wire has the reasons
// of those that do not, and [wire.TooLarge] also means that the outcome does
// not fit the server.
const (
	Contract = "contract" // a stage broke its contract
	Panic    = "panic"    // a stage panicked
	Attempts = "attempts" // it may be what ends the process
)

// Reasons are all for which a record becomes a dead letter, those of package
// wire first.
var Reasons = slices.Concat(wire.Reasons, []string{Contract, Panic, Attempts})

// Ways a job may leave process without an outcome of its own.
var (
	errNotNow = errors.New("another message of the record is being worked on")
	errEnding = errors.New("the worker is ending")
)

// process takes a job to its outcome.
func (r *run) process(ctx context.Context, j *job) {
	o, err := r.outcome(ctx, j)
	switch {
	case errors.Is(err, errNotNow):
	case errors.Is(err, errEnding):
		<-r.ended // or what is handed back would come to us again
		r.settle(ctx, j, err)
	case o != nil:
		j.feed.out <- o
	default:
		r.settle(ctx, j, err)
	}
}

// outcome works out what is to be stored for a job; neither a message nor an
// error when everything is stored already.
func (r *run) outcome(ctx context.Context, j *job) (o *outgoing, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.Log.Error("a record made the pipeline panic", "source", sourceOf(j.subject), "sequence", j.sequence, "stack", string(debug.Stack()))
			o, err = nil, &wire.Error{Reason: Panic, Problem: fmt.Sprintf("a stage panicked: %v", p)}
		}
	}()
	if ctx.Err() != nil {
		return nil, errEnding
	}
	if err := r.parse(j); err != nil {
		return nil, err
	}
	if k := key(j.message.Record.Source, j.message.Record.ID); j.record == "" && !j.feed.turns.take(k, j) {
		return nil, errNotNow
	}
	asOf, err := j.asOf()
	if err != nil {
		return nil, err
	}
	now := j.versionOf(asOf, j.message.SHA256)
	if done, err := r.doneBefore(ctx, j, now); done || err != nil {
		return nil, err
	}
	if j.deliveries > trusted {
		end, err := r.noted(ctx, j)
		if err != nil {
			return nil, err
		}
		defer end()
	} else {
		r.quiet.RLock()
		defer r.quiet.RUnlock()
	}
	return r.normalize(j, now)
}

// doneBefore looks whether a record that may have been done before has been,
// which saves the work of normalizing it. Whether it may be stored is looked at
// again in any case.
func (r *run) doneBefore(ctx context.Context, j *job, now version) (bool, error) {
	if j.deliveries < 2 && j.sequence > j.feed.redo.Load() {
		return false, nil
	}
	stand, err := r.current(ctx, j.record)
	if err != nil {
		return false, nil //nolint:nilerr // then it is found done when it is to be stored
	}
	last := stand[j.record]
	if j.left = last.standsAgainst(now); j.left == "" {
		return false, nil
	}
	return true, r.leave(ctx, &outgoing{job: j, version: last})
}

// parse reads the message, the first time. A source that only the subject
// names is the record's.
func (r *run) parse(j *job) error {
	if j.message != nil {
		return nil
	}
	data, err := wire.Unwrap(j.header, j.data)
	if err != nil {
		return err
	}
	m, err := wire.Parse(data, r.limit)
	if err != nil {
		return err
	}
	m.NameSource(sourceOf(j.subject))
	j.message = m
	return nil
}

// normalize takes the record through the pipeline and makes the clean one to store.
func (r *run) normalize(j *job, now version) (*outgoing, error) {
	begun := time.Now()
	var between func()
	if !j.aside {
		between = makingWay(len(j.data), begun)
	}
	res, err := j.ruleset.Pipeline.Between(between).Lawful(j.message.Record)
	j.result, j.took = res, time.Since(begun)
	if err != nil {
		return nil, &wire.Error{Reason: Contract, Problem: err.Error()}
	}
	if _, broken := res.Broken(); broken {
		r.Log.Error("a record breaks a law and is left as it came; its flag says which", "source", res.Record.Source, "record", res.Record.ID)
	}
	revision := now.revision()
	data, err := j.message.Clean(res, &revision)
	if err != nil {
		return nil, &wire.Error{Reason: Contract, Problem: err.Error()}
	}
	if err := r.fits(data); err != nil {
		return nil, err
	}
	subject := CleanSubject(j.lane, res.Language.Detected, res.Record.Source, res.Record.ID)
	return &outgoing{subject: subject, data: data, job: j, version: now}, nil
}

// makingWay is to be called now and then while one record takes long; short ones
// never make way, or a busy processor would never come to them. The goroutines
// that bring records on their way, those of an embedded server among them, are
// short and many: with a record on every processor, each of them would wait until
// one is done.
//
// Of a record of size bytes it looks at the clock once in a stretch of text that
// stages have gone over: to look takes as long as many a stage of a short one.
func makingWay(size int, begun time.Time) func() {
	const slice, stretch = 100 * time.Microsecond, 8 << 10
	last, gone := begun, 0
	return func() {
		if gone += size; gone < stretch {
			return
		}
		gone = 0
		if time.Since(last) >= slice {
			runtime.Gosched()
			last = time.Now()
		}
	}
}

// fits refuses a clean record that the server does not take. What every server
// takes is not looked at: to ask the connection is to wait for what it is
// sending.
func (r *run) fits(data []byte) error {
	if len(data) <= leastPayload-headerRoom {
		return nil
	}
	if most := r.JS.Conn().MaxPayload() - headerRoom; int64(len(data)) > most {
		return &wire.Error{Reason: wire.TooLarge, Problem: fmt.Sprintf("the clean record is %d bytes, the NATS server takes %d: split the record or raise max_payload", len(data), most)}
	}
	return nil
}
