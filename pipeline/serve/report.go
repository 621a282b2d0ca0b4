package serve

import (
	"errors"
	"fmt"
	"net/http"
)

// receipt is what the sender of a record is told of it.
type receipt struct {
	Line      int      `json:"line,omitempty"`
	ID        string   `json:"id,omitempty"`
	Source    string   `json:"source,omitempty"`
	Stream    string   `json:"stream,omitempty"`
	Sequence  uint64   `json:"sequence,omitempty"`
	Duplicate bool     `json:"duplicate,omitempty"`
	Error     *Problem `json:"error,omitempty"`
}

// stored takes the outcome of storing into a receipt.
func (r *receipt) stored(s Stored) {
	switch {
	case s.Err == nil:
		r.Stream, r.Sequence, r.Duplicate = s.Stream, s.Sequence, s.Duplicate
		return
	case errors.Is(s.Err, ErrKeyReused):
		r.Error = newProblem(KeyReused, s.Err.Error())
	default:
		r.Error = newProblem(NotStored, s.Err.Error())
	}
	r.Error.Line, r.Error.ID = r.Line, r.ID
}

// report is the answer to many records: 202 when all are stored, 207 when some
// are not, else the status of the first problem.
type report struct {
	Stored  int       `json:"stored"`
	Refused int       `json:"refused"`
	Records []receipt `json:"records"`
}

// add takes a line's receipt into the report.
func (r *report) add(one receipt) {
	if one.Error != nil {
		r.Refused++
	} else {
		r.Stored++
	}
	r.Records = append(r.Records, one)
}

func (r report) status() int {
	switch {
	case r.Refused == 0:
		return http.StatusAccepted
	case r.Stored > 0:
		return http.StatusMultiStatus
	}
	return r.Records[0].Error.Status
}

// full says why no more is stored of a body, nil when more is: there are too
// many records, or those before could not be stored now, and these come after them.
func (r *report) full() *Problem {
	n := len(r.Records)
	switch {
	case n >= mostRecords:
		return newProblem(NotRead, fmt.Sprintf("one request may have %d records; send this one and the rest in another", mostRecords))
	case n > 0 && r.Records[n-1].Error != nil && r.Records[n-1].Error.Reason == NotStored:
		return newProblem(NotStored, "this record and the rest were not tried, as those before could not be stored; send them again")
	}
	return nil
}
