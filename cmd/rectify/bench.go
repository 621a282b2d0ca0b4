package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
)

// benchOptions is what `rectify bench` was asked for.
type benchOptions struct {
	ruleset         rulesetFlags
	profile, data   string
	records, rounds int
	rate            int
	lanes, json     bool
}

// The most records of a round: their raw and clean forms have room on the
// streams.
const mostBenched = 200_000

func newBench() *cobra.Command {
	var o benchOptions
	c := &cobra.Command{
		Use:   "bench",
		Short: "Measure how fast the worker is on this machine, beside a bare relay",
		Long: `Bench measures two ways through JetStream in one run, in turn, and prints the
medians: a relay, which passes records on as they are (consume, publish in atomic
batches with message ids, acknowledge), and the worker with all stages and the
dictionary. Both work on the same records, on embedded servers of the same
durability. The records are those of "rectify up --sample", each varied in its id,
its words and its numbers, so that no two are the same.

  records/s     with all records waiting, until the last is acknowledged
  CPU/record    of the whole process: the server inside and its client included
  p50, p99      from when the server has the raw record to when it has the clean
                one, while records are published one by one, at half the worker's
                speed and 1,000 a second at the most
  ratio         the worker's records/s to the relay's

With --lanes it measures instead what a full backfill costs live records: --rate of
them a second, alone and while an archive is waiting. A rate above the worker's
speed measures how the queue grows, nothing else.

Other programs on the machine disturb the numbers, the ratio less than others.`,
		Example: `  rectify bench
  rectify bench --profile fast --records 50000
  rectify bench --lanes --rate 500
  rectify bench --json --data /var/lib/rectify    on the disk that will be used`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return untilInterrupted(newLog(c.ErrOrStderr()), func(ctx context.Context) error {
				return o.run(ctx, c.OutOrStdout(), c.ErrOrStderr())
			})
		},
	}
	o.ruleset.add(c)
	fl := c.Flags()
	fl.StringVar(&o.profile, "profile", string(embedded.Durable), "of the embedded servers: durable (on disk before it is confirmed) or fast (synced every second)")
	fl.StringVar(&o.data, "data", "", "keep the servers' data in a directory in this `DIR`, which is removed at the end (default: that for temporary files)")
	fl.IntVar(&o.records, "records", 10_000, "`N` records a round")
	fl.IntVar(&o.rounds, "rounds", 3, "`N` rounds for each")
	fl.BoolVar(&o.lanes, "lanes", false, "measure what a full backfill costs live records")
	fl.IntVar(&o.rate, "rate", 1000, "with --lanes: `N` live records a second")
	fl.BoolVar(&o.json, "json", false, "write one JSON object")
	complete(c, "profile", string(embedded.Durable), string(embedded.Fast))
	return c
}

func (o *benchOptions) check() error {
	for _, f := range []struct {
		name        string
		value, most int
	}{{"records", o.records, mostBenched}, {"rounds", o.rounds, 100}, {"rate", o.rate, 10_000}} {
		if f.value < 1 || f.value > f.most {
			return fmt.Errorf("--%s %d: it is from 1 to %d", f.name, f.value, f.most)
		}
	}
	if p := embedded.Profile(o.profile); p != embedded.Durable && p != embedded.Fast {
		return fmt.Errorf("--profile %q: it is %s or %s", o.profile, embedded.Durable, embedded.Fast)
	}
	return nil
}

func (o *benchOptions) run(ctx context.Context, stdout, stderr io.Writer) error {
	p, err := o.ruleset.load(stderr)
	if err != nil {
		return err
	}
	m, err := newMix(p)
	if err != nil {
		return err
	}
	if err := warm(p, m); err != nil {
		return err
	}
	collectSeldom() // as the worker does
	moreThreads()
	b := &bench{mix: m, rulesets: stream.Fixed(p), profile: embedded.Profile(o.profile), data: o.data, log: newLog(stderr), stderr: stderr}
	settings := benchSettings{Records: o.records, Profile: o.profile, Processors: processors}
	if o.lanes {
		l, err := b.lanes(ctx, o.records, o.rate)
		if err != nil {
			return err
		}
		l.benchSettings = settings
		return l.write(stdout, o.json)
	}
	settings.Rounds = o.rounds
	r, err := b.compare(ctx, o.records, o.rounds)
	if err != nil {
		return err
	}
	r.benchSettings = settings
	return r.write(stdout, o.json)
}
