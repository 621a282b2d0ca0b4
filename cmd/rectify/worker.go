package main

import (
	"context"
	"io"
	"log/slog"

	"github.com/nats-io/nats.go"
	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

func newWorker() *cobra.Command {
	var ruleset rulesetFlags
	var server connection
	c := &cobra.Command{
		Use:   "worker",
		Short: "Work on a running NATS server",
		Long: `Worker takes raw records from a NATS server with JetStream, repairs them and
emits clean ones, until Ctrl-C. Any number of workers share the work. It makes the streams it
needs.`,
		Example: `  rectify worker --nats nats://localhost:4222
  rectify worker --dictionary our-terms.yaml
  rectify worker --nats tls://a.example.org,tls://b.example.org --credentials ingest.creds`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := ruleset.load(c.ErrOrStderr())
			if err != nil {
				return err
			}
			return untilInterrupted(func(ctx context.Context) error {
				return runWorker(ctx, p, &server, c.ErrOrStderr())
			})
		},
	}
	ruleset.add(c)
	server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	return c
}

// runWorker works until ctx is done.
func runWorker(ctx context.Context, p *pipeline.Pipeline, server *connection, stderr io.Writer) error {
	log := newLog(stderr)
	nc, err := server.dial(log)
	if err != nil {
		return err
	}
	defer nc.Close()
	js, err := server.ready(ctx, nc)
	if err != nil {
		return err
	}
	log.Info("working", "nats", nc.ConnectedUrlRedacted(), "ruleset", p.Ruleset())
	var done stream.Tally
	w := &stream.Worker{Rulesets: stream.Fixed(p), JS: js, Log: log, Observe: done.Observe}
	if err := w.Run(ctx); err != nil {
		return err
	}
	log.Info("stopped", "clean", done.Count(stream.Cleaned), "dead", done.Count(stream.Buried), "handed_back", done.Count(stream.HandedBack))
	return nil
}

// newLog logs for people at a terminal and for whoever collects standard error.
func newLog(stderr io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
}
