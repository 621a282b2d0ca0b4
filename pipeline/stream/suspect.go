package stream

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// Begun is the bucket that says which messages that come again and again are
// being normalized, by whom, and how many processes ended at it.
const Begun = "rectify-begun"

// A record may end the process that works on it, as by its memory, and with it
// go all that are in hand: the number of deliveries does not tell which of them
// did it. Nor does it tell a record from trouble with the server, after which
// records are put back. So what comes again and again is a suspect: it is
// normalized alone, and that is noted before, on the server.
const (
	trusted    = 3              // deliveries before a message is a suspect
	mostDeaths = 3              // of processes that were at a suspect alone; then it is given up
	notesKept  = 24 * time.Hour // of suspects that nobody finished
)

// alone waits until nothing else is normalized in this process, notes that j is
// begun, and keeps others waiting until end is called. It refuses a record at
// which too many processes have ended.
func (r *run) alone(ctx context.Context, j *job) (end func(), err error) {
	ctx, cancel := limited(ctx)
	defer cancel()
	note := fmt.Sprintf("%s.%d.%d", j.lane, j.sequence, j.stored.UnixNano()) // a stream made anew has the sequence again
	deaths, err := r.deaths(ctx, note)
	if err != nil {
		return nil, err
	}
	if deaths >= mostDeaths {
		return nil, &wire.Error{Reason: Attempts, Problem: fmt.Sprintf("%d workers ended without a word while they were at this record and at no other: it may be what ends them", deaths)}
	}
	r.quiet.Lock()
	if _, err := r.begun.Put(ctx, note, fmt.Appendf(nil, "%d %s", deaths, r.name)); err != nil {
		r.quiet.Unlock()
		return nil, fmt.Errorf("bucket %s: %w", Begun, err)
	}
	return func() {
		r.quiet.Unlock()
		r.finish(note)
	}, nil
}

// deaths is how many processes have ended at a suspect, by its note. One that
// we wrote ourselves and could not take back tells of no death.
func (r *run) deaths(ctx context.Context, note string) (int, error) {
	e, err := r.begun.Get(ctx, note)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("bucket %s: %w", Begun, err)
	}
	count, by, _ := strings.Cut(string(e.Value()), " ")
	deaths, err := strconv.Atoi(count)
	if err != nil {
		return 0, nil //nolint:nilerr // not ours: as if there were none
	}
	if by != r.name {
		deaths++
	}
	return deaths, nil
}

// finish takes a note back.
func (r *run) finish(note string) {
	ctx, cancel := limited(context.Background())
	defer cancel()
	if err := r.begun.Purge(ctx, note); err != nil {
		r.complain("cannot take back that a record was begun", err)
	}
}
