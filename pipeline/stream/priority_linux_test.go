package stream_test

import (
	"fmt"
	"runtime"
	"sync"
	"syscall"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

func TestAnArchiveStandsBackFromLiveRecords(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2)) // with one thread at a time nobody can stand back
	var mu sync.Mutex
	nice := make(map[string]int) // of the thread that a record was normalized on
	note := stage("notes", func(v *pipeline.View) pipeline.Proposal {
		had, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
		if err != nil {
			t.Error(err)
		}
		mu.Lock()
		defer mu.Unlock()
		nice[v.Text] = 20 - had
		return pipeline.Proposal{}
	})
	js := connect(t)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, note)), JS: js, Log: quiet, Parallel: 1})
	for i, lane := range []stream.Lane{stream.Archive, stream.Live, stream.Archive, stream.Live} {
		publishAsOf(t, js, lane, "", record(fmt.Sprint(i), fmt.Sprintf("%s record", lane)))
	}
	settled(t, js)
	own, err := syscall.Getpriority(syscall.PRIO_PROCESS, syscall.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if got := nice["live record"]; got != 20-own {
		t.Errorf("live records are done at a niceness of %d, the process has %d", got, 20-own)
	}
	if got := nice["archive record"]; got <= nice["live record"] {
		t.Errorf("records of an archive are done at a niceness of %d, live ones at %d", got, nice["live record"])
	}
}
