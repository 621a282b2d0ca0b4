package serve

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"

	"rectify/pipeline/wire"
)

// Reasons of problems, besides those of package wire.
const (
	Contract     = "contract"     // a stage broke its contract; as in dead letters
	Panic        = "panic"        // a stage panicked; as in dead letters
	BadRequest   = "bad-request"  // a parameter or header makes no sense
	BadMedia     = "media-type"   // not a type of content that is read
	BadMethod    = "method"       // the path exists, not for this method
	NoSuchPath   = "not-found"    //
	NoStore      = "no-store"     // this server stores no records
	NotStored    = "not-stored"   // it could not be stored now, or it is not known whether it was
	KeyReused    = "key-reused"   // the idempotency key named another record before
	Busy         = "busy"         // too many requests at once
	TooSlow      = "too-slow"     // the client did not send on
	Unauthorized = "unauthorized" // no token, or one that is not known
	WrongHost    = "wrong-host"   // the name asked for is not this machine's
	WrongOrigin  = "wrong-origin" // a page of another site asks
	NotRead      = "not-read"     // the rest of a body of many records was not read
)

// statuses gives a problem its status; a record that cannot be read is one the
// client must change (RFC 9110, 15.5).
var statuses = map[string]int{
	wire.NotJSON:      http.StatusBadRequest,
	wire.TooLarge:     http.StatusRequestEntityTooLarge,
	wire.DuplicateKey: http.StatusUnprocessableEntity,
	wire.BadText:      http.StatusUnprocessableEntity,
	wire.BadShape:     http.StatusUnprocessableEntity,
	wire.BadReplay:    http.StatusUnprocessableEntity,
	Contract:          http.StatusInternalServerError,
	Panic:             http.StatusInternalServerError,
	BadRequest:        http.StatusBadRequest,
	BadMedia:          http.StatusUnsupportedMediaType,
	BadMethod:         http.StatusMethodNotAllowed,
	NoSuchPath:        http.StatusNotFound,
	NoStore:           http.StatusNotImplemented,
	NotStored:         http.StatusServiceUnavailable,
	KeyReused:         http.StatusUnprocessableEntity,
	Busy:              http.StatusServiceUnavailable,
	TooSlow:           http.StatusRequestTimeout,
	Unauthorized:      http.StatusUnauthorized,
	WrongHost:         http.StatusMisdirectedRequest,
	WrongOrigin:       http.StatusForbidden,
	NotRead:           http.StatusRequestEntityTooLarge,
}

// Problem says what went wrong, as RFC 9457 has it: without a type, so that the
// title is that of the status.
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Reason string `json:"reason"` // for programs: one of the words above or of package wire's
	Detail string `json:"detail"` // for people: the place, what is wrong, what to do
	Line   int    `json:"line,omitempty"`
	ID     string `json:"id,omitempty"` // of the record, when it has one
}

func newProblem(reason, detail string) *Problem {
	status, ok := statuses[reason]
	if !ok {
		status = http.StatusUnprocessableEntity
	}
	return &Problem{Title: http.StatusText(status), Status: status, Reason: reason, Detail: detail}
}

// comeAgain is the seconds after which a client that was sent away may come again.
const comeAgain = 1

// write answers a request with the problem alone.
func (p *Problem) write(w http.ResponseWriter) {
	reply(w, p.Status, "application/problem+json", p)
}

// reply answers a request with a line of JSON.
func reply(w http.ResponseWriter, status int, media string, v any) {
	data := encode(v)
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", strconv.Itoa(comeAgain))
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	_, _ = w.Write(data) // a client that has gone needs no answer
}

// encode is a value as one line of JSON, its line end included.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // our own types always encode
	return b.Bytes()
}
