package stream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// What goes into one batch. While one is being stored the next fills by
// itself, so lingering matters only when there is little to do.
const (
	linger        = 5 * time.Millisecond
	batchMessages = 256 // a server takes 1000
	batchBytes    = 4 << 20
	mostConflicts = 5
)

// publishAll stores what comes out of the pipeline until there is no more.
func (r *run) publishAll() {
	for first := range r.out {
		r.store(context.Background(), r.collect(first))
	}
}

// collect gathers a batch. It waits for more only while more is on its way.
func (r *run) collect(first *outgoing) []*outgoing {
	batch, size := []*outgoing{first}, len(first.Data)
	t := time.NewTimer(linger)
	defer t.Stop()
	for len(batch) < batchMessages && size < batchBytes && len(batch) < r.held.count() {
		select {
		case o, ok := <-r.out:
			if !ok {
				return batch
			}
			batch, size = append(batch, o), size+len(o.Data)
		case <-t.C:
			return batch
		}
	}
	return batch
}

// store stores a batch whole or, when that fails for whatever reason, one by
// one. Their identity makes it safe to do so although the first may have
// succeeded.
func (r *run) store(ctx context.Context, batch []*outgoing) {
	if len(batch) > 1 {
		msgs := make([]*nats.Msg, len(batch))
		for i, o := range batch {
			msgs[i] = o.Msg
		}
		err := publishBatch(ctx, r.JS, msgs)
		if err == nil {
			for _, o := range batch {
				o.job.batch = len(batch)
				r.stored(ctx, o)
			}
			return
		}
		r.Log.Debug("a batch was not stored, going on one by one", "records", len(batch), "error", err)
	}
	r.storeSingly(ctx, batch)
}

func (r *run) storeSingly(ctx context.Context, batch []*outgoing) {
	var silent error // once the server does not answer, the rest need not wait for it
	for _, o := range batch {
		err := silent
		if err == nil {
			err = publish(ctx, r.JS, o.Msg)
		}
		switch {
		case err == nil:
			r.stored(ctx, o)
		case conflict(err):
			r.again(ctx, o.job)
		case tooLarge(err):
			r.settle(ctx, o.job, &wire.Error{Reason: wire.TooLarge, Problem: fmt.Sprintf("the clean record is %d bytes: %v", len(o.Data), err)})
		default:
			if unanswered(err) {
				silent = err
			}
			r.settle(ctx, o.job, err)
		}
	}
}

// stored finishes what is stored: the version it replaces must go where a
// record's language, and with it its subject, has changed.
func (r *run) stored(ctx context.Context, o *outgoing) {
	o.job.batch = max(o.job.batch, 1)
	var err error
	if o.replaces.sequence > 0 && o.replaces.subject != o.Subject {
		err = r.forget(ctx, o.job.record, o.replaces.sequence+1)
	}
	r.settle(ctx, o.job, err)
}

// again begins a job anew: another worker has stored a version of its record.
func (r *run) again(ctx context.Context, j *job) {
	if j.conflicts++; j.conflicts > mostConflicts {
		r.settle(ctx, j, fmt.Errorf("%s: other workers were faster %d times", j.record, mostConflicts))
		return
	}
	r.jobs <- j
}

func conflict(err error) bool {
	return hasCode(err, jetstream.JSErrCodeStreamWrongLastSequence, jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}

func tooLarge(err error) bool {
	return errors.Is(err, nats.ErrMaxPayload) || hasCode(err, jetstream.JSErrCodeStreamMessageExceedsMaximum)
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
