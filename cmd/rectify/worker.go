package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/lang/lingua"
	"rectify/pipeline/observe"
	"rectify/pipeline/stream"
)

func newWorker() *cobra.Command {
	var ruleset rulesetFlags
	var server connection
	var logs logFlags
	var o workerFlags
	c := &cobra.Command{
		Use:   "worker",
		Short: "Work on a running NATS server",
		Long: `Worker takes raw records from a NATS server with JetStream, repairs them and
emits clean ones, until Ctrl-C. Any number of workers share the work. It makes the streams it
needs. It also answers requests on rectify.normalize, and over HTTP with --http.

Its heap is some 400 MB under full load; GOGC and GOMEMLIMIT in the environment
are Go's settings for it.

It works by the ruleset that was published last (see rectify dict publish) and takes up the next
without a restart. Where flags say otherwise (--dictionary, --no-embedded, --only, --skip, --style,
--spelling, --chinese-punctuation), it stays with what they say.`,
		Example: `  rectify worker --nats nats://localhost:4222
  rectify worker --dictionary our-terms.yaml
  rectify worker --http 127.0.0.1:8080
  rectify worker --nats tls://a.example.org,tls://b.example.org --credentials ingest.creds`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			log, err := logs.logger(c.ErrOrStderr())
			if err == nil {
				err = o.check()
			}
			if err != nil {
				return err
			}
			fixed, err := ruleset.fixed(c)
			if err != nil {
				return err
			}
			return untilInterrupted(log, func(ctx context.Context) error {
				nc, err := server.dial(log)
				if err != nil {
					return err
				}
				defer nc.Close()
				return o.run(ctx, fixed, &server, nc, log)
			})
		},
	}
	ruleset.add(c)
	logs.add(c)
	server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	o.add(c)
	o.addServer(c)
	return c
}

// leastAckWait is the shortest time without word of a worker that says anything.
const leastAckWait = time.Second

// workerFlags are those of every command that runs a worker.
type workerFlags struct {
	http        httpFlags
	layout      topologyFlags
	cloudEvents bool

	// How long the server takes to have on disk what it has confirmed, and
	// whether it may have lost some of that.
	syncLag time.Duration
	recover bool

	ackWait time.Duration
	within  string // of the log: where NATS is when it has no address for us
}

func (o *workerFlags) add(c *cobra.Command) {
	o.http.add(c, "", "answer HTTP requests too, and show metrics and health, at this `HOST:PORT`, as 127.0.0.1:8080")
	o.layout.add(c)
	c.Flags().DurationVar(&o.ackWait, "ack-wait", stream.DefaultAckWait, "give a record to another worker when its own has not been heard of for so long; the worker that starts last decides for all")
	c.Flags().BoolVar(&o.cloudEvents, "cloudevents", false, "add CloudEvents headers (binary mode) to clean records")
}

// addServer adds the flags that say how a server of others keeps its data.
func (o *workerFlags) addServer(c *cobra.Command) {
	c.Flags().DurationVar(&o.syncLag, "sync-lag", 0, "how long the server may take to have on disk what it has confirmed (its sync_interval and a margin; -1s when it always syncs)")
	c.Flags().BoolVar(&o.recover, "recover", false, "look again at what was done last: after a power cut of the server")
}

// check says what is wrong with the flags, before anything is asked of a server.
func (o *workerFlags) check() error {
	if _, err := o.layout.topology(); err != nil {
		return err
	}
	if o.ackWait < leastAckWait {
		return fmt.Errorf("--ack-wait %v: it is %v or more", o.ackWait, leastAckWait)
	}
	return o.http.check()
}

// run works by the ruleset that is fixed or, when there is none, by those that
// are published, and answers requests, until ctx is done or what is to run
// beside it has ended.
func (o *workerFlags) run(ctx context.Context, fixed stream.Rulesets, server *connection, nc *nats.Conn, log *slog.Logger, beside ...func(jetstream.JetStream) func(context.Context) error) (err error) {
	layout, err := o.layout.topology()
	if err != nil {
		return err
	}
	layout = logged(layout, log)
	var js jetstream.JetStream
	var rulesets stream.Rulesets
	stop := func() {}
	if err := stream.Start(ctx, log, func(ctx context.Context) (err error) {
		if js, err = server.ready(ctx, nc, layout); err == nil {
			rulesets, stop, err = inForce(ctx, js, layout, fixed, log)
		}
		return err
	}); err != nil {
		return err
	}
	defer stop()
	traced, sendTraces, err := traces(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sendTraces()) }()
	var done stream.Tally
	metrics := observe.NewMetrics(rulesets)
	metrics.Registry().MustRegister(observe.Waiting{JS: js, Log: log})
	w := &stream.Worker{
		Rulesets: rulesets, JS: js, Log: log, Parallel: processors, SyncLag: o.syncLag, Recover: o.recover,
		AckWait: o.ackWait, Observe: together(done.Observe, metrics.Observe, traced),
	}
	if o.cloudEvents {
		w.Headers = stream.CloudEvent
	}
	r, err := newRequests(&o.http, rulesets, nc, js, observe.Handler(metrics, observe.Check{Name: "worker", Do: w.Ready}), log)
	if err != nil {
		return err
	}
	collectSeldom()
	moreThreads()
	log.Info("working", "nats", cmp.Or(o.within, nc.ConnectedUrlRedacted()), "ruleset", rulesets.Current().Pipeline.Ruleset())
	go lingua.Load() // no record waits for a language model
	runs := []func(context.Context) error{w.Run, r.run}
	for _, b := range beside {
		runs = append(runs, b(js))
	}
	if err := runAll(ctx, runs...); err != nil {
		return err
	}
	log.Info("stopped", "clean", done.Count(stream.Cleaned), "dead", done.Count(stream.Buried), "handed_back", done.Count(stream.HandedBack))
	return nil
}
