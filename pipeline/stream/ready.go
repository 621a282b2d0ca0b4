package stream

import (
	"context"
	"errors"
	"fmt"
)

// Ready is nil while the worker pulls raw records on every lane, else it says
// what keeps it. A worker that has lost its server is not ready, though it goes
// on by itself when the server is back.
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
	}
	return nil
}
