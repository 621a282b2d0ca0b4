package stream

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// outgoing is a clean record to be stored, and the job it came of.
type outgoing struct {
	subject  string
	data     []byte
	job      *job
	version  version
	replaces version
	refused  int // how often the server took it for one that it had stored
}

// envelope is a message whose room the next one of a batch uses again: the
// client copies what it publishes. Each would take a kilobyte and twelve
// allocations of its own.
type envelope struct {
	nats.Msg
	values []string // of the headers
}

func newEnvelope() *envelope {
	const most = 12 // headers of a record, with those of a batch and of a trace
	return &envelope{Msg: nats.Msg{Header: make(nats.Header, most)}, values: make([]string, 0, most)}
}

// set sets a header.
func (e *envelope) set(name, value string) {
	e.values = append(e.values, value)
	n := len(e.values)
	e.Header[name] = e.values[n-1 : n : n]
}

// message puts a record into an envelope, to be published before the next is.
func (r *run) message(o *outgoing, e *envelope) *nats.Msg {
	clear(e.Header)
	e.Subject, e.Data, e.values = o.subject, o.data, e.values[:0]
	traced(e.set, o.job.header)
	o.version.describe(e.set)
	o.identify(e.set)
	if r.Headers != nil {
		r.Headers(e.Header, o.job.result, o.version.revision())
	}
	return &e.Msg
}

// identify gives a message its identity: it is stored if the version it
// replaces is still the current one, and once. The id tells the same bytes
// that come again after others from the same bytes delivered again, by what
// they replace. What the server remembers and somebody has deleted since gets
// another.
func (o *outgoing) identify(set func(name, value string)) {
	const decisions = "-" // no editor's word has a part in it
	was := "-"
	if v := o.replaces; !v.raw.IsZero() {
		was = fmt.Sprintf("%d.%d.%d", v.raw.UnixNano(), v.epoch, v.decisions)
	}
	id := []string{o.job.record, tail(o.version.sha256), tail(o.version.ruleset), decisions, was}
	if o.refused > 0 {
		id = append(id, strconv.Itoa(o.refused))
	}
	set(jetstream.MsgIDHeader, strings.Join(id, "/"))
	set(jetstream.ExpectedLastSubjSeqHeader, strconv.FormatUint(o.replaces.sequence, 10))
	set(jetstream.ExpectedLastSubjSeqSubjHeader, filterOf(o.job.record))
}
