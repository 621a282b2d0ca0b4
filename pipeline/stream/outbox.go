package stream

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// What goes into one batch. While one is being stored the next fills by
// itself; only with a backlog is it worth to wait for more, since the server opens a
// file store for each and syncs it several times. Where many records wait a batch
// may wait longer: they have to anyway.
const (
	backlog       = 256 // records that wait to be normalized
	mostConflicts = 5
	requests      = 16 // under way at once

	// A few records are stored sooner, and for less, without that ceremony: it
	// takes as long as a dozen messages by themselves.
	few = 10

	deep       = 1000 // records waiting, here and on the server
	deepLinger = 200 * time.Millisecond
)

// batchLimit is the most that a batch may hold, and how long it waits for that.
type batchLimit struct {
	messages, bytes int
	linger          time.Duration
}

// No server takes more than a thousand messages. A live record has to wait while
// a batch of an archive is stored: beside live records those are shorter.
var (
	wide   = batchLimit{messages: 1000, bytes: 8 << 20, linger: 25 * time.Millisecond}
	narrow = batchLimit{messages: 128, bytes: 1 << 20, linger: 100 * time.Millisecond}
)

// most is what a batch of a lane may hold now.
func (r *run) most(f *feed, now time.Time) batchLimit {
	if f.lane == Archive && r.liveAt(now) {
		return narrow
	}
	size := wide
	if f.pending.Load()+int64(f.held.count()) > deep {
		size.linger = deepLinger
	}
	return size
}

// publishAll stores what comes out of the pipeline on a lane until there is no
// more. While one batch is being stored, what stands is looked up for the next,
// and the one before is finished; no record is in two of them.
func (r *run) publishAll(ctx context.Context, f *feed) {
	ready := make(chan batch)
	go func() {
		defer close(ready)
		for first := range f.out {
			ready <- r.lookUp(ctx, f.collect(first, r.most(f, time.Now())))
		}
	}()
	p := newPace(time.Now(), r.live.handed.Load())
	for b := range ready {
		began := time.Now()
		r.store(ctx, f, b)
		if f.lane == Archive {
			r.rest(ctx, p, time.Since(began))
		}
	}
	f.finishing.Wait()
}

// rest waits after a batch of an archive that took so long, for as long as live
// records come. A worker that pulls nothing any more rests shortly: it has to be done
// with what it has in hand within its time of grace.
func (r *run) rest(ctx context.Context, p *pace, took time.Duration) {
	for began := time.Now(); ctx.Err() == nil; {
		now := time.Now()
		left := p.rest(now, took, r.live.came.Load(), r.live.handed.Load()) - now.Sub(began)
		if left <= 0 {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(min(left, longestRest)):
		case <-r.ended:
			wait(ctx, min(left, lastRest))
			return
		}
	}
}

// batch is what is to be stored at once, or why that is not known.
type batch struct {
	records []*outgoing
	err     error
}

// collect gathers a batch. With a backlog it waits a little for more.
func (f *feed) collect(first *outgoing, most batchLimit) []*outgoing {
	var records []*outgoing
	var late <-chan time.Time
	for o := first; o != nil; o = f.more(most.linger, &late) {
		records = append(records, o)
		if most.messages, most.bytes = most.messages-1, most.bytes-len(o.data); min(most.messages, most.bytes) <= 0 {
			break
		}
	}
	return records
}

// more is one record more for a batch, nil when it is not worth to wait: what is
// in hand besides may be in the batch that is being stored, and then none comes.
// late is when the batch has waited long enough.
func (f *feed) more(linger time.Duration, late *<-chan time.Time) *outgoing {
	select {
	case o := <-f.out: // nil when it is closed
		return o
	default:
	}
	if len(f.jobs) < backlog {
		return nil
	}
	if *late == nil {
		*late = time.After(linger)
	}
	select {
	case o := <-f.out:
		return o
	case <-*late:
		return nil
	}
}

// store stores a batch: whole or, when there is something in it that the server
// does not take, one by one. What was stored meanwhile by other workers, and by
// a try whose answer was lost, is looked up before every try; so it is safe to
// try again whatever the error was. While the server is not there, or full, it
// waits: putting records back would use up their attempts.
func (r *run) store(ctx context.Context, f *feed, b batch) {
	for conflicts, waits := 0, uint64(0); len(b.records) > 0; b = r.lookUp(ctx, b.records) {
		err := b.err
		if err == nil {
			err = r.publish(ctx, f, b.records)
		}
		switch {
		case err == nil:
			f.full.Store(false)
			f.finishing.Go(func() { r.stored(ctx, b.records) })
			return
		case ctx.Err() != nil, errors.Is(err, nats.ErrConnectionClosed), conflicts == mostConflicts:
			r.settleAll(ctx, b.records, err)
			return
		case conflict(err):
			if conflicts++; conflicts > 1 { // a look-up may have answered from an old copy
				wait(ctx, delay(0))
			}
		case unanswered(err), full(err):
			f.full.Store(full(err))
			r.complain("clean records cannot be stored, trying again", explain(r.JS.Conn(), err))
			wait(ctx, delay(min(waits, 3)))
			waits++
		case len(b.records) > 1:
			r.Log.Debug("a batch was not taken, going on one by one", "records", len(b.records), "error", err)
			r.storeSingly(ctx, f, b.records)
			return
		default:
			r.settle(ctx, b.records[0].job, refusal(b.records[0], err))
			return
		}
	}
}

func (r *run) storeSingly(ctx context.Context, f *feed, records []*outgoing) {
	for i, o := range records {
		if ctx.Err() != nil { // a server that says nothing would have its time for each
			r.settleAll(ctx, records[i:], errEnding)
			return
		}
		r.store(ctx, f, r.lookUp(ctx, []*outgoing{o}))
	}
}

// refusal is what becomes of a record that the server does not take.
func refusal(o *outgoing, err error) error {
	if tooLarge(err) {
		return &wire.Error{Reason: wire.TooLarge, Problem: fmt.Sprintf("the clean record is %d bytes: %v", len(o.data), err)}
	}
	return err
}

func (r *run) settleAll(ctx context.Context, batch []*outgoing, err error) {
	for _, o := range batch {
		r.settle(ctx, o.job, err)
	}
}

// lookUp looks up the versions that stand and says what records replace. It
// settles what need not be stored; the rest is the batch.
func (r *run) lookUp(ctx context.Context, records []*outgoing) batch {
	keys := make([]string, len(records))
	for i, o := range records {
		keys[i] = o.job.record
	}
	stand, err := r.current(ctx, keys...)
	if err != nil {
		return batch{records, err}
	}
	rest := make([]*outgoing, 0, len(records))
	var found []*outgoing
	for _, o := range records {
		last := stand[o.job.record]
		why := last.standsAgainst(o.version)
		if why == "" {
			o.replaces = last
			rest = append(rest, o)
			continue
		}
		if why != Repeated || !o.job.offered { // else we stored it, and the answer was lost
			o.job.left = why
		}
		o.version = last
		found = append(found, o)
	}
	r.settleAll(ctx, found, r.leave(ctx, found...))
	return batch{records: rest}
}

// publish sends a batch; a few records are sent one by one.
func (r *run) publish(ctx context.Context, f *feed, batch []*outgoing) error {
	for _, o := range batch {
		o.job.offered, o.job.batch = true, len(batch)
	}
	if len(batch) <= few {
		return r.publishEach(ctx, f, batch)
	}
	e := newEnvelope()
	last, err := publishBatch(context.WithoutCancel(ctx), r.JS, len(batch), func(i int) *nats.Msg { return r.message(batch[i], e) })
	if err == nil {
		r.follows(ctx, f, last)
	}
	return err
}

// publishEach sends records independently of each other, all at once. Of
// several errors it returns one.
func (r *run) publishEach(ctx context.Context, f *feed, records []*outgoing) error {
	acks, errs := make([]*jetstream.PubAck, len(records)), make([]error, len(records))
	var sending sync.WaitGroup
	for i, o := range records {
		m := r.message(o, newEnvelope())
		sending.Go(func() { acks[i], errs[i] = publish(context.WithoutCancel(ctx), r.JS, m) })
	}
	sending.Wait()
	var failed error
	var stored []uint64
	for i, ack := range acks {
		switch {
		case errs[i] != nil:
			failed = errs[i]
		case ack.Duplicate:
			failed = errDuplicate
			records[i].refused++
		default:
			stored = append(stored, ack.Sequence)
		}
	}
	slices.Sort(stored)
	for _, sequence := range stored {
		r.follows(ctx, f, sequence)
	}
	return failed
}

// stored finishes what is stored: dead letters that it supersedes must go, and
// the version that a record replaces where its language or lane, and with it
// the subject, has changed; also one from before that, which somebody left.
func (r *run) stored(ctx context.Context, batch []*outgoing) {
	dead := r.resolve(ctx, batch)
	var moving sync.WaitGroup
	room := make(chan struct{}, requests)
	for _, o := range batch {
		if dead != nil || o.replaces.sequence == 0 || o.replaces.subject == o.subject && !o.replaces.others {
			r.settle(ctx, o.job, dead)
			continue
		}
		room <- struct{}{}
		moving.Go(func() {
			r.settle(ctx, o.job, forget(ctx, r.clean, filterOf(o.job.record), o.replaces.sequence+1))
			<-room
		})
	}
	moving.Wait()
}

// leave finishes what is found stored. Who stored it may have broken off before
// what it supersedes was dropped, and nothing else tells of that: a count of
// deliveries is lost with its consumer, or with the power.
func (r *run) leave(ctx context.Context, found ...*outgoing) error {
	if len(found) == 0 {
		return nil
	}
	err := r.resolve(ctx, found)
	for _, o := range found {
		if err == nil && o.version.others {
			err = forget(ctx, r.clean, filterOf(o.job.record), o.version.sequence)
		}
	}
	return err
}

// errDuplicate means that the server has seen the message before. Either it
// stands, and is found when it is looked up, or somebody has deleted it since.
var errDuplicate = errors.New("the server takes it for one that it has stored before")

func conflict(err error) bool {
	return errors.Is(err, errDuplicate) || hasCode(err, jetstream.JSErrCodeStreamWrongLastSequence, jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}

func tooLarge(err error) bool {
	return errors.Is(err, nats.ErrMaxPayload) || hasCode(err, jetstream.JSErrCodeStreamMessageExceedsMaximum)
}

// full reports whether the server has no room for anything: it may have later.
func full(err error) bool {
	const noResources, storageExceeded, storeFailed = 10023, 10047, 10077
	return hasCode(err, noResources, storageExceeded, storeFailed)
}

func hasCode(err error, codes ...jetstream.ErrorCode) bool {
	var api *jetstream.APIError
	if !errors.As(err, &api) {
		return false
	}
	for _, c := range codes {
		if api.ErrorCode == c {
			return true
		}
	}
	return false
}
