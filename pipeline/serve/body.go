package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"

	"rectify/pipeline/wire"
)

// The media types of one record and of many, a line each.
const (
	oneJSON   = "application/json"
	manyJSON  = "application/x-ndjson"
	manyLines = "application/jsonl"
)

// accepted is what a body may be.
var accepted = []string{oneJSON, manyJSON, manyLines, wire.CloudEvent}

// envelope is what a CloudEvent, or white space, may add to a record.
const envelope = 64 << 10

// body says what a request's body is: many records or one. It refuses what is
// not read here, before anything is read.
func (h *handler) body(w http.ResponseWriter, q *http.Request) (many bool, problem *Problem) {
	media, params, err := mime.ParseMediaType(q.Header.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || !slices.Contains(accepted, media) || charset != "" && !strings.EqualFold(charset, "utf-8") {
		w.Header().Set("Accept-Post", strings.Join(accepted, ", "))
		return false, newProblem(BadMedia, fmt.Sprintf("Content-Type is %q; send one record as %s or one a line as %s, in UTF-8", q.Header.Get("Content-Type"), oneJSON, manyJSON))
	}
	if coding := q.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		w.Header().Set("Accept-Encoding", "identity") // RFC 9110, 15.5.16
		return false, newProblem(BadMedia, fmt.Sprintf("Content-Encoding is %q; send the records as they are", coding))
	}
	many = media == manyJSON || media == manyLines
	most := h.most(many)
	if q.ContentLength > most {
		return many, tooLarge(q.ContentLength, most)
	}
	q.Body = http.MaxBytesReader(w, q.Body, most)
	return many, nil
}

// most is the bytes a body may have.
func (h *handler) most(many bool) int64 {
	if many {
		return h.maxBody()
	}
	return int64(h.limit() + envelope)
}

func tooLarge(size, most int64) *Problem {
	return newProblem(wire.TooLarge, fmt.Sprintf("the body is %d bytes, the limit is %d; send fewer records at once", size, most))
}

// one reads a body of one record.
func (h *handler) one(q *http.Request) ([]byte, *Problem) {
	data, err := io.ReadAll(q.Body)
	if err != nil {
		return nil, unread(err)
	}
	data, err = wire.Unwrap(q.Header, trim(data, true))
	if err != nil {
		return nil, problemOf(err)
	}
	return data, nil
}

// trim takes off what belongs to a file and not to a record: white space around
// it, and a byte order mark before the first.
func trim(data []byte, first bool) []byte {
	data = bytes.TrimSpace(data)
	if first {
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
	}
	return data
}

// unread says why a body could not be read to its end.
func unread(err error) *Problem {
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return newProblem(wire.TooLarge, fmt.Sprintf("the body is more than %d bytes; send fewer records at once", over.Limit))
	case errors.Is(err, os.ErrDeadlineExceeded):
		return newProblem(TooSlow, "nothing more came in time; send the rest again")
	}
	return newProblem(BadRequest, fmt.Sprintf("the body could not be read: %v", err))
}
