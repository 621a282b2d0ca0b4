package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// benchSettings is what the numbers were measured under.
type benchSettings struct {
	Records    int    `json:"records"`
	Rounds     int    `json:"rounds,omitempty"`
	Profile    string `json:"profile"`
	Processors int    `json:"processors"`
}

// figures is how fast a way through JetStream is. Latencies are under a rate
// that does not saturate it.
type figures struct {
	RecordsPerSecond    float64 `json:"records_per_second"`
	CPUSecondsPerRecord float64 `json:"cpu_seconds_per_record"`
	P50                 float64 `json:"p50_seconds"`
	P99                 float64 `json:"p99_seconds"`
}

// comparison is the worker beside the relay.
type comparison struct {
	benchSettings
	Rate   int     `json:"latency_rate"` // records a second that latencies were measured at
	Relay  figures `json:"relay"`
	Worker figures `json:"worker"`
	Ratio  float64 `json:"ratio"` // of the worker's records a second to the relay's
}

// laneFigures is what live records took. Live and Backfilled are records a
// second that were done of each lane.
type laneFigures struct {
	P50        float64 `json:"p50_seconds"`
	P99        float64 `json:"p99_seconds"`
	Live       float64 `json:"live_per_second"`
	Backfilled float64 `json:"backfilled_per_second"`
}

// laneReport is what a full backfill costs live records.
type laneReport struct {
	benchSettings
	Rate   int         `json:"rate"` // live records a second
	Alone  laneFigures `json:"alone"`
	Beside laneFigures `json:"beside_backfill"`
	Added  *float64    `json:"added_p99_seconds,omitempty"` // nil when saturated

	// Saturated says that live records alone were more than the worker kept up
	// with: what they took is the length of a queue, and to add to it means nothing.
	Saturated bool `json:"saturated"`
}

func (c *comparison) write(w io.Writer, asJSON bool) error {
	if asJSON {
		return writeJSONLine(w, c)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s a round, %s each in turn, medians; %s\n\n", plural(c.Records, "record"), plural(c.Rounds, "round"), c.benchSettings)
	t := tabwriter.NewWriter(&b, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "\trecords/s\tCPU/record\tp50\tp99\t\n")
	for _, row := range []struct {
		name string
		figures
	}{{"relay", c.Relay}, {"worker", c.Worker}} {
		fmt.Fprintf(t, "%s\t%.0f\t%s\t%s\t%s\t\n", row.name, row.RecordsPerSecond, short(row.CPUSecondsPerRecord), short(row.P50), short(row.P99))
	}
	fmt.Fprintf(t, "ratio\t%.2f\t\t\t\t\n", c.Ratio)
	_ = t.Flush() // a Builder never fails
	fmt.Fprintf(&b, "\np50 and p99 at %s a second, from stored raw to stored clean.\n", plural(c.Rate, "record"))
	return writeTable(w, b.String())
}

func (l *laneReport) write(w io.Writer, asJSON bool) error {
	if asJSON {
		return writeJSONLine(w, l)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s at %d a second; %s\n\n", plural(l.Records, "live record"), l.Rate, l.benchSettings)
	t := tabwriter.NewWriter(&b, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "\tlive p50\tlive p99\tlive/s\tbackfilled/s\t\n")
	for _, row := range []struct {
		name string
		laneFigures
	}{{"alone", l.Alone}, {"beside a backfill", l.Beside}} {
		fmt.Fprintf(t, "%s\t%s\t%s\t%.0f\t%.0f\t\n", row.name, short(row.P50), short(row.P99), row.Live, row.Backfilled)
	}
	_ = t.Flush()
	if l.Saturated {
		fmt.Fprintf(&b, "\nSaturated: of %d live records a second this machine does %.0f even without a backfill, and what they take is\nthe length of the queue. What a backfill adds cannot be told; take a lower --rate.\n", l.Rate, l.Alone.Live)
	} else {
		fmt.Fprintf(&b, "\nThe backfill adds %s to the p99 of live records.\n", short(*l.Added))
	}
	return writeTable(w, b.String())
}

func (s benchSettings) String() string {
	return fmt.Sprintf("profile %s, %s", s.Profile, plural(s.Processors, "processor"))
}

// short says seconds to three digits.
func short(seconds float64) string {
	d := time.Duration(seconds * float64(time.Second))
	to := time.Nanosecond
	for abs := d.Abs(); to*1000 <= abs; {
		to *= 10
	}
	return d.Round(to).String()
}

// writeTable writes text that a tabwriter made; that pads its last column too.
func writeTable(w io.Writer, text string) error {
	for line := range strings.Lines(text) {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

func writeJSONLine(w io.Writer, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}
