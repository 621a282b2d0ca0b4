package stream

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// Worker takes raw records through the pipeline. Any number of workers, in any
// number of processes, share the work. The streams must have been [Setup].
type Worker struct {
	Rulesets Rulesets
	JS       jetstream.JetStream
	Log      *slog.Logger
	Limit    int // bytes of a raw record; 0 for the most whose outcome fits the server, see [InputLimit]
	Memory   int // bytes that records in hand may take, about, but for one by itself; 0 for 128 MiB

	// Parallel is how many records of a lane are normalized at once; 0 for
	// GOMAXPROCS. Where GOMAXPROCS is at least twice that, on Linux, an archive gets
	// a processor only while nothing else wants it.
	Parallel int

	// AckWait is how long the server waits to hear of a message before it gives
	// it to another worker; 0 for a minute. It is that of the consumer, and so the
	// same for all workers.
	AckWait time.Duration

	// Grace is how long a worker that is to end goes on with what it has in hand
	// before it hands back the rest; 0 for ten seconds, less for none.
	Grace time.Duration

	// SyncLag is the longest that the server may take to have on disk what it has
	// confirmed; less than 0 for no time. 0 is none where the streams have
	// replicas, else more than the two minutes of a NATS server that is not told
	// otherwise. Raw records are kept at least so long after they are done, so a
	// long one takes room.
	SyncLag time.Duration

	// Recover says that the server may have lost what it had confirmed but not
	// yet on disk, as in a power cut: what was done last is looked at again.
	Recover bool

	// Observe, if not nil, is told of every delivery once, when it is settled. It
	// is called from several goroutines and must not block.
	Observe func(Outcome)

	// Headers, if not nil, adds headers to those that identify a clean record,
	// before it is stored; see [CloudEvent]. It must be a pure function of what it is
	// given, so that a record that is done again comes out the same. Those named
	// Nats-… and Rectify-… are ours. The header is the next record's afterwards: it
	// must not be kept.
	Headers func(nats.Header, pipeline.Result, wire.Revision)

	running atomic.Pointer[run]
}

// DefaultAckWait is the AckWait of a worker that is told none.
const DefaultAckWait = time.Minute

// What a worker does when it is not told otherwise.
const (
	defaultMemory  = 128 << 20
	defaultGrace   = 10 * time.Second
	defaultSyncLag = 150 * time.Second // nats-server: sync_interval is 2 minutes
)

// run is one run of a worker.
type run struct {
	*Worker
	limit         int
	clean         jetstream.Stream // to look up and tidy
	dead          jetstream.Stream // likewise
	live, archive *feed
	name          string             // of this run
	begun         jetstream.KeyValue // see noted
	quiet         sync.RWMutex       // held to normalize; by a suspect alone, before it is given up
	ended         chan struct{}      // closed when nothing is pulled any more
	complaint     throttle
}

func (r *run) feeds() []*feed { return []*feed{r.live, r.archive} }

// Run works until ctx is done, then finishes what it has in hand within the
// time of grace, hands the rest back to the server for other workers, and
// returns nil. It survives the server's absence. It returns an error when it
// cannot start, for which it has some time (see [Start]), and when the
// connection was closed.
func (w *Worker) Run(ctx context.Context) error {
	var r *run
	var pulls map[*feed]*puller
	err := Start(ctx, w.Log, func(ctx context.Context) (err error) {
		r, pulls, err = w.begin(ctx)
		return err
	})
	switch {
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return nil // before everything had begun
	case err != nil:
		return err
	}
	w.running.Store(r)
	defer w.running.Store(nil)
	finishing, give := graceful(ctx, cmp.Or(w.Grace, defaultGrace))
	defer give()
	work := r.work(finishing)
	stop := r.watch(ctx)

	err = r.pullAll(ctx, pulls)
	close(r.ended)
	if err != nil {
		give() // without a connection nothing can be finished
	}
	for _, f := range r.feeds() {
		f.held.wait()
	}
	for _, f := range r.feeds() {
		close(f.jobs)
		close(f.suspects)
		close(f.out)
	}
	work.Wait()
	stop()
	return errors.Join(err, r.flush(ctx))
}

// begin makes a run, and what pulls from every lane.
func (w *Worker) begin(ctx context.Context) (*run, map[*feed]*puller, error) {
	r, err := w.prepare(ctx)
	if err != nil {
		return nil, nil, err
	}
	pulls := make(map[*feed]*puller)
	for _, f := range r.feeds() {
		if pulls[f], err = r.open(ctx, f); err != nil {
			for _, p := range pulls {
				if p != nil {
					p.end()
				}
			}
			return nil, nil, err
		}
	}
	return r, pulls, nil
}

// pullAll pulls from every lane until ctx is done or the connection is closed.
func (r *run) pullAll(ctx context.Context, pulls map[*feed]*puller) (err error) {
	errs := make(chan error, len(pulls))
	for f, p := range pulls {
		go func() { errs <- r.pull(ctx, f, p) }()
	}
	for range pulls {
		err = errors.Join(err, <-errs)
	}
	return err
}

// prepare checks that the server is of use, and goes back where it must.
func (w *Worker) prepare(ctx context.Context) (*run, error) {
	most := w.JS.Conn().MaxPayload()
	limit := cmp.Or(w.Limit, InputLimit(most))
	if fits := int(most / outcomeRatio); limit > fits {
		return nil, fmt.Errorf("records of %d bytes are more than the NATS server can take the outcome of: it allows messages of %d, which makes %d: raise its max_payload or lower the limit", limit, most, fits)
	}
	memory := cmp.Or(w.Memory, defaultMemory)
	r := &run{
		Worker: w, limit: limit, ended: make(chan struct{}), name: rand.Text(),
		live: newFeed(Live, memory/2), archive: newFeed(Archive, memory/2),
	}
	r.live.seen(time.Now()) // or an archive begins at full speed; see slowStart
	var err error
	if r.clean, err = w.JS.Stream(ctx, Clean); err != nil {
		return nil, fmt.Errorf("stream %s: %w", Clean, explain(w.JS.Conn(), err))
	}
	if r.dead, err = w.JS.Stream(ctx, Dead); err != nil {
		return nil, fmt.Errorf("stream %s: %w", Dead, explain(w.JS.Conn(), err))
	}
	if r.begun, err = w.JS.KeyValue(ctx, Begun); err != nil {
		return nil, fmt.Errorf("bucket %s: %w", Begun, explain(w.JS.Conn(), err))
	}
	if _, err := w.advisories(ctx); err != nil {
		return nil, err
	}
	if w.Recover {
		if err := r.reconcile(ctx); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// work starts what takes jobs to their outcome and stores it. Who takes live
// records takes nothing else, so that none waits while everybody is at long ones
// of an archive. Who takes those of an archive steps back where the system has
// means for it, and takes live ones first where it has none. One more works on
// suspects.
func (r *run) work(ctx context.Context) *sync.WaitGroup {
	archive := func(back bool) {
		if back {
			r.processAll(ctx, r.nextOfArchive, true)
		} else {
			r.processAll(ctx, r.next, false)
		}
	}
	var work sync.WaitGroup
	for range r.parallel() {
		work.Go(func() { r.processAll(ctx, r.nextLive, false) })
		work.Go(func() {
			if r.roomy() {
				stepBack(archive)
			} else {
				archive(false)
			}
		})
	}
	work.Go(func() {
		for j, ok := r.nextSuspect(); ok; j, ok = r.nextSuspect() {
			r.process(ctx, j)
		}
	})
	for _, f := range r.feeds() {
		work.Go(func() { r.publishAll(ctx, f) })
	}
	return &work
}

// roomy reports whether more threads may run at once than work on an archive:
// else what steps back would keep others from running.
func (r *run) roomy() bool { return runtime.GOMAXPROCS(0) >= 2*r.parallel() }

// processAll takes one job after the other to its outcome, until there is none.
// Suspects wait for one another elsewhere.
func (r *run) processAll(ctx context.Context, next func() (*job, bool), aside bool) {
	for j, ok := next(); ok; j, ok = next() {
		if j.deliveries > trusted {
			j.feed.suspects <- j
			continue
		}
		j.aside = aside
		r.process(ctx, j)
	}
}

// watch starts what goes on beside the work until it is told to stop, also
// when ctx is done.
func (r *run) watch(ctx context.Context) (stop func()) {
	var watch sync.WaitGroup
	watching, cancel := context.WithCancel(context.WithoutCancel(ctx))
	watch.Go(func() { every(watching, r.ackWait()/3, r.stillAtWork) })
	watch.Go(func() { every(watching, tidyEvery, r.tidy) })
	watch.Go(func() { every(watching, lookEvery, r.lookAtLive) })
	watch.Go(func() { r.buryGivenUp(watching) })
	return func() {
		cancel()
		watch.Wait()
	}
}

func (w *Worker) parallel() int { return cmp.Or(w.Parallel, runtime.GOMAXPROCS(0)) }

func (w *Worker) ackWait() time.Duration { return cmp.Or(w.AckWait, DefaultAckWait) }

// graceful is a context that is done some time after ctx is.
func graceful(ctx context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	if grace < 0 {
		return context.WithCancel(ctx)
	}
	later, cancel := context.WithCancel(context.WithoutCancel(ctx))
	context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return later, cancel
}

// flush sees to it that what was acknowledged last reaches the server.
func (r *run) flush(ctx context.Context) error {
	nc := r.JS.Conn()
	if !nc.IsConnected() {
		return nil // the messages come again, and are found done
	}
	ctx, cancel := limited(ctx)
	defer cancel()
	if err := nc.FlushWithContext(ctx); err != nil {
		return fmt.Errorf("last acknowledgements: %w", err)
	}
	return nil
}

// limited gives one request its time, also when ctx is done: what is begun is
// finished.
func limited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), answer)
}

// every does something again and again until ctx is done.
func every(ctx context.Context, d time.Duration, do func(context.Context)) {
	t := time.NewTicker(d)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			do(ctx)
		}
	}
}
