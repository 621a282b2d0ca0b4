package stream

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// What goes into one batch. While one is being stored the next fills by
// itself; only with a backlog is it worth to wait for more. A live record may
// have to wait while a batch of an archive is stored: as long as live records
// come, those are short.
const (
	linger        = 5 * time.Millisecond
	backlog       = 64   // records in hand besides those of the batch
	batchMessages = 1000 // the most that a server takes
	batchBytes    = 8 << 20
	shortMessages = 64
	shortBytes    = 1 << 20
	liveFor       = time.Second // since the last live record
	mostConflicts = 5
	requests      = 16 // under way at once
)

// publishAll stores what comes out of the pipeline on a lane until there is no
// more.
func (r *run) publishAll(ctx context.Context, f *feed) {
	for first := range f.out {
		most, bytes := r.batchLimits(f)
		r.store(ctx, f, f.collect(first, most, bytes))
	}
}

// batchLimits is the most that the next batch of a lane may hold.
func (r *run) batchLimits(f *feed) (messages, bytes int) {
	if f == r.archive && time.Since(time.Unix(0, r.live.last.Load())) < liveFor {
		return shortMessages, shortBytes
	}
	return batchMessages, batchBytes
}

// collect gathers a batch. With a backlog it waits a little for more.
func (f *feed) collect(first *outgoing, most, bytes int) []*outgoing {
	batch, size := []*outgoing{first}, len(first.Data)
	var late <-chan time.Time
	for len(batch) < most && size < bytes {
		select {
		case o, ok := <-f.out:
			if !ok {
				return batch
			}
			batch, size = append(batch, o), size+len(o.Data)
			continue
		default:
		}
		if f.held.count() < len(batch)+backlog {
			return batch
		}
		if late == nil {
			late = time.After(linger)
		}
		select {
		case o, ok := <-f.out:
			if !ok {
				return batch
			}
			batch, size = append(batch, o), size+len(o.Data)
		case <-late:
			return batch
		}
	}
	return batch
}

// store stores a batch: whole or, when there is something in it that the server
// does not take, one by one. What was stored meanwhile by other workers, and by
// a try whose answer was lost, is looked up before every try; so it is safe to
// try again whatever the error was. While the server is not there, or full, it
// waits: putting records back would use up their attempts.
func (r *run) store(ctx context.Context, f *feed, batch []*outgoing) {
	var err error
	for conflicts, waits := 0, uint64(0); ; {
		if batch, err = r.news(ctx, batch); len(batch) == 0 {
			return
		}
		if err == nil {
			err = r.publish(ctx, f, batch)
		}
		switch {
		case err == nil:
			r.stored(ctx, batch)
			return
		case ctx.Err() != nil, errors.Is(err, nats.ErrConnectionClosed), conflicts == mostConflicts:
			r.settleAll(ctx, batch, err)
			return
		case conflict(err):
			if conflicts++; conflicts > 1 { // a look-up may have answered from an old copy
				wait(ctx, delay(0))
			}
		case unanswered(err), full(err):
			r.complain("clean records cannot be stored, trying again", err)
			wait(ctx, delay(min(waits, 3)))
			waits++
		case len(batch) > 1:
			r.Log.Debug("a batch was not taken, going on one by one", "records", len(batch), "error", err)
			r.storeSingly(ctx, f, batch)
			return
		default:
			r.settle(ctx, batch[0].job, refusal(batch[0], err))
			return
		}
	}
}

func (r *run) storeSingly(ctx context.Context, f *feed, batch []*outgoing) {
	for _, o := range batch {
		r.store(ctx, f, []*outgoing{o})
	}
}

// refusal is what becomes of a record that the server does not take.
func refusal(o *outgoing, err error) error {
	if tooLarge(err) {
		return &wire.Error{Reason: wire.TooLarge, Problem: fmt.Sprintf("the clean record is %d bytes: %v", len(o.Data), err)}
	}
	return err
}

func (r *run) settleAll(ctx context.Context, batch []*outgoing, err error) {
	for _, o := range batch {
		r.settle(ctx, o.job, err)
	}
}

// news looks up the versions that stand and gives the batch its identity. It
// settles what need not be stored and returns the rest.
func (r *run) news(ctx context.Context, batch []*outgoing) ([]*outgoing, error) {
	keys := make([]string, len(batch))
	for i, o := range batch {
		keys[i] = o.job.record
	}
	stand, err := r.current(ctx, keys...)
	if err != nil {
		return batch, err
	}
	rest := batch[:0:0]
	for _, o := range batch {
		last := stand[o.job.record]
		switch why := last.standsAgainst(o.version); {
		case why == Repeated && o.job.offered: // by us; the answer was lost
			r.stored(ctx, []*outgoing{o})
		case why != "":
			o.job.left = why
			r.settle(ctx, o.job, r.leave(ctx, o.job, last))
		default:
			o.identify(last)
			rest = append(rest, o)
		}
	}
	return rest, nil
}

// publish sends a batch; a single record needs none of the ceremony.
func (r *run) publish(ctx context.Context, f *feed, batch []*outgoing) error {
	msgs := make([]*nats.Msg, len(batch))
	for i, o := range batch {
		o.job.offered, o.job.batch = true, len(batch)
		msgs[i] = o.Msg
		o.Header.Set(jetstream.ExpectedLastSubjSeqSubjHeader, filterOf(o.job.record))
		if r.Headers != nil {
			r.Headers(o.Header, o.job.result, o.version.revision())
		}
	}
	if len(batch) == 1 {
		ack, err := publish(context.WithoutCancel(ctx), r.JS, msgs[0])
		switch {
		case err != nil:
			return err
		case ack.Duplicate:
			return errDuplicate
		}
		r.follows(ctx, f, ack.Sequence)
		return nil
	}
	last, err := PublishBatch(context.WithoutCancel(ctx), r.JS, msgs)
	if err == nil {
		r.follows(ctx, f, last)
	}
	return err
}

// stored finishes what is stored: dead letters that it supersedes must go, and
// the version that a record replaces where its language or lane, and with it
// the subject, has changed.
func (r *run) stored(ctx context.Context, batch []*outgoing) {
	dead := r.resolve(ctx, batch)
	var moving sync.WaitGroup
	room := make(chan struct{}, requests)
	for _, o := range batch {
		if dead != nil || o.replaces.sequence == 0 || o.replaces.subject == o.Subject {
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

// leave settles for what is stored. If a worker broke off after storing, the
// versions before that one may still be there at another subject.
func (r *run) leave(ctx context.Context, j *job, last version) error {
	if j.deliveries < 2 && j.sequence > j.feed.redo.Load() {
		return nil
	}
	if j.left == Repeated {
		if err := r.resolve(ctx, []*outgoing{{job: j, version: last}}); err != nil {
			return err
		}
	}
	return forget(ctx, r.clean, filterOf(j.record), last.sequence)
}

// errDuplicate means that the server has seen the message before. Either it
// stands, and is found when it is looked up, or somebody has dropped it since:
// then the server must forget it first.
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
