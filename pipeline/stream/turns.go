package stream

import "sync"

// turns lets the messages that a lane has of one record be worked on one after
// the other, so that a record comes at most once in a batch. Nobody waits: a job
// that is not next is kept until its turn is passed on. Those of the other lane do not
// count, or a live text would wait for that of an archive: they are as those of
// another worker, of which none overtakes a newer one either.
type turns struct {
	mu      sync.Mutex
	waiting map[string][]*job // a record that is being worked on has an entry
}

// take gives j its turn on the record, or keeps it and returns false.
func (t *turns) take(record string, j *job) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.waiting == nil {
		t.waiting = make(map[string][]*job)
	}
	queue, busy := t.waiting[record]
	if busy {
		t.waiting[record] = append(queue, j)
		return false
	}
	t.waiting[record] = nil
	j.record = record
	return true
}

// pass ends j's turn and returns the job whose turn it is now, if any.
func (t *turns) pass(j *job) *job {
	t.mu.Lock()
	defer t.mu.Unlock()
	if j.record == "" {
		return nil
	}
	queue := t.waiting[j.record]
	if len(queue) == 0 {
		delete(t.waiting, j.record)
		return nil
	}
	next := queue[0]
	t.waiting[j.record] = queue[1:]
	next.record = j.record
	return next
}
