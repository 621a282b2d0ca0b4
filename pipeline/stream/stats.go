package stream

import (
	"maps"
	"sync"
)

// Stats counts what a worker did since it was made.
type Stats struct {
	Pulled     int64 // raw messages, deliveries again included
	Bytes      int64 // of these
	Clean      int64 // versions stored
	Dead       int64 // dead letters
	Repeated   int64 // delivered again, found done
	Overtaken  int64 // a newer version was there already
	PutBack    int64 // for later, after trouble that passes
	HandedBack int64 // at the end of the worker
	Conflicts  int64 // another worker stored a version of the record meanwhile
	BrokenLaws int64 // left as they came; they count as clean too
	Batches    int64 // atomic batches stored

	Languages map[string]int64 // clean records by detected language
	Reasons   map[string]int64 // dead letters by reason
}

// Stats is a snapshot of what the worker did so far. It may be called at any time.
func (w *Worker) Stats() Stats {
	w.stats.mu.Lock()
	defer w.stats.mu.Unlock()
	s := w.stats.now
	s.Languages, s.Reasons = maps.Clone(s.Languages), maps.Clone(s.Reasons)
	return s
}

// tally is stats that several goroutines count.
type tally struct {
	mu  sync.Mutex
	now Stats
}

func (t *tally) count(f func(s *Stats)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.now.Languages == nil {
		t.now.Languages, t.now.Reasons = make(map[string]int64), make(map[string]int64)
	}
	f(&t.now)
}

func (t *tally) pulled(bytes int) {
	t.count(func(s *Stats) { s.Pulled++; s.Bytes += int64(bytes) })
}
func (t *tally) putBack()    { t.count(func(s *Stats) { s.PutBack++ }) }
func (t *tally) handedBack() { t.count(func(s *Stats) { s.HandedBack++ }) }
func (t *tally) conflict()   { t.count(func(s *Stats) { s.Conflicts++ }) }
func (t *tally) batch()      { t.count(func(s *Stats) { s.Batches++ }) }

func (t *tally) dead(reason string) {
	t.count(func(s *Stats) { s.Dead++; s.Reasons[reason]++ })
}

func (t *tally) left(why string) {
	t.count(func(s *Stats) {
		if why == same {
			s.Repeated++
		} else {
			s.Overtaken++
		}
	})
}

func (t *tally) clean(o *outgoing) {
	t.count(func(s *Stats) {
		s.Clean++
		s.Languages[o.lang]++
		if o.broken {
			s.BrokenLaws++
		}
	})
}
