package stream

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// HeaderAsOf is a header of a raw message: as of when its text is, RFC 3339. It
// says so for a text that is older than its arrival: one of an archive that was
// exported before, or a dead letter that is tried again. Without it, and when
// it is later, the time of arrival counts; of several, the earliest.
const HeaderAsOf = "Rectify-As-Of"

// raw is a raw message as it is stored.
type raw struct {
	lane       Lane
	subject    string
	data       []byte
	header     nats.Header
	stored     time.Time
	sequence   uint64
	deliveries uint64
}

// job is one raw message on its way.
type job struct {
	raw
	msg     *nats.Msg // to settle it; nil for one that the server gave up on
	feed    *feed
	behind  int64 // messages of the lane that the server had still to deliver
	handed  int64 // those that it had delivered, to whatever worker, ever
	began   time.Time
	ruleset Ruleset

	message *wire.Message // once it is parsed
	record  string        // the key of its record, while it has its turn
	aside   bool          // it is done on a thread that stands back, and need not make way itself

	left    string // why what stands stays: Repeated or Overtaken
	result  pipeline.Result
	took    time.Duration
	batch   int  // how many were stored at once
	offered bool // the outcome was sent; whether it is stored may not be known
}

// newJob takes a message that was pulled.
func newJob(m *nats.Msg, f *feed, now Ruleset) (*job, error) {
	meta, err := m.Metadata()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Subject, err)
	}
	return &job{
		raw: raw{
			lane: f.lane, subject: m.Subject, data: m.Data, header: m.Header,
			stored: meta.Timestamp.UTC(), sequence: meta.Sequence.Stream, deliveries: meta.NumDelivered,
		},
		msg: m, feed: f, began: time.Now(), ruleset: now,
		behind: int64(meta.NumPending), handed: int64(meta.Sequence.Consumer), //nolint:gosec // no stream holds so many
	}, nil
}

// asOf is the time that orders the text among those of its record. Beside an
// error it is what can be said without the header that is wrong.
func (m raw) asOf() (asOf time.Time, err error) {
	asOf = m.stored
	for _, stated := range m.header[HeaderAsOf] {
		if stated == "" {
			continue
		}
		t, wrong := time.Parse(time.RFC3339Nano, stated)
		if wrong != nil {
			err = &wire.Error{Reason: wire.BadShape, Problem: fmt.Sprintf("the header %s is %q, not a time as RFC 3339 has it, like 2026-11-21T19:00:00Z", HeaderAsOf, stated)}
		} else if t.Before(asOf) {
			asOf = t.UTC()
		}
	}
	return asOf, err
}

// readBy copies the headers of a message that it must be read by.
func readBy(from nats.Header) nats.Header {
	to := make(nats.Header)
	for name, values := range from {
		if name == HeaderAsOf || strings.EqualFold(name, "Content-Type") { // see wire.Unwrap
			to[name] = slices.Clone(values)
		}
	}
	return to
}

// traced copies the trace context of a message to another (W3C Trace
// Context, section 3).
func traced(set func(name, value string), from nats.Header) {
	for _, name := range []string{"traceparent", "tracestate"} {
		if v := from.Get(name); v != "" {
			set(name, v)
		}
	}
}
