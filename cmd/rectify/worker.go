package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

func newWorker() *cobra.Command {
	var ruleset rulesetFlags
	var url string
	c := &cobra.Command{
		Use:   "worker",
		Short: "Work on a running NATS server",
		Long: `Worker takes raw records from a NATS server with JetStream, repairs them and
emits clean ones, until Ctrl-C. Any number of workers share the work. It makes the streams it
needs.`,
		Example: "  rectify worker --nats nats://localhost:4222\n  rectify worker --dictionary our-terms.yaml",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p, err := ruleset.load(c.ErrOrStderr())
			if err != nil {
				return err
			}
			return untilInterrupted(func(ctx context.Context) error {
				return runWorker(ctx, p, url, c.ErrOrStderr())
			})
		},
	}
	ruleset.add(c)
	c.Flags().StringVar(&url, "nats", nats.DefaultURL, "`URL` of the NATS server; several with commas between")
	return c
}

// runWorker works until ctx is done.
func runWorker(ctx context.Context, p *pipeline.Pipeline, url string, stderr io.Writer) error {
	log := newLog(stderr)
	nc, err := dial(url, log)
	if err != nil {
		return err
	}
	defer nc.Close()
	js, err := ready(ctx, nc)
	if err != nil {
		return err
	}
	log.Info("working", "nats", nc.ConnectedUrlRedacted(), "ruleset", p.Ruleset())
	w := &stream.Worker{Pipeline: p, JS: js, Log: log}
	if err := w.Run(ctx); err != nil {
		return err
	}
	s := w.Stats()
	log.Info("stopped", "clean", s.Clean, "dead", s.Dead, "handed_back", s.HandedBack)
	return nil
}

// newLog logs for people at a terminal and for whoever collects standard error.
func newLog(stderr io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
}

func dial(url string, log *slog.Logger) (*nats.Conn, error) {
	nc, err := stream.Dial(url, log, nats.Name("rectify"))
	if err != nil {
		return nil, fmt.Errorf("no NATS server answers at %s: %w; start one with \"nats-server -js\", or run \"rectify up\", which brings its own", url, err)
	}
	return nc, nil
}

// ready makes the streams and returns the way to them.
func ready(ctx context.Context, nc *nats.Conn) (jetstream.JetStream, error) {
	js, err := jetstream.New(nc)
	if err != nil {
		return nil, err
	}
	if err := stream.Setup(ctx, js); err != nil {
		if errors.Is(err, jetstream.ErrJetStreamNotEnabled) {
			return nil, fmt.Errorf("the NATS server at %s has no JetStream; start it with \"nats-server -js\"", nc.ConnectedUrlRedacted())
		}
		return nil, err
	}
	return js, nil
}
