package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"time"

	"rectify/pipeline/wire"
)

// API is what can be asked for. Its fields must not be changed once it answers.
type API struct {
	// Normalize makes the clean record of a message, Detect the line that says its
	// language. Both are called from several goroutines at once. A message that is
	// refused is a [*wire.Error].
	Normalize func(data []byte) ([]byte, error)
	Detect    func(data []byte) ([]byte, error)

	// Store stores raw records in order and returns an outcome for each. Nil when
	// there is nowhere to store them.
	Store func(ctx context.Context, records []Raw) []Stored

	// StoreLimit is the most bytes a record that is stored may have, so that what
	// is made of it fits the NATS server, whose word it is. Nil for Limit alone.
	StoreLimit func() int

	Documents []Document // what GET /v1/schema shows
	Log       *slog.Logger

	Limit    int           // bytes of a record; 0 for 1 MiB
	MaxBody  int64         // bytes of a body of many records; 0 for 32 MiB
	Bodies   int           // such bodies worked on at once, each held in memory; 0 for 8
	Requests int           // HTTP requests worked on at once; 0 for 64
	Parallel int           // records normalized at once, for each way in; 0 for GOMAXPROCS
	Patience time.Duration // how long a client may take over one line, or the server to write one; 0 for 30 seconds
}

// Document is a description of what is sent, for programs.
type Document struct {
	Name, Title, Type string // Type is its media type
	Hash              string // changes with Data
	Data              []byte
}

func (a *API) limit() int              { return cmp.Or(a.Limit, 1<<20) }
func (a *API) maxBody() int64          { return cmp.Or(a.MaxBody, 32<<20) }
func (a *API) bodies() int             { return cmp.Or(a.Bodies, 8) }
func (a *API) requests() int           { return cmp.Or(a.Requests, 64) }
func (a *API) parallel() int           { return cmp.Or(a.Parallel, runtime.GOMAXPROCS(0)) }
func (a *API) patience() time.Duration { return cmp.Or(a.Patience, 30*time.Second) }

// answer is one of the two ways to answer a record at once.
type answer func(data []byte) ([]byte, error)

// try asks for an answer. Whatever goes wrong is a problem of this record.
func (a *API) try(do answer, data []byte) (out []byte, problem *Problem) {
	defer func() {
		if p := recover(); p != nil {
			a.Log.Error("a record made the pipeline panic", "record", wire.ID(data), "stack", string(debug.Stack()))
			out, problem = nil, newProblem(Panic, fmt.Sprintf("a stage panicked: %v", p))
		}
		if problem != nil {
			problem.ID = wire.ID(data)
		}
	}()
	out, err := do(data)
	if err != nil {
		return nil, problemOf(err)
	}
	return out, nil
}

// problemOf says an error of a record.
func problemOf(err error) *Problem {
	var refused *wire.Error
	if errors.As(err, &refused) {
		return newProblem(refused.Reason, refused.Problem)
	}
	return newProblem(Contract, err.Error())
}
