package stream

import (
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"rectify/pipeline"
)

// What became of a delivery.
const (
	Cleaned    = "clean"       // a clean version is stored
	Buried     = "dead"        // a dead letter is stored
	Repeated   = "repeated"    // it was delivered again, and is found done
	Overtaken  = "overtaken"   // a newer version of the record stands
	PutBack    = "put-back"    // for later, after trouble that passes
	HandedBack = "handed-back" // the worker ends; another may have it at once
)

// Results is every result an [Outcome] may have.
var Results = []string{Cleaned, Buried, Repeated, Overtaken, PutBack, HandedBack}

// Outcome says what became of one delivery of a raw message, for metrics,
// traces and reports.
type Outcome struct {
	Lane           Lane
	Source, Record string // Record is empty when the message names none that can be read
	Lang           string // the detected language of a clean record
	Result         string // one of [Results]
	Reason         string // of a dead letter: a token of its subject; else of what was put back, for a person
	Ruleset        string // the hash of the one in force

	// Of a clean record: what was changed and suggested, and whether it was left
	// as it came because it would have broken a law.
	Changes, Suggestions []pipeline.Change
	Broken               bool

	Began      time.Time     // when the worker received the message
	Took       time.Duration // normalizing alone; 0 when it did not come to that
	Age        time.Duration // from when the raw message was stored to its settlement
	Deliveries uint64        // this one included
	Bytes      int           // of the raw message
	Batch      int           // clean records stored at once with this one, itself included
	Header     nats.Header   // of the raw message, for trace context; must not be changed
}

// Tally counts outcomes. Its Observe is one for a [Worker].
type Tally struct {
	mu      sync.Mutex
	results map[string]int
}

// Observe counts one outcome.
func (t *Tally) Observe(o Outcome) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.results == nil {
		t.results = make(map[string]int)
	}
	t.results[o.Result]++
}

// Count is how many outcomes so far had this result.
func (t *Tally) Count(result string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.results[result]
}
