package stream

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
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
	Parallel int // records normalized at once; 0 for GOMAXPROCS

	// AckWait is how long the server waits to hear of a message before it gives
	// it to another worker; 0 for a minute. It is that of the consumer, and so the
	// same for all workers.
	AckWait time.Duration

	// Observe, if not nil, is told of every delivery once, when it is settled. It
	// is called from several goroutines and must not block.
	Observe func(Outcome)

	// Headers, if not nil, adds headers to a clean record before it is stored. It
	// must be a pure function of what it is given, so that a record that is done
	// again comes out the same. Those named Nats-… and Rectify-… are ours.
	Headers func(nats.Header, *wire.Message, pipeline.Result)
}

// How much a worker holds between pulling a message and settling it.
const (
	mostHeld      = 256
	mostHeldBytes = 64 << 20
)

// run is one run of a worker.
type run struct {
	*Worker
	limit     int
	clean     jetstream.Stream // to look up and tidy
	held      *held
	turns     turns
	jobs      chan *job      // room for everything held, so that sending never waits
	out       chan *outgoing // likewise
	ended     chan struct{}  // closed when nothing is pulled any more
	complaint throttle
}

// Run works until ctx is done, then finishes what is begun, hands the rest back
// to the server for other workers, and returns nil. It survives the server's
// absence. It returns an error when it cannot start, and when the connection
// was closed.
func (w *Worker) Run(ctx context.Context) error {
	r, err := w.begin(ctx)
	if err != nil {
		return err
	}
	it, err := r.open(ctx)
	if err != nil {
		return err
	}
	var work, watch sync.WaitGroup
	for range cmp.Or(w.Parallel, runtime.GOMAXPROCS(0)) {
		work.Go(func() {
			for j := range r.jobs {
				r.process(ctx, j)
			}
		})
	}
	work.Go(r.publishAll)
	watching, stop := context.WithCancel(context.WithoutCancel(ctx))
	watch.Go(func() { every(watching, r.ackWait()/3, r.stillAtWork) })
	watch.Go(func() { every(watching, trimEvery, r.keepRoom) })

	err = r.pull(ctx, it)
	close(r.ended)
	r.held.wait()
	close(r.jobs)
	close(r.out)
	work.Wait()
	stop()
	watch.Wait()
	return errors.Join(err, r.flush(ctx))
}

func (w *Worker) begin(ctx context.Context) (*run, error) {
	most := w.JS.Conn().MaxPayload()
	limit := cmp.Or(w.Limit, InputLimit(most))
	if fits := int(most / outcomeRatio); limit > fits {
		return nil, fmt.Errorf("records of %d bytes are more than the NATS server can take the outcome of: it allows messages of %d, which makes %d: raise its max_payload or lower the limit", limit, most, fits)
	}
	clean, err := w.JS.Stream(ctx, Clean)
	if err != nil {
		return nil, fmt.Errorf("stream %s: %w", Clean, explain(err))
	}
	return &run{
		Worker: w, limit: limit, clean: clean, held: newHeld(), ended: make(chan struct{}),
		jobs: make(chan *job, mostHeld+prefetch), out: make(chan *outgoing, mostHeld+prefetch),
	}, nil
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

// every calls do at every interval until ctx is done.
func every(ctx context.Context, interval time.Duration, do func(context.Context)) {
	t := time.NewTicker(interval)
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
