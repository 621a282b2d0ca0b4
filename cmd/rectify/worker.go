package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/lang/lingua"
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
			if err != nil {
				return err
			}
			fixed, err := ruleset.fixed(c)
			if err != nil {
				return err
			}
			return untilInterrupted(func(ctx context.Context) error {
				return runWorker(ctx, fixed, &server, &o, log)
			})
		},
	}
	ruleset.add(c)
	logs.add(c)
	server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	o.add(c)
	return c
}

// workerFlags are those of every command that runs a worker.
type workerFlags struct {
	http        httpFlags
	cloudEvents bool
}

func (o *workerFlags) add(c *cobra.Command) {
	o.http.add(c, "", "answer HTTP requests too, at this `HOST:PORT`, as 127.0.0.1:8080")
	c.Flags().BoolVar(&o.cloudEvents, "cloudevents", false, "add CloudEvents headers (binary mode) to clean records")
}

// worker is one that works as the flags say.
func (o *workerFlags) worker(rulesets stream.Rulesets, js jetstream.JetStream, log *slog.Logger) *stream.Worker {
	w := &stream.Worker{Rulesets: rulesets, JS: js, Log: log}
	if o.cloudEvents {
		w.Headers = stream.CloudEvent
	}
	return w
}

// runWorker works until ctx is done, by the ruleset that is fixed or, when
// there is none, by those that are published.
func runWorker(ctx context.Context, rulesets stream.Rulesets, server *connection, o *workerFlags, log *slog.Logger) (err error) {
	nc, err := server.dial(log)
	if err != nil {
		return err
	}
	defer nc.Close()
	js, err := server.ready(ctx, nc)
	if err != nil {
		return err
	}
	rulesets, stop, err := inForce(ctx, js, rulesets, log)
	if err != nil {
		return err
	}
	defer stop()
	r, err := newRequests(&o.http, rulesets, nc, js, log)
	if err != nil {
		return err
	}
	log.Info("working", "nats", nc.ConnectedUrlRedacted(), "ruleset", rulesets.Current().Pipeline.Ruleset())
	traced, sendTraces, err := traces(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sendTraces()) }()
	var done stream.Tally
	go lingua.Load() // no record waits for a language model
	w := o.worker(rulesets, js, log)
	w.Observe = together(done.Observe, traced)
	if err := runAll(ctx, w.Run, r.run); err != nil {
		return err
	}
	log.Info("stopped", "clean", done.Count(stream.Cleaned), "dead", done.Count(stream.Buried), "handed_back", done.Count(stream.HandedBack))
	return nil
}
