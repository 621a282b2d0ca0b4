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
// records are put back. So what comes again and again is a suspect: suspects are
// normalized one at a time, and each is noted before, on the server.
//
// Others are at work beside a suspect, or all would wait for the longest of
// them. One that ends the process does so a few times and is a suspect then
// itself: whatever else it took with it has that many notes and no more.
const (
	trusted    = 3              // deliveries before a message is a suspect
	mostDeaths = trusted + 1    // of processes that were at a suspect; then it is given up
	notesKept  = 24 * time.Hour // of suspects that nobody finished
)

// nextSuspect is next for who works on suspects.
func (r *run) nextSuspect() (*job, bool) { return r.first(r.live.suspects, r.archive.suspects) }

// noted notes that j is begun, until end is called. It refuses a record at
// which too many processes have ended.
func (r *run) noted(ctx context.Context, j *job) (end func(), err error) {
	note := fmt.Sprintf("%s.%d.%d", j.lane, j.sequence, j.stored.UnixNano()) // a stream made anew has the sequence again
	deaths, err := r.deaths(ctx, note)
	if err != nil {
		return nil, err
	}
	if deaths >= mostDeaths {
		return nil, &wire.Error{Reason: Attempts, Problem: fmt.Sprintf("%d workers ended without a word while they were at this record: it may be what ends them", deaths)}
	}
	asking, cancel := limited(ctx)
	defer cancel()
	if _, err := r.begun.Put(asking, note, fmt.Appendf(nil, "%d %s", deaths, r.name)); err != nil {
		return nil, fmt.Errorf("bucket %s: %w", Begun, err)
	}
	return func() { r.finish(note) }, nil
}

// deaths is how many processes have ended at a suspect, by its note. One that
// we wrote ourselves tells of no death.
func (r *run) deaths(ctx context.Context, note string) (int, error) {
	ctx, cancel := limited(ctx)
	defer cancel()
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
