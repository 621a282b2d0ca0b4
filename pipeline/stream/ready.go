package stream

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// noRoom says what an operator has to do when the server could not write. A NATS
// server takes nothing more on a stream that it could not write, until it is
// started again.
const noRoom = "the NATS server has no room: make room on its disk, then restart the NATS server, which does not write that stream again before (or raise the stream's or the account's limit, if it is that)"

// Ready is nil while the worker pulls raw records on every lane and the server
// has room for what comes of them, else it says what keeps it. A worker that has
// lost its server is not ready, though it goes on by itself when the server is
// back.
func (w *Worker) Ready(context.Context) error {
	r := w.running.Load()
	switch {
	case r == nil:
		return errors.New("it is not running")
	case !w.JS.Conn().IsConnected():
		return errors.New("the connection to NATS is lost")
	}
	for _, f := range r.feeds() {
		if !f.pulling.Load() {
			return fmt.Errorf("no raw records are pulled on the %s lane", f.lane)
		}
		if f.full.Load() {
			return fmt.Errorf("clean records of the %s lane cannot be stored: %s", f.lane, noRoom)
		}
		if t := f.troubled(time.Now()); t != nil {
			return fmt.Errorf("a record of the %s lane is tried again and again and has no outcome yet: %w; \"rectify streams\" says whether a stream is not as it must be", f.lane, t.err)
		}
	}
	return nil
}

// trouble is why records get no outcome.
type trouble struct {
	err error
	at  time.Time
}

// lapse is how long trouble is told of without more of it. A record that is put
// back comes again within a minute, but it may come to another worker.
const lapse = 3 * time.Minute

// troubled is the trouble of a lane that has not lapsed; nil when there is none.
func (f *feed) troubled(now time.Time) *trouble {
	if t := f.stuck.Load(); t != nil && now.Sub(t.at) < lapse {
		return t
	}
	return nil
}

// tried notes whether records of a lane get their outcomes. Of trouble that is
// over before a record comes the third time nothing is told.
func (f *feed) tried(j *job, result string, err error) {
	const often = 3
	switch {
	case result == PutBack && j.deliveries >= often:
		f.stuck.Store(&trouble{err, time.Now()})
	case result != PutBack && result != HandedBack && f.stuck.Load() != nil:
		f.stuck.Store(nil)
	}
}
