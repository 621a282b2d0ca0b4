package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

func newDead() *cobra.Command {
	c := &cobra.Command{
		Use:   "dead",
		Short: "See and settle what could not be processed",
		Long: `Dead is for the records that could not be processed: not JSON, without an id, too large,
or too much for a rule. They are kept as they came, with the reason, until somebody
mends the cause and has them tried again, or drops them.`,
		Example: `  rectify dead list --reason not-json --since 24h
  rectify dead show 17
  rectify dead retry --source kci
  rectify dead drop 17 18`,
	}
	c.AddCommand(newDeadList(), newDeadShow(),
		newDeadEach("retry", "Have dead letters processed again", `Retry publishes dead letters again where they came from and takes them off the list. A record
that fails again comes back to it. A newer version of a record is never replaced.`, stream.Retry, "sent to be processed again"),
		newDeadEach("drop", "Delete dead letters for good", `Drop deletes dead letters, bytes and all. Nothing can bring them back.`, stream.Drop, "dropped"))
	return c
}

// letterFlags choose dead letters.
type letterFlags struct {
	server         connection
	reason, source string
	since, until   string
}

func (f *letterFlags) add(c *cobra.Command) {
	f.server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	fl := c.Flags()
	fl.StringVar(&f.reason, "reason", "", "those of this `REASON`: "+strings.Join(stream.Reasons, ", "))
	complete(c, "reason", stream.Reasons...)
	fl.StringVar(&f.source, "source", "", "those of this `SOURCE`")
	fl.StringVar(&f.since, "since", "", "those from this `TIME` on: 2026-01-31, 2026-01-31T08:00:00Z, or 24h for the last day")
	fl.StringVar(&f.until, "until", "", "those before this `TIME`")
	spoken(c, "reason", "source", "since", "until")
}

// letters is what the flags choose.
func (f *letterFlags) letters(now time.Time) (stream.Letters, error) {
	if f.reason != "" && !slices.Contains(stream.Reasons, f.reason) {
		return stream.Letters{}, fmt.Errorf("--reason %q: it is one of %s", f.reason, strings.Join(stream.Reasons, ", "))
	}
	since, err := timeOf(f.since, now)
	if err != nil {
		return stream.Letters{}, fmt.Errorf("--since %w", err)
	}
	until, err := timeOf(f.until, now)
	if err != nil {
		return stream.Letters{}, fmt.Errorf("--until %w", err)
	}
	if f.since != "" && f.until != "" && !since.Before(until) {
		return stream.Letters{}, fmt.Errorf("--since %q is not before --until %q: no letter is between them", f.since, f.until)
	}
	return stream.Letters{Reason: f.reason, Source: f.source, Since: since, Until: until}, nil
}

// timeOf reads a day (its beginning, here), a time, or how long before now.
func timeOf(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if d, err := time.ParseDuration(text); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q: want a day, as 2026-01-31, a time, as 2026-01-31T08:00:00Z, or how long ago, as 24h", text)
}

// open connects to the streams, which must be there.
func (f *letterFlags) open(stderr io.Writer) (jetstream.JetStream, func(), error) {
	nc, err := f.server.dial(newLog(stderr))
	if err != nil {
		return nil, nil, err
	}
	js, err := f.server.jetStream(nc)
	if err != nil {
		nc.Close()
		return nil, nil, err
	}
	return js, nc.Close, nil
}

func numbersOf(args []string) ([]uint64, error) {
	var all []uint64
	for _, a := range args {
		n, err := strconv.ParseUint(a, 10, 64)
		if err != nil || n == 0 {
			return nil, fmt.Errorf("%q is not the number of a dead letter; rectify dead list has them", a)
		}
		all = append(all, n)
	}
	return all, nil
}
