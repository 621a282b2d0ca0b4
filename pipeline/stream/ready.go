package stream

import (
	"context"
	"errors"
	"fmt"
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
	}
	return nil
}
