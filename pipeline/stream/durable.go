package stream

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Checkpoints is the bucket that says, by lane, up to which raw message every
// outcome is on disk.
const Checkpoints = "rectify-checkpoints"

// tidyEvery is how often a worker looks how far the lanes are.
const tidyEvery = 5 * time.Second

// mark is how far a lane was at a time: every raw message up to the floor was
// done. It speaks of the stream that was made then: an operator may make it anew.
type mark struct {
	at    time.Time
	floor uint64
	made  time.Time
}

// tidy notes how far the lanes are, and makes room on their streams.
func (r *run) tidy(ctx context.Context) {
	for _, f := range r.feeds() {
		if err := r.checkpoint(ctx, f, time.Now()); err != nil && ctx.Err() == nil {
			r.complain("cannot note how far a lane is, or make room on it", err)
		}
	}
}

// checkpoint notes how far a lane was some time ago, long enough for the server
// to have on disk what it had confirmed by then. What is before that point is
// safe, and goes once the stream of raw records is half full. A clean record
// carries its raw text, so nothing is lost; what is not yet done stays, and
// fills the stream until producers are refused.
func (r *run) checkpoint(ctx context.Context, f *feed, now time.Time) error {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	s, err := r.JS.Stream(ctx, f.lane.Stream())
	if err != nil {
		return fmt.Errorf("stream %s: %w", f.lane.Stream(), err)
	}
	c, err := s.Consumer(ctx, Consumer)
	if err != nil {
		return fmt.Errorf("consumer %s of stream %s: %w", Consumer, f.lane.Stream(), err)
	}
	safe, ok := f.note(mark{now, c.CachedInfo().AckFloor.Stream, s.CachedInfo().Created}, now.Add(-r.syncLag()))
	if !ok {
		return nil
	}
	if err := r.write(ctx, f.lane, safe, s.CachedInfo()); err != nil {
		return err
	}
	return r.trim(ctx, s, safe)
}

func (r *run) syncLag() time.Duration {
	if r.SyncLag == 0 && r.clean.CachedInfo().Config.Replicas > 1 {
		return 0
	}
	return max(cmp.Or(r.SyncLag, defaultSyncLag), 0)
}

// note adds a mark, and returns the floor of the newest one that is not after
// old; ok is false when there is none. Those before it are dropped.
func (f *feed) note(m mark, old time.Time) (floor uint64, ok bool) {
	if n := len(f.marks); n > 0 && (m.floor < f.marks[n-1].floor || !m.made.Equal(f.marks[n-1].made)) {
		f.marks = nil // the lane was rewound, or its stream made anew
	}
	f.marks = append(f.marks, m)
	for len(f.marks) > 1 && !f.marks[1].at.After(old) {
		f.marks = f.marks[1:]
	}
	return f.marks[0].floor, !f.marks[0].at.After(old)
}

// trim makes room on a stream of raw records that is half full.
func (r *run) trim(ctx context.Context, s jetstream.Stream, safe uint64) error {
	info := s.CachedInfo()
	if info.Config.MaxBytes <= 0 || int64(info.State.Bytes) < info.Config.MaxBytes/2 {
		return nil
	}
	// What the server gave up on counts as done, but has no outcome yet.
	c, err := r.JS.Consumer(ctx, Advisories, Consumer)
	if err != nil {
		return fmt.Errorf("consumer %s of stream %s: %w", Consumer, Advisories, err)
	}
	if i := c.CachedInfo(); i.NumPending > 0 || i.NumAckPending > 0 {
		return nil
	}
	if err := s.Purge(ctx, jetstream.WithPurgeSequence(safe+1)); err != nil {
		return fmt.Errorf("stream %s: up to %d: %w", info.Config.Name, safe, err)
	}
	return nil
}

// write stores a checkpoint, if it is further than the one that is stored, or that
// does not say of which stream it is.
func (r *run) write(ctx context.Context, lane Lane, safe uint64, of *jetstream.StreamInfo) error {
	kv, err := r.JS.KeyValue(ctx, Checkpoints)
	if err != nil {
		return fmt.Errorf("bucket %s: %w", Checkpoints, err)
	}
	have, stamped, revision, err := readCheckpoint(ctx, kv, lane, of)
	if err != nil || have > safe || have == safe && (stamped || safe == 0) {
		return err
	}
	_, err = kv.Update(ctx, string(lane), fmt.Appendf(nil, "%d %d", safe, of.Created.UnixNano()), revision)
	if conflict(err) || errors.Is(err, jetstream.ErrKeyExists) {
		return nil // another worker was faster; the next time is soon
	}
	return err
}

// readCheckpoint reads the checkpoint of a lane, 0 when there is none for its
// stream as it is. An operator may have made that anew, or restored an earlier
// state of it, and then its sequences come a second time. Checkpoints of earlier
// workers do not say when their stream was made (stamped is false), and count.
func readCheckpoint(ctx context.Context, kv jetstream.KeyValue, lane Lane, of *jetstream.StreamInfo) (safe uint64, stamped bool, revision uint64, err error) {
	e, err := kv.Get(ctx, string(lane))
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return 0, false, 0, nil
	}
	if err != nil {
		return 0, false, 0, fmt.Errorf("bucket %s: %s: %w", Checkpoints, lane, err)
	}
	number, made, said := strings.Cut(string(e.Value()), " ")
	safe, err = strconv.ParseUint(number, 10, 64)
	if err != nil || safe > of.State.LastSeq || said && made != strconv.FormatInt(of.Created.UnixNano(), 10) {
		return 0, false, e.Revision(), nil //nolint:nilerr // not ours: as if there were none
	}
	return safe, said, e.Revision(), nil
}

// follows checks that what a lane has stored follows what it stored before. If
// it does not, the server lost what it had confirmed and went on without: a
// power cut, and it syncs late.
func (r *run) follows(ctx context.Context, f *feed, sequence uint64) {
	lost := sequence <= f.highest
	f.highest = sequence
	if !lost {
		return
	}
	r.Log.Error("the NATS server has lost clean records that it had confirmed; they are made again", "stream", Clean, "sequence", sequence)
	if err := r.reconcile(ctx); err != nil {
		r.complain("cannot go back to what must be made again; restart the worker with recovery", err)
	}
}

// reconcile goes back, on every lane, to the raw messages whose outcomes the
// server may have lost. Those that are there are found done.
func (r *run) reconcile(ctx context.Context) error {
	ctx, cancel := limited(ctx)
	defer cancel()
	kv, err := r.JS.KeyValue(ctx, Checkpoints)
	if err != nil {
		return fmt.Errorf("bucket %s: %w", Checkpoints, err)
	}
	for _, f := range r.feeds() {
		if err := r.rewind(ctx, f, kv); err != nil {
			return fmt.Errorf("stream %s: looking again at what was done last: %w", f.lane.Stream(), err)
		}
	}
	return nil
}

// rewind has everything after the checkpoint of a lane delivered again.
func (r *run) rewind(ctx context.Context, f *feed, kv jetstream.KeyValue) error {
	s, err := r.JS.Stream(ctx, f.lane.Stream())
	if err != nil {
		return err
	}
	safe, _, _, err := readCheckpoint(ctx, kv, f.lane, s.CachedInfo())
	if err != nil {
		return err
	}
	last := s.CachedInfo().State.LastSeq
	f.redo.Store(last)
	_, err = s.Consumer(ctx, Consumer)
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		return nil // it will begin at the beginning; to go back, it would not answer
	}
	if err != nil {
		return err
	}
	_, err = s.ResetConsumerToSequence(ctx, Consumer, safe+1)
	r.Log.Info("looking again at what was done last", "stream", f.lane.Stream(), "from", safe+1, "to", last)
	return err
}
