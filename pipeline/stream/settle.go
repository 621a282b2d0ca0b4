package stream

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"rectify/pipeline/wire"
)

// settle ends a job, once, by its error. Its outcome is stored before the raw
// message is let go:
//
//	nil           the clean record is stored: acknowledge
//	*wire.Error   it will never go better: store a dead letter, then terminate
//	errEnding     another worker may have it at once
//	anything else it may go better later: put it back, with a growing delay
func (r *run) settle(ctx context.Context, j *job, err error) {
	refused, _ := errors.AsType[*wire.Error](err)
	if refused != nil {
		var failed error
		if j.left, failed = r.bury(ctx, j, refused); failed != nil {
			refused, err = nil, failed
		} else if j.left != "" {
			refused, err = nil, nil
		}
	}
	var told error
	result := cmp.Or(j.left, Cleaned)
	switch {
	case err == nil:
		told = j.msg.Ack()
	case refused != nil:
		result = Buried
		_, id := j.names(refused)
		r.Log.Warn("a record became a dead letter", "reason", refused.Reason, "subject", j.subject, "sequence", j.sequence, "record", id)
		r.Log.Debug("the problem of a dead letter", "sequence", j.sequence, "problem", refused.Problem) // it may quote the record's text
		told = j.msg.Respond([]byte("+TERM " + refused.Reason))                                         // nats.go has no method for it on such messages
	case errors.Is(err, errEnding):
		result = HandedBack
		told = j.msg.Nak()
	default:
		result = PutBack
		r.complain("records are put back for later", err)
		told = j.msg.NakWithDelay(delay(j.deliveries))
	}
	if told != nil { // the message comes again, and is found done
		r.complain("cannot tell the server what became of a record", told)
	}
	j.feed.tried(j, result, err)
	r.observe(j, result, err)
	j.feed.held.drop(j)
	if next := j.feed.turns.pass(j); next != nil {
		j.feed.jobs <- next
	}
}

// observe tells of a settled job.
func (r *run) observe(j *job, result string, err error) {
	if r.Observe == nil {
		return
	}
	o := Outcome{
		Lane: j.lane, Source: sourceOf(j.subject), Result: result, Ruleset: j.ruleset.Pipeline.Ruleset(),
		Began: j.began, Took: j.took, Age: time.Since(j.stored), Deliveries: j.deliveries,
		Bytes: len(j.data), Header: j.header,
	}
	if j.message != nil {
		o.Source, o.Record = j.message.Record.Source, j.message.Record.ID
	}
	switch refused, ok := errors.AsType[*wire.Error](err); {
	case ok:
		o.Reason = refused.Reason
	case err != nil:
		o.Reason = err.Error()
	case result == Cleaned:
		o.Lang, o.Changes, o.Suggestions, o.Batch = j.result.Language.Detected, j.result.Changes, j.result.Suggestions, j.batch
		_, o.Broken = j.result.Broken()
	}
	r.Observe(o)
}

// delay is how long a message waits for its next attempt: a second or less at
// first, up to a minute, spread so that not all come at once.
func delay(attempt uint64) time.Duration {
	d := min(time.Second<<min(attempt, 10)/2, time.Minute)
	return d/2 + rand.N(d/2)
}

// throttle lets something through once a second.
type throttle struct{ last atomic.Int64 }

func (t *throttle) open() bool {
	now := time.Now().Unix()
	return t.last.Swap(now) != now
}

// complain logs trouble that passes, which may come for every message at once.
func (r *run) complain(message string, err error) {
	if r.complaint.open() {
		r.Log.Warn(message, "error", err) //nolint:sloglint // the callers pass constants
	}
}
