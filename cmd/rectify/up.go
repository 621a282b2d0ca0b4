package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/lang/lingua"
	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
	"rectify/pipeline/wire"
)

// sample holds records of every kind: repaired, clean, scraped, in several
// languages, one with a wrong declaration.
//
//go:embed sample/records.jsonl
var sample []byte

// upOptions is what `rectify up` was asked for.
type upOptions struct {
	ruleset      rulesetFlags
	broker       connection
	worker       workerFlags
	data         string
	listen       string
	sample, once bool

	// Of the embedded server: whether the one before was not shut down, and how
	// long it takes to have on disk what it has confirmed.
	unclean bool
	syncLag time.Duration
}

func newUp() *cobra.Command {
	var o upOptions
	c := &cobra.Command{
		Use:   "up",
		Short: "Start everything: NATS, the worker, and a view of what it does",
		Long: `Up starts a NATS server with JetStream inside this process (or uses the one of
--nats), a worker on it, and prints every clean record as it arrives, as a diff with the reason of
each change. With --sample it publishes the records that come with Rectify first. It goes on
serving until Ctrl-C; any NATS client can publish to it.`,
		Example: `  rectify up --sample
  rectify up --sample --once          end after the sample
  rectify up --listen 127.0.0.1:4333  when another server has port 4222
  rectify up --http 127.0.0.1:8080    answer HTTP requests too
  nats pub abstracts.raw.demo '{"id":"1","abstract":"The Asia-Pacific region forum (ARF) met."}'`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.once && !o.sample {
				return fmt.Errorf("--once ends after the sample; give --sample too")
			}
			fixed, err := o.ruleset.fixed(c)
			if err != nil {
				return err
			}
			return untilInterrupted(func(ctx context.Context) error {
				return o.run(ctx, fixed, c.OutOrStdout(), c.ErrOrStderr())
			})
		},
	}
	o.ruleset.add(c)
	fl := c.Flags()
	o.broker.add(c, "", "use the NATS server at this `URL` instead of an embedded one")
	fl.StringVar(&o.data, "data", "", "keep the embedded server's data in this `DIR` (default: the user's data directory)")
	fl.StringVar(&o.listen, "listen", embedded.Listen, "`HOST:PORT` where the embedded server listens")
	o.worker.add(c)
	fl.BoolVar(&o.sample, "sample", false, "publish the sample records first")
	fl.BoolVar(&o.once, "once", false, "end after the sample")
	c.MarkFlagsMutuallyExclusive("nats", "data")
	c.MarkFlagsMutuallyExclusive("nats", "listen")
	return c
}

func (o *upOptions) run(ctx context.Context, rulesets stream.Rulesets, stdout, stderr io.Writer) error {
	nc, url, stop, err := o.server(stderr)
	if err != nil {
		return err
	}
	defer stop()
	js, err := o.broker.ready(ctx, nc)
	if err != nil {
		return err
	}
	log := newLog(stderr)
	rulesets, unfollow, err := inForce(ctx, js, rulesets, log)
	if err != nil {
		return err
	}
	defer unfollow()
	go lingua.Load() // no record waits for a language model
	r, err := newRequests(&o.worker.http, rulesets, nc, js, log)
	if err != nil {
		return err
	}
	w := o.worker.worker(rulesets, js, log)
	w.Recover, w.SyncLag = o.unclean, o.syncLag
	show := func(ctx context.Context) error { return o.show(ctx, js, url, stdout) }
	return runAll(ctx, w.Run, r.run, show)
}

// server is the embedded server, or the one of --nats: a connection to it, its
// address for others, and what ends both.
func (o *upOptions) server(stderr io.Writer) (nc *nats.Conn, url string, stop func(), err error) {
	log := newLog(stderr)
	if o.broker.url != "" {
		nc, err = o.broker.dial(log)
		if err != nil {
			return nil, "", nil, err
		}
		return nc, nc.ConnectedUrlRedacted(), nc.Close, nil
	}
	dir, err := o.dataDir()
	if err != nil {
		return nil, "", nil, err
	}
	s, err := embedded.Start(dir, o.listen, embedded.Durable, log)
	if err != nil {
		return nil, "", nil, err
	}
	o.unclean, o.syncLag = s.Unclean(), embedded.Durable.SyncLag()
	if nc, err = s.Connect(); err != nil {
		s.Shutdown()
		return nil, "", nil, err
	}
	fmt.Fprintf(stderr, "rectify: NATS listens at %s, data in %s\n", s.URL(), dir)
	return nc, s.URL(), func() { nc.Close(); s.Shutdown() }, nil
}

// dataDir is where the embedded server's data are: --data, or a directory of
// our own under the user's data directory (XDG Base Directory Specification).
func (o *upOptions) dataDir() (string, error) {
	if o.data != "" {
		return o.data, nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "rectify"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no data directory is known: %w; name one with --data", err)
	}
	return filepath.Join(home, ".local", "share", "rectify"), nil
}

// show publishes the sample, if asked, and prints clean records as they
// arrive: those of the sample, then a summary, then whatever comes.
func (o *upOptions) show(ctx context.Context, js jetstream.JetStream, url string, stdout io.Writer) error {
	clean, err := stream.Follow(ctx, js, stream.Clean, stream.CleanFilter(stream.Live, "*"), jetstream.DeliverNewPolicy)
	if err != nil {
		return err
	}
	paint := newPaint(stdout)
	waiting := make(map[string]bool)
	began := time.Now()
	if o.sample {
		if waiting, err = publishSample(ctx, js); err != nil {
			return err
		}
	} else if err := hints(stdout, paint, url); err != nil {
		return err
	}
	sum := newSummary(began)
	for msg, err := range clean {
		if err != nil {
			return err
		}
		c, err := wire.ReadClean(msg.Data())
		if err != nil {
			return fmt.Errorf("%s: %w", msg.Subject(), err)
		}
		if err := writeDiff(stdout, paint, c); err != nil {
			return err
		}
		sum.add(c)
		key := c.Source + "/" + c.ID
		if !waiting[key] {
			continue
		}
		if delete(waiting, key); len(waiting) > 0 {
			continue
		}
		if err := sum.write(stdout, paint); err != nil || o.once {
			return err
		}
		if err := hints(stdout, paint, url); err != nil {
			return err
		}
	}
	return nil
}

// publishSample publishes the sample records and returns who they are.
func publishSample(ctx context.Context, js jetstream.JetStream) (map[string]bool, error) {
	waiting := make(map[string]bool)
	for line := range bytes.Lines(sample) {
		m, err := wire.Parse(bytes.TrimSpace(line), inputLimit)
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		waiting[m.Record.Source+"/"+m.Record.ID] = true
	}
	for line := range bytes.Lines(sample) {
		line = bytes.TrimSpace(line)
		m, err := wire.Parse(line, inputLimit)
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		if err := stream.Publish(ctx, js, stream.Live, m.Record.Source, line); err != nil {
			return nil, fmt.Errorf("sample: record %q: %w", m.Record.ID, err)
		}
	}
	return waiting, nil
}

// hints say what to try next.
func hints(w io.Writer, p paint, url string) error {
	_, err := fmt.Fprintf(w, `%s
  publish a record   nats --server %s pub abstracts.raw.demo '{"id":"1","lang":"en","abstract":"The Asia-Pacific region forum (ARF) met."}'
  read clean ones    nats --server %s sub 'abstracts.clean.live.>'
  repair a file      rectify fix --diff FILE
Serving. Ctrl-C ends it.

`, p.bold("What to try next"), url, url)
	return err
}
