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
// them each time; and one of those may be what ends the process. So before a suspect is given
// up, nothing else is normalized beside it: it is told from whatever it was beside.
const (
	trusted    = 3              // deliveries before a message is a suspect
	mostDeaths = 3              // of processes that were at a suspect, at the last alone; then it is given up
	notesKept  = 24 * time.Hour // of suspects that nobody finished
)

// nextSuspect is next for who works on suspects.
func (r *run) nextSuspect() (*job, bool) { return r.first(r.live.suspects, r.archive.suspects) }

// noted notes that j is begun, until end is called; at the last try it waits until
// nothing else is normalized in this process, and keeps others waiting. It refuses a
// record at which too many processes have ended.
func (r *run) noted(ctx context.Context, j *job) (end func(), err error) {
	note := j.note()
	var deaths int
	err = r.insist(ctx, func(ctx context.Context) (err error) {
		deaths, err = r.deaths(ctx, note)
		return err
	})
	if err != nil {
		return nil, err
	}
	if deaths >= mostDeaths {
		return nil, &wire.Error{Reason: Attempts, Problem: fmt.Sprintf("%d workers ended without a word while they were at this record, the last at no other: it may be what ends them", deaths)}
	}
	put := func(ctx context.Context, value string) error {
		_, err := r.begun.PutString(ctx, note, value)
		return err
	}
	begin, done := func() {}, func() {}
	if deaths == mostDeaths-1 {
		begin, done = r.quiet.Lock, r.quiet.Unlock
	}
	count := strconv.Itoa(deaths)
	err = r.insist(ctx, func(ctx context.Context) error {
		begin()
		ctx, cancel := limited(ctx) // to wait for others takes nothing of the server's time
		defer cancel()
		err := put(ctx, count+" "+r.name)
		if err != nil {
			done() // others need not wait for the next try
		}
		return err
	})
	if err != nil {
		asking, cancel := limited(ctx)
		defer cancel()
		_ = put(asking, count) // the server may have the note all the same; it tells of nobody any more
		return nil, err
	}
	return func() {
		done()
		_ = r.insist(ctx, func(ctx context.Context) error { return r.begun.Purge(ctx, note) })
	}, nil
}

// note is the key of what is noted of a message. A stream that was made anew has
// its sequence again.
func (j *job) note() string { return fmt.Sprintf("%s.%d.%d", j.lane, j.sequence, j.stored.UnixNano()) }

// insist does something about a note until the server says that it is done, some
// times at the most and once at least; errEnding says that ctx was done before. A
// suspect that is put back may leave a note that tells others of a death, so it is
// not for an answer that is late.
func (r *run) insist(ctx context.Context, do func(context.Context) error) error {
	const tries = 5
	for waits := uint64(0); ; waits++ {
		asking, cancel := limited(ctx)
		err := do(asking)
		cancel()
		if err == nil {
			return nil
		}
		err = fmt.Errorf("bucket %s: %w", Begun, explain(r.JS.Conn(), err))
		if waits == tries-1 {
			return err
		}
		r.complain("cannot note which record is begun, trying again", err)
		if wait(ctx, delay(min(waits, 3))); ctx.Err() != nil {
			return errEnding
		}
	}
}

// deaths is how many processes have ended at a suspect, by its note. One that
// we wrote ourselves, or that names nobody, tells of no other death.
func (r *run) deaths(ctx context.Context, note string) (int, error) {
	e, err := r.begun.Get(ctx, note)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	count, by, named := strings.Cut(string(e.Value()), " ")
	deaths, err := strconv.Atoi(count)
	if err != nil {
		return 0, nil //nolint:nilerr // not ours: as if there were none
	}
	if named && by != r.name {
		deaths++
	}
	return deaths, nil
}
