package stream

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// Headers of a dead letter. Its data is the raw message as it came.
const (
	HeaderReason   = "Rectify-Reason"   // also a token of the subject
	HeaderProblem  = "Rectify-Problem"  // for a person
	HeaderAttempts = "Rectify-Attempts" // how often the message was delivered
	HeaderSubject  = "Rectify-Subject"  // where it came from
	HeaderStored   = "Rectify-Stored"   // when it came: RFC 3339 with nanoseconds
	HeaderRecord   = "Rectify-Record"   // the token of its id, when it has one
	HeaderRuleset  = "Rectify-Ruleset"  // what refused it
)

// settle ends a job, once, by its error. Its outcome is stored before the raw
// message is let go:
//
//	nil           the clean record is stored: acknowledge
//	*wire.Error   it will never go better: store a dead letter, then terminate
//	errEnding     another worker may have it at once
//	anything else it may go better later: put it back, with a growing delay
func (r *run) settle(ctx context.Context, j *job, err error) {
	var refused *wire.Error
	if errors.As(err, &refused) {
		if buried := r.bury(ctx, j, refused); buried != nil {
			refused, err = nil, buried
		}
	}
	var told error
	result := cmp.Or(j.left, Cleaned)
	switch {
	case err == nil:
		told = j.Ack()
	case refused != nil:
		result = Buried
		r.Log.Warn("a record became a dead letter", "reason", refused.Reason, "problem", refused.Problem, "subject", j.Subject(), "sequence", j.meta.Sequence.Stream)
		told = j.TermWithReason(refused.Reason)
	case errors.Is(err, errEnding):
		result = HandedBack
		told = j.Nak()
	default:
		result = PutBack
		r.complain("records are put back for later", err)
		told = j.NakWithDelay(delay(j.meta.NumDelivered))
	}
	if told != nil { // the message comes again, and is found done
		r.complain("cannot tell the server what became of a record", told)
	}
	r.observe(j, result, err)
	r.held.drop(j)
	if next := r.turns.pass(j); next != nil {
		r.jobs <- next
	}
}

// observe tells of a settled job.
func (r *run) observe(j *job, result string, err error) {
	if r.Observe == nil {
		return
	}
	o := Outcome{
		Lane: j.lane, Source: sourceOf(j.Subject()), Result: result, Ruleset: j.ruleset.Pipeline.Ruleset(),
		Began: j.began, Took: j.took, Age: time.Since(j.meta.Timestamp), Deliveries: j.meta.NumDelivered,
		Bytes: len(j.Data()), Batch: j.batch, Header: j.Headers(),
	}
	if j.message != nil {
		o.Source, o.Record = j.message.Record.Source, j.message.Record.ID
	}
	var refused *wire.Error
	switch {
	case errors.As(err, &refused):
		o.Reason = refused.Reason
	case err != nil:
		o.Reason = err.Error()
	case result == Cleaned:
		o.Lang, o.Changes, o.Suggestions = j.result.Language.Detected, j.result.Changes, j.result.Suggestions
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

// bury stores a dead letter: the bytes as they came, and why.
func (r *run) bury(ctx context.Context, j *job, why *wire.Error) error {
	source := sourceOf(j.Subject())
	id := wire.ID(j.Data())
	if j.message != nil {
		source, id = j.message.Record.Source, j.message.Record.ID
	}
	m := nats.NewMsg(DeadSubject(why.Reason, source, j.Data()))
	m.Data = j.Data()
	now := j.meta.Timestamp.UTC().Format(time.RFC3339Nano) // not when it first came: tried again, it is a letter of its own
	m.Header.Set(jetstream.MsgIDHeader, fmt.Sprintf("%s/%s/%s", m.Subject, now, digest([]byte(j.ruleset.Pipeline.Ruleset()))))
	m.Header.Set(HeaderReason, why.Reason)
	m.Header.Set(HeaderProblem, headerText(why.Problem))
	m.Header.Set(HeaderAttempts, strconv.FormatUint(j.meta.NumDelivered, 10))
	m.Header.Set(HeaderSubject, j.Subject())
	m.Header.Set(HeaderStored, j.came().Format(time.RFC3339Nano))
	m.Header.Set(HeaderRuleset, j.ruleset.Pipeline.Ruleset())
	traced(m.Header, j.Headers())
	if id != "" {
		m.Header.Set(HeaderRecord, Token(id))
	}
	if err := publish(context.WithoutCancel(ctx), r.JS, m); err != nil {
		return fmt.Errorf("dead letter %s: %w", m.Subject, err)
	}
	return nil
}

// headerText makes a text fit a header: one line of valid UTF-8, not too long.
func headerText(s string) string {
	const most = 1000
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
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
