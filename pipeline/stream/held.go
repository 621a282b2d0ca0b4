package stream

import (
	"context"
	"sync"
)

// What a message costs while it is held: its bytes, what they parse to and the
// outcome, and what there is of every message however short.
const (
	copies   = 4
	overhead = 4 << 10
)

func (j *job) weight() int { return overhead + copies*len(j.data) }

// held is what a worker has pulled of a lane and not yet settled, bounded by
// bytes.
type held struct {
	mu    sync.Mutex
	moved sync.Cond
	jobs  map[*job]struct{}
	bytes int
	most  int // bytes
}

func newHeld(most int) *held {
	h := &held{jobs: make(map[*job]struct{}), most: most}
	h.moved.L = &h.mu
	return h
}

// free is how many bytes more may be held.
func (h *held) free() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.most - h.bytes
}

// room waits until so many bytes more may be held, or nothing is. It is false
// when ctx is done.
func (h *held) room(ctx context.Context, bytes int) bool {
	bytes = min(bytes, h.most)
	if h.free() >= bytes {
		return ctx.Err() == nil
	}
	defer context.AfterFunc(ctx, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.moved.Broadcast()
	})()
	h.mu.Lock()
	defer h.mu.Unlock()
	for ctx.Err() == nil && h.most-h.bytes < bytes {
		h.moved.Wait()
	}
	return ctx.Err() == nil
}

func (h *held) add(j *job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.jobs[j] = struct{}{}
	h.bytes += j.weight()
}

func (h *held) drop(j *job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.jobs, j)
	h.bytes -= j.weight()
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
