package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/spf13/cobra"

	"rectify/pipeline/lang/lingua"
	"rectify/pipeline/observe"
	"rectify/pipeline/stream"
)

func newServe() *cobra.Command {
	var ruleset rulesetFlags
	var broker connection
	var web httpFlags
	var logs logFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer requests over HTTP, and over NATS",
		Long: `Serve answers requests until Ctrl-C, and works on no stream. POST /v1/normalize
answers a record with its clean record, or records, a line each, with as many lines. With --nats it
also stores records for the workers (POST /v1/records) and answers requests on rectify.normalize.
It listens on this machine alone, unless --http-tokens says who else may ask. With --nats it answers by
the ruleset that was published last, as workers do.`,
		Example: `  rectify serve
  curl --json '{"id":"1","abstract":"The Asia-Pacific region forum (ARF) met."}' localhost:8080/v1/normalize
  curl -T records.jsonl -X POST -H 'Content-Type: application/x-ndjson' localhost:8080/v1/normalize
  rectify serve --nats nats://localhost:4222
  rectify serve --http :8443 --http-tokens tokens.txt --http-cert cert.pem --http-key key.pem`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			log, err := logs.logger(c.ErrOrStderr())
			if err == nil {
				err = web.check()
			}
			if err != nil {
				return err
			}
			fixed, err := ruleset.fixed(c)
			if err == nil && fixed == nil && broker.url == "" {
				fixed, err = ruleset.own(c.ErrOrStderr())
			}
			if err != nil {
				return err
			}
			return untilInterrupted(log, func(ctx context.Context) error {
				return runServe(ctx, fixed, &broker, &web, log)
			})
		},
	}
	ruleset.add(c)
	logs.add(c)
	broker.add(c, "", "store records on the NATS server at this `URL`, and answer requests over it")
	web.add(c, "127.0.0.1:8080", "answer HTTP requests at this `HOST:PORT`")
	return c
}

// runServe answers until ctx is done.
func runServe(ctx context.Context, rulesets stream.Rulesets, broker *connection, web *httpFlags, log *slog.Logger) error {
	go lingua.Load() // no request waits for a language model
	if broker.url == "" {
		r, err := newRequests(web, rulesets, nil, nil, observe.Handler(observe.NewMetrics(rulesets)), log)
		if err != nil {
			return err
		}
		return r.run(ctx)
	}
	nc, err := broker.dial(log)
	if err != nil {
		return err
	}
	defer nc.Close()
	js, err := broker.ready(ctx, nc, logged(stream.Topology{}, log))
	if err != nil {
		return err
	}
	rulesets, stop, err := inForce(ctx, js, stream.Topology{}, rulesets, log)
	if err != nil {
		return err
	}
	defer stop()
	metrics := observe.NewMetrics(rulesets)
	metrics.Registry().MustRegister(observe.Waiting{JS: js, Log: log})
	connected := observe.Check{Name: "nats", Do: func(context.Context) error {
		if !nc.IsConnected() {
			return errors.New("the connection is lost")
		}
		return nil
	}}
	r, err := newRequests(web, rulesets, nc, js, observe.Handler(metrics, connected), log)
	if err != nil {
		return err
	}
	return r.run(ctx)
}
