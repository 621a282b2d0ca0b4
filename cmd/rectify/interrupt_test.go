package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"testing"
)

// A command that reads what a person types must not need a second Ctrl-C.
func TestCtrlCBreaksOffACommandThatWaitsForItsInput(t *testing.T) {
	c := exec.Command("rectify", "fix", "--no-embedded", "--from", "jsonl", "-")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer in.Close() // it stays open until the program has ended
	if _, err := io.WriteString(in, `{"id":"1","lang":"en","abstract":"It is said that the members of the forum met once a year."}`+"\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "It is said that the members of the forum met once a year.\n" {
		t.Fatalf("got %q, %v: the first record was not done", line, err)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() == 0 {
		t.Errorf("got %v, want an end by the signal", err)
	}
}
