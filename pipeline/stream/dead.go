package stream

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// Headers of a dead letter, besides those of a version. Its data is the raw
// message as it came, with [HeaderAsOf] and the content type that it came with.
const (
	HeaderReason   = "Rectify-Reason"   // also a token of the subject
	HeaderProblem  = "Rectify-Problem"  // for a person
	HeaderAttempts = "Rectify-Attempts" // how often the message was delivered
	HeaderSubject  = "Rectify-Subject"  // where it came from
	HeaderRecord   = "Rectify-Record"   // the token of its id, when it has one
)

// bury stores a dead letter: the bytes as they came, and why. It does not, and
// says what became of the message, where a clean version stands that was made
// of the same text or of a later one. It looks again when the letter is stored,
// as a worker that stores a clean version looks for letters: whoever is second
// finds the other.
func (r *run) bury(ctx context.Context, j *job, why *wire.Error) (left string, err error) {
	source, id := j.names(why)
	now := j.deadVersion()
	if left, err = r.cleanSince(ctx, source, id, now); left != "" || err != nil {
		return left, err
	}
	m := j.letter(why, source, id, now)
	if err := r.keep(ctx, m, now); err != nil {
		return "", fmt.Errorf("dead letter %s: %w", m.Subject, err)
	}
	if err := r.dropLetters(ctx, []string{sameBytes(source, j.data)}, func(v version) bool { return v.subject != m.Subject }); err != nil {
		return "", err
	}
	if left, err = r.cleanSince(ctx, source, id, now); left != "" {
		err = forget(ctx, r.dead, m.Subject, 0)
	}
	return left, err
}

// keep stores a dead letter. Where the server takes it for one that it has stored
// before, that one may have been dropped since; then this one is stored under an
// id that the server does not know.
func (r *run) keep(ctx context.Context, m *nats.Msg, now version) error {
	ack, err := publish(context.WithoutCancel(ctx), r.JS, m)
	if err != nil || !ack.Duplicate {
		return err
	}
	stands, err := newest(ctx, r.JS, Dead, m.Subject)
	if err != nil || compare(stands, now) >= 0 {
		return err
	}
	m.Header.Set(jetstream.MsgIDHeader, m.Header.Get(jetstream.MsgIDHeader)+"/"+rand.Text())
	_, err = publish(context.WithoutCancel(ctx), r.JS, m)
	return err
}

// cleanSince says what becomes of a message that failed where a clean version
// of its record stands: Repeated when that is of the same text, Overtaken when
// it is of a later one. It asks the leader: a copy may lag behind, and not have
// what was stored before the letter.
func (r *run) cleanSince(ctx context.Context, source, id string, now version) (string, error) {
	if id == "" {
		return "", nil
	}
	stands, err := newest(ctx, r.JS, Clean, filterOf(key(source, id)))
	if err != nil || stands.sequence == 0 {
		return "", err
	}
	switch order := compare(stands, now); {
	case order > 0:
		return Overtaken, nil
	case order == 0:
		return Repeated, nil
	}
	return "", nil
}

// names is the source and the id of the record, as far as they can be read.
func (j *job) names(why *wire.Error) (source, id string) {
	if j.message != nil {
		return j.message.Record.Source, j.message.Record.ID
	}
	data, err := wire.Unwrap(j.header, j.data)
	if err == nil && why.Reason != wire.NotJSON && why.Reason != wire.DuplicateKey { // else it might be that of another
		source, id = wire.Name(data)
	}
	if source == "" || source == "-" {
		source = sourceOf(j.subject)
	}
	return source, id
}

// deadVersion is what the dead letter of a job is made of.
func (j *job) deadVersion() version {
	asOf, _ := j.asOf()
	if j.message != nil {
		return j.versionOf(asOf, j.message.SHA256)
	}
	sum := sha256.Sum256(j.data)
	return j.versionOf(asOf, hex.EncodeToString(sum[:]))
}

// letter is the dead letter of a job.
func (j *job) letter(why *wire.Error, source, id string, now version) *nats.Msg {
	m := nats.NewMsg(DeadSubject(why.Reason, source, id, j.data))
	m.Data, m.Header = j.data, readBy(j.header)
	traced(m.Header.Set, j.header)
	now.describe(m.Header.Set)
	m.Header.Set(HeaderStored, now.raw.Format(time.RFC3339Nano)) // when it came first, for another try
	m.Header.Set(jetstream.MsgIDHeader, fmt.Sprintf("%s/%s/%s", m.Subject, j.stored.Format(time.RFC3339Nano), tail(now.ruleset)))
	m.Header.Set(HeaderReason, why.Reason)
	m.Header.Set(HeaderProblem, headerText(why.Problem))
	m.Header.Set(HeaderAttempts, strconv.FormatUint(j.deliveries, 10))
	m.Header.Set(HeaderSubject, j.subject)
	if id != "" {
		m.Header.Set(HeaderRecord, Token(id))
	}
	return m
}

// headerText makes a text fit a header: one line of valid UTF-8, not too long.
func headerText(s string) string {
	const most = 1000
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
}

// resolve drops the dead letters that clean versions supersede: those of the
// same record, and of the same bytes, that are not newer. On a cluster a copy
// that answers may lag behind and miss one that came a moment ago: whoever stored
// that looks for the clean version, and the next version of the record drops it.
func (r *run) resolve(ctx context.Context, batch []*outgoing) error {
	var info *jetstream.StreamInfo
	err := patiently(ctx, func(ctx context.Context) (err error) {
		info, err = r.dead.Info(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("stream %s: %w", Dead, err)
	}
	if info.State.Msgs == 0 {
		return nil
	}
	var filters []string
	clean := make(map[string]version, 2*len(batch))
	for _, o := range batch {
		record, hash := o.job.record, digest(o.job.data)
		clean[record], clean[hash] = o.version, o.version
		filters = append(filters, deadPrefix+"*."+record+".*", sameBytes(sourceOf(o.job.subject), o.job.data))
	}
	return r.dropLetters(ctx, filters, func(v version) bool {
		tokens := strings.Split(v.subject, ".") // abstracts.dead.reason.source.record.hash
		record, hash := tokens[3]+"."+tokens[4], tokens[5]
		if now, ok := clean[record]; ok && compare(v, now) <= 0 {
			return true
		}
		now, ok := clean[hash]
		return ok && compare(v, now) <= 0
	})
}

// dropLetters drops the dead letters that match one of the filters and meet the
// condition.
func (r *run) dropLetters(ctx context.Context, filters []string, drop func(version) bool) error {
	var gone []version
	err := lastOf(ctx, r.JS, Dead, filters, func(v version) {
		if drop(v) {
			gone = append(gone, v)
		}
	})
	if errors.Is(err, errTooMany) { // they stay until an operator drops them
		r.complain("a record has too many dead letters to resolve", err)
		err = nil
	}
	for _, v := range gone {
		if err == nil {
			err = forget(ctx, r.dead, v.subject, v.sequence+1)
		}
	}
	return err
}
