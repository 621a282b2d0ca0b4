package serve

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"time"

	"rectify/pipeline/wire"
)

// The lanes a record may be stored on. Live is worked on first.
const (
	Live     = "live"
	Backfill = "backfill"
)

// HeaderAsOf is a header of a request that stores records: as of when their
// texts are, RFC 3339. It is that of raw messages.
const HeaderAsOf = "Rectify-As-Of"

// Raw is a record to be stored, as it came.
type Raw struct {
	Lane   string // Live or Backfill
	Source string // "-" when it names none
	Data   []byte
	Key    string            // names the sending of it, for retries; "" for none
	Header map[string]string // to be stored with it: as of when it is, trace context
}

// Stored says where a record was stored, or why it was not.
type Stored struct {
	Stream    string
	Sequence  uint64
	Duplicate bool // it was there already, under the same key
	Err       error
}

// ErrKeyReused is why a record is not stored whose key was that of another
// record, be it only in its source or its time.
var ErrKeyReused = errors.New("the key was used before for another text, source or " + HeaderAsOf + "; take a new key, and the old one only to send the same again")

// How much of a body is stored at once, and what an answer may list.
const (
	chunkRecords = 250
	chunkBytes   = 4 << 20
	mostRecords  = 50_000 // in one request
	longestKey   = 200
)

// order is what a request says of all its records.
type order struct {
	lane, source, key string
	header            map[string]string
	most              int // bytes of a record; 0 when only the limit of all requests counts
}

// storing stores records and says where, when all of them are stored.
func (h *handler) storing(w http.ResponseWriter, q *http.Request) {
	if h.Store == nil {
		newProblem(NoStore, "this server stores no records: it is not connected to NATS; /v1/normalize answers at once").write(w)
		return
	}
	many, problem := h.body(w, q)
	var o order
	if problem == nil {
		o, problem = orderOf(q)
	}
	if h.StoreLimit != nil {
		o.most = h.StoreLimit()
	}
	var data []byte
	if problem == nil && !many {
		data, problem = h.one(q)
	}
	switch {
	case problem != nil:
		problem.write(w)
	case many:
		enter(w, h.bulk, "bodies of many records", func() { h.storeMany(o, w, q) })
	default:
		r := receipt{}
		h.store(q.Context(), o, []line{{data: data}}, func(stored receipt) { r = stored })
		if r.Error != nil {
			r.Error.write(w)
			return
		}
		reply(w, http.StatusAccepted, oneJSON, r)
	}
}

// orderOf reads the query and the headers. A message id may be said as HTTP
// has it (draft-ietf-httpapi-idempotency-key-header: a quoted string) or as NATS has it.
func orderOf(q *http.Request) (order, *Problem) {
	query := q.URL.Query()
	o := order{lane: query.Get("lane"), source: query.Get("source"), header: make(map[string]string)}
	if o.lane == "" {
		o.lane = Live
	}
	if o.lane != Live && o.lane != Backfill {
		return order{}, newProblem(BadRequest, fmt.Sprintf("lane is %q; it is %s or %s", o.lane, Live, Backfill))
	}
	o.key = strings.Trim(q.Header.Get("Idempotency-Key"), `"`)
	if o.key == "" {
		o.key = q.Header.Get("Nats-Msg-Id")
	}
	if len(o.key) > longestKey {
		return order{}, newProblem(BadRequest, fmt.Sprintf("the idempotency key has %d bytes, the limit is %d", len(o.key), longestKey))
	}
	if values := q.Header.Values(HeaderAsOf); values != nil {
		stated := strings.Join(values, ", ") // as HTTP has it of a header that comes twice; no time
		if _, err := time.Parse(time.RFC3339Nano, stated); err != nil {
			return order{}, newProblem(BadRequest, fmt.Sprintf("the header %s is %q, not a time as RFC 3339 has it, like 2026-11-21T19:00:00Z", HeaderAsOf, stated))
		}
		o.header[HeaderAsOf] = stated
	}
	for _, name := range []string{"traceparent", "tracestate"} { // W3C Trace Context; NATS minds the case
		if v := q.Header.Get(name); v != "" {
			o.header[name] = v
		}
	}
	return o, nil
}

func (h *handler) storeMany(o order, w http.ResponseWriter, q *http.Request) {
	rc := http.NewResponseController(w)
	body := readAhead(q.Body, rc, h.patience())
	defer body.end(rc)
	rep := report{Records: []receipt{}}
	for chunk := range chunks(lines(body, h.limit())) {
		if stop := rep.full(); stop != nil {
			stop.Line = chunk[0].number
			rep.add(receipt{Line: stop.Line, Error: stop})
			break
		}
		h.store(q.Context(), o, chunk, rep.add)
	}
	_ = rc.SetWriteDeadline(time.Now().Add(h.patience()))
	reply(w, rep.status(), oneJSON, rep)
}

// chunks gathers lines into what is stored at once.
func chunks(in iter.Seq[line]) iter.Seq[[]line] {
	return func(yield func([]line) bool) {
		var chunk []line
		size := 0
		for l := range in {
			chunk, size = append(chunk, l), size+len(l.data)
			if len(chunk) < chunkRecords && size < chunkBytes {
				continue
			}
			if !yield(chunk) {
				return
			}
			chunk, size = nil, 0
		}
		if len(chunk) > 0 {
			yield(chunk)
		}
	}
}

// store stores the lines that are records and tells of each, in order. A key
// names the whole body: that of a record in it has its line too.
func (h *handler) store(ctx context.Context, o order, chunk []line, tell func(receipt)) {
	receipts := make([]receipt, len(chunk))
	var records []Raw
	var at []int // of each record, its place in the chunk
	for i, l := range chunk {
		receipts[i].Line = l.number
		raw, problem := h.raw(o, l, &receipts[i])
		if problem != nil {
			problem.Line, problem.ID = l.number, wire.ID(l.data)
			receipts[i].Error = problem
			continue
		}
		records, at = append(records, raw), append(at, i)
	}
	if len(records) > 0 {
		for i, s := range h.Store(ctx, records) {
			receipts[at[i]].stored(s)
		}
	}
	for _, r := range receipts {
		tell(r)
	}
}

// raw checks a line as a worker will. What it refuses is not stored: its sender is here
// to be told.
func (h *handler) raw(o order, l line, r *receipt) (Raw, *Problem) {
	if l.problem != nil {
		return Raw{}, l.problem
	}
	m, err := wire.Parse(l.data, h.limit())
	if err != nil {
		return Raw{}, problemOf(err)
	}
	if o.most > 0 && len(l.data) > o.most {
		return Raw{}, newProblem(wire.TooLarge, fmt.Sprintf("the record is %d bytes, the limit is %d, as what is made of it must fit the NATS server: split the record or raise the server's max_payload", len(l.data), o.most))
	}
	if o.source != "" {
		m.NameSource(o.source)
	}
	raw := Raw{Lane: o.lane, Source: m.Record.Source, Data: l.data, Key: o.key, Header: o.header}
	if o.key != "" && l.number > 0 {
		raw.Key = fmt.Sprintf("%s/%d", o.key, l.number)
	}
	r.ID, r.Source = m.Record.ID, m.Record.Source
	return raw, nil
}
