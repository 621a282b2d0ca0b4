package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/contract"
	"rectify/pipeline/serve"
	"rectify/pipeline/stream"
	"rectify/pipeline/wire"
)

// grace is how long requests that are being answered may take at the end.
const grace = 10 * time.Second

// httpFlags say where a command answers requests over HTTP, and to whom.
type httpFlags struct {
	addr, tokens, cert, key string
}

func (f *httpFlags) add(c *cobra.Command, addr, usage string) {
	fl := c.Flags()
	fl.StringVar(&f.addr, "http", addr, usage)
	fl.StringVar(&f.tokens, "http-tokens", "", "answer who shows a bearer token of this `FILE` (one a line); needed beyond this machine")
	fl.StringVar(&f.cert, "http-cert", "", "speak TLS with this certificate, a PEM `FILE`")
	fl.StringVar(&f.key, "http-key", "", "the key of --http-cert, a PEM `FILE`")
	c.MarkFlagsRequiredTogether("http-cert", "http-key")
}

// check says that the address is none, before anything is begun.
func (f *httpFlags) check() error {
	if f.addr == "" {
		return nil
	}
	_, port, err := net.SplitHostPort(f.addr)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return fmt.Errorf("--http %q: %w; it is HOST:PORT, as 127.0.0.1:8080", f.addr, err)
	}
	return nil
}

// listen takes the address for what a handler answers, and probes to anybody;
// nil without one.
func (f *httpFlags) listen(h, probes http.Handler, log *slog.Logger) (*serve.Server, error) {
	if f.addr == "" {
		return nil, nil
	}
	config := serve.Config{Addr: f.addr, Handler: h, Probes: probes, Cert: f.cert, Key: f.key, Log: log}
	if f.tokens != "" {
		data, err := os.ReadFile(f.tokens)
		if err != nil {
			return nil, fmt.Errorf("--http-tokens: %w", err)
		}
		if config.Tokens, err = serve.ReadTokens(f.tokens, data); err != nil {
			return nil, fmt.Errorf("--http-tokens: %w", err)
		}
	}
	return serve.Listen(config)
}

// newAPI is what can be asked, answered by the ruleset in force.
func newAPI(rulesets stream.Rulesets, log *slog.Logger) (*serve.API, error) {
	all, err := contract.Documents()
	if err != nil {
		return nil, err
	}
	api := &serve.API{
		Log: log, Limit: inputLimit, Parallel: processors,
		Normalize: func(data []byte) ([]byte, error) {
			_, clean, err := wire.Normalize(rulesets.Current().Pipeline, data, inputLimit)
			return clean, err
		},
		Detect: func(data []byte) ([]byte, error) {
			m, err := wire.Parse(data, inputLimit)
			if err != nil {
				return nil, err
			}
			return m.DetectLine(rulesets.Current().Pipeline.Identify(m.Record))
		},
	}
	for _, d := range all {
		api.Documents = append(api.Documents, serve.Document{Name: d.Name, Title: d.Title, Type: d.Type, Hash: d.Hash(), Data: d.Data})
	}
	return api, nil
}

// requests answers over NATS, when there is a connection, and over HTTP, when
// there is an address.
type requests struct {
	service *serve.Service
	server  *serve.Server
	log     *slog.Logger
}

// newRequests begins to answer; run must follow. Records are stored on the
// streams that js leads to; ops answers what operators ask.
func newRequests(f *httpFlags, rulesets stream.Rulesets, nc *nats.Conn, js jetstream.JetStream, ops http.Handler, log *slog.Logger) (*requests, error) {
	api, err := newAPI(rulesets, log)
	if err != nil {
		return nil, err
	}
	if js != nil {
		api.Store = store(js)
		api.StoreLimit = func() int { return stream.InputLimit(js.Conn().MaxPayload()) }
	}
	r := &requests{log: log}
	mux := http.NewServeMux()
	mux.Handle("/", api.Handler())
	for _, path := range []string{"GET /metrics", "GET /healthz", "GET /readyz"} {
		mux.Handle(path, ops)
	}
	if r.server, err = f.listen(mux, ops, log); err != nil {
		return nil, err
	}
	if nc != nil {
		if r.service, err = api.Offer(nc, pipeline.Engine); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// run answers until ctx is done and what was begun then is answered, or until
// it cannot go on.
func (r *requests) run(ctx context.Context) error {
	served := make(chan error, 1)
	if r.server != nil {
		r.log.Info("answering", "http", r.server.URL())
		go func() { served <- r.server.Serve() }()
	}
	var failed error
	select {
	case <-ctx.Done():
	case failed = <-served:
	}
	r.end(context.WithoutCancel(ctx))
	return failed
}

// end takes no more requests and waits for those that are being answered. That
// some take too long is told, and no failure: they were asked to end.
func (r *requests) end(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	var errs []error
	if r.server != nil {
		errs = append(errs, r.server.Shutdown(ctx))
	}
	if r.service != nil {
		errs = append(errs, r.service.Stop(ctx))
	}
	if err := errors.Join(errs...); err != nil {
		r.log.Warn("not all requests were answered at the end", "error", err)
	}
}

// runAll runs all until one of them ends, for whatever reason, or ctx is
// done; then it ends the others, and returns the errors of all.
func runAll(ctx context.Context, runs ...func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, len(runs))
	for _, run := range runs {
		go func() {
			err := run(ctx)
			if ctx.Err() != nil && errors.Is(err, context.Canceled) {
				err = nil // it was ended before it had begun
			}
			cancel()
			ended <- err
		}()
	}
	var errs []error
	for range runs {
		errs = append(errs, <-ended)
	}
	return errors.Join(errs...)
}
