package stream

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// job is one raw message on its way.
type job struct {
	jetstream.Msg
	meta      *jetstream.MsgMetadata
	lane      Lane
	began     time.Time
	ruleset   Ruleset
	message   *wire.Message // once it is parsed
	record    string        // the filter of its record, while it has its turn
	conflicts int           // how often another worker was faster
	left      string        // why what stands stays: Repeated or Overtaken
	result    pipeline.Result
	took      time.Duration
	batch     int
}

// came is when the message was stored first: earlier than its own time when it
// is a dead letter's that is tried again.
func (j *job) came() time.Time {
	first, err := time.Parse(time.RFC3339Nano, j.Headers().Get(HeaderStored))
	if err == nil && first.Before(j.meta.Timestamp) {
		return first.UTC()
	}
	return j.meta.Timestamp.UTC()
}

// held is what a worker has pulled and not yet settled, bounded by count and bytes.
type held struct {
	mu    sync.Mutex
	moved sync.Cond
	jobs  map[*job]struct{}
	bytes int
}

func newHeld() *held {
	h := &held{jobs: make(map[*job]struct{})}
	h.moved.L = &h.mu
	return h
}

// room waits until one more message may be held. It is false when ctx is done.
func (h *held) room(ctx context.Context) bool {
	defer context.AfterFunc(ctx, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.moved.Broadcast()
	})()
	h.mu.Lock()
	defer h.mu.Unlock()
	for ctx.Err() == nil && (len(h.jobs) >= mostHeld || h.bytes >= mostHeldBytes) {
		h.moved.Wait()
	}
	return ctx.Err() == nil
}

func (h *held) add(j *job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.jobs[j] = struct{}{}
	h.bytes += len(j.Data())
}

func (h *held) drop(j *job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.jobs, j)
	h.bytes -= len(j.Data())
	h.moved.Broadcast()
}

// wait waits until nothing is held.
func (h *held) wait() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for len(h.jobs) > 0 {
		h.moved.Wait()
	}
}

func (h *held) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.jobs)
}

// all is what is held now.
func (h *held) all() []*job {
	h.mu.Lock()
	defer h.mu.Unlock()
	out := make([]*job, 0, len(h.jobs))
	for j := range h.jobs {
		out = append(out, j)
	}
	return out
}
