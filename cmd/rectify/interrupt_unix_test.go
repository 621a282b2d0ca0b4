//go:build unix

package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"rectify/pipeline/stream"
)

// The server stands still, so that the worker cannot store what it has in hand
// nor hand it back: at the first Ctrl-C it waits for its grace period.
func TestASecondCtrlCEndsAWorkerAtOnce(t *testing.T) {
	h := newHub(t, t.TempDir())
	h.start(t)
	js := h.connect(t, stream.Topology{})
	c := exec.Command("rectify", "worker", "--no-embedded", "--nats", h.url())
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill() //nolint:errcheck // it has ended, if all is well
	lines := bufio.NewScanner(said)
	await := func(message string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), message) {
				return
			}
		}
		t.Fatalf("it ended before it said %q: %v", message, lines.Err())
	}
	await("working")
	eventually(t, "pulling", func() error { // before that it ends by itself
		c, err := js.Consumer(t.Context(), stream.Backfill, stream.Consumer)
		if err == nil && c.CachedInfo().NumWaiting == 0 {
			err = errors.New("nobody waits for records")
		}
		return err
	})
	if err := h.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	interrupt := func() {
		t.Helper()
		if err := c.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	interrupt()
	await("a second signal ends at once")
	interrupt()
	var exit *exec.ExitError
	if err := c.Wait(); !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
		t.Errorf("got %v, want an end by the signal", err)
	}
}
