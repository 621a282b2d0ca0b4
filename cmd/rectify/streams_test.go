package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"rectify/pipeline/stream"
)

func TestWhatAnOperatorChoseIsNoFault(t *testing.T) {
	state := stream.State{Name: stream.Raw, Warnings: []string{"its max_age is 1h0m0s: records are deleted"}}
	var said bytes.Buffer
	if err := showStreams(&said, []stream.State{state}); err != nil {
		t.Errorf("with a warning alone: %v", err)
	}
	if want := "\nABSTRACTS_RAW: warning: its max_age is 1h0m0s: records are deleted\n"; !strings.HasSuffix(said.String(), want) {
		t.Errorf("it says %q, want %q at the end", said.String(), want)
	}
	state.Faults = []string{"it is sealed"}
	if err := showStreams(&said, []stream.State{state}); !errors.Is(err, errWouldChange) {
		t.Errorf("with a fault: %v", err)
	}
}
