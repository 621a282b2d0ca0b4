package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

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
	logs         logFlags
	data         string
	listen       string
	profile      string
	sample, once bool
}

func newUp() *cobra.Command {
	var o upOptions
	c := &cobra.Command{
		Use:   "up",
		Short: "Start everything: NATS, the worker, and a view of what it does",
		Long: `Up starts a NATS server with JetStream inside this process (or uses the one of
--nats), a worker on it, and prints every clean record as it arrives, as a diff with the reason of
each change. With --sample it publishes the records that come with Rectify first. It goes on
serving until Ctrl-C; any NATS client can publish to it.

The embedded server is for this machine alone. It listens elsewhere (--listen) only with a login,
which --user and --password, or --token, say; --tls-cert and --tls-key make it speak TLS. With --profile
fast it syncs its disk every second rather than always: faster, and a power cut may cost the
records of its last second.`,
		Example: `  rectify up --sample
  rectify up --sample --once          end after the sample
  rectify up --listen 127.0.0.1:4333  when another server has port 4222
  rectify up --http 127.0.0.1:8080    answer HTTP requests too, and show metrics
  RECTIFY_PASSWORD=… rectify up --listen 0.0.0.0:4222 --user ingest
  nats pub abstracts.raw.demo '{"id":"1","abstract":"The Asia-Pacific region forum (ARF) met."}'`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.once && !o.sample {
				return fmt.Errorf("--once ends after the sample; give --sample too")
			}
			log, err := o.logs.logger(c.ErrOrStderr())
			if err == nil {
				err = o.worker.check()
			}
			if err != nil {
				return err
			}
			fixed, err := o.ruleset.fixed(c)
			if err != nil {
				return err
			}
			return untilInterrupted(log, func(ctx context.Context) error {
				return o.run(ctx, fixed, c.OutOrStdout(), c.ErrOrStderr(), log)
			})
		},
	}
	o.ruleset.add(c)
	fl := c.Flags()
	o.broker.add(c, "", "use the NATS server at this `URL` instead of an embedded one")
	fl.StringVar(&o.data, "data", "", "keep the embedded server's data in this `DIR` (default: the user's data directory)")
	fl.StringVar(&o.listen, "listen", embedded.Listen, "`HOST:PORT` where the embedded server listens")
	fl.StringVar(&o.profile, "profile", string(embedded.Durable), "when the embedded server has its data on disk: durable (always) or fast (within a second)")
	complete(c, "profile", string(embedded.Durable), string(embedded.Fast))
	o.logs.add(c)
	o.worker.add(c)
	fl.BoolVar(&o.sample, "sample", false, "publish the sample records first")
	fl.BoolVar(&o.once, "once", false, "end after the sample")
	c.MarkFlagsMutuallyExclusive("nats", "data")
	c.MarkFlagsMutuallyExclusive("nats", "listen")
	c.MarkFlagsMutuallyExclusive("nats", "profile")
	return c
}

func (o *upOptions) run(ctx context.Context, rulesets stream.Rulesets, stdout, stderr io.Writer, log *slog.Logger) error {
	nc, url, stop, err := o.server(stderr, log)
	if err != nil {
		return err
	}
	defer stop()
	show := func(js jetstream.JetStream) func(context.Context) error {
		return func(ctx context.Context) error { return o.show(ctx, js, url, stdout) }
	}
	return o.worker.run(ctx, rulesets, &o.broker, nc, log, show)
}

// server is the embedded server, or the one of --nats: a connection to it, its
// address for others, and what ends both.
func (o *upOptions) server(stderr io.Writer, log *slog.Logger) (nc *nats.Conn, url string, stop func(), err error) {
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
	s, err := embedded.Start(embedded.Config{
		Dir: dir, Listen: o.listen, Profile: embedded.Profile(o.profile), Log: log,
		User: o.broker.user, Password: o.broker.password, Token: o.broker.token, Cert: o.broker.cert, Key: o.broker.key,
	})
	if err != nil {
		return nil, "", nil, err
	}
	o.worker.recover, o.worker.syncLag, o.worker.within = s.Unclean(), s.Profile.SyncLag(), "in process"
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
	} else if err := hints(stdout, paint, o.broker.natsCommand(url)); err != nil {
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
		if err := hints(stdout, paint, o.broker.natsCommand(url)); err != nil {
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

// hints say what to try next; nats is how the command of that name is begun.
func hints(w io.Writer, p paint, nats string) error {
	_, err := fmt.Fprintf(w, `%s
  publish a record   %s pub abstracts.raw.demo '{"id":"1","lang":"en","abstract":"The Asia-Pacific region forum (ARF) met."}'
  read clean ones    %s sub 'abstracts.clean.live.>'
  repair a file      rectify fix --diff FILE
Serving. Ctrl-C ends it.

`, p.bold("What to try next"), nats, nats)
	return err
}
