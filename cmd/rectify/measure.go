package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/measure"
	"rectify/pipeline/wire"
)

// measureOptions is what `rectify measure` was asked for.
type measureOptions struct {
	ruleset    rulesetFlags
	json, show bool
}

func newMeasure() *cobra.Command {
	var o measureOptions
	c := &cobra.Command{
		Use:   "measure GOLD.jsonl…",
		Short: "Say how good the repairs are, against texts that are known to be right",
		Long: `Measure repairs records whose right text is known and counts. A line of a gold
file is a record with a member more: "expected":{"title","abstract"}, the text it
should become. What expected leaves out, or has as the record has it, must stay.

An edit is right if it lies on a shortest way from the text to the expected one and
leaves nothing to be put in where it stands; what the right edits leave undone is
missed ("go doc rectify/pipeline/measure" says it exactly). Precision is the share of
right edits among those made, recall the share of what was to be done, F0.5 weighs
precision double. Suggestions are not edits: they count for calibration, which says
how many edits of each tier and confidence are right.

A miss is laid to the rules that had something to say at its place, else to "none".
An edit with several reasons counts for each.`,
		Example: `  rectify measure testdata/gold/*.jsonl
  rectify measure --show gold.jsonl            every edit that is wrong, every miss
  rectify measure --json gold.jsonl > before.json
  rectify measure --dictionary ours.yaml gold.jsonl`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			return o.run(files, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.ruleset.add(c)
	fl := c.Flags()
	fl.BoolVar(&o.json, "json", false, "write one JSON object")
	fl.BoolVar(&o.show, "show", false, "list every edit that is wrong, and every miss")
	c.MarkFlagsMutuallyExclusive("json", "show")
	return c
}

// measured is what became of one gold record.
type measured struct {
	place    string
	gold     measure.Case
	res      pipeline.Result
	findings []measure.Finding
	err      error
}

func (o *measureOptions) run(files []string, stdin io.Reader, stdout, stderr io.Writer) error {
	p, err := o.ruleset.load(stderr)
	if err != nil {
		return err
	}
	var report measure.Report
	bad := 0
	for m := range ordered(items(files, "jsonl", stdin), func(it item) measured { return measureItem(p, it) }) {
		if m.err != nil {
			fmt.Fprintf(stderr, "rectify: %s: %v\n", m.place, m.err)
			bad++
			continue
		}
		report.Add(m.gold, m.res, m.findings)
		if o.show {
			if err := showFindings(stdout, m); err != nil {
				return err
			}
		}
	}
	if o.json {
		err = writeReportJSON(stdout, &report)
	} else {
		err = writeReport(stdout, &report)
	}
	if err == nil && bad > 0 {
		fmt.Fprintf(stderr, "rectify: %d of the records could not be measured; the others are\n", bad)
		return errReported
	}
	return err
}

func measureItem(p *pipeline.Pipeline, it item) measured {
	m := measured{place: it.place, err: it.err}
	if m.err != nil {
		return m
	}
	if m.gold, m.err = goldCase(it.data); m.err != nil {
		return m
	}
	if m.res, m.err = p.Lawful(m.gold.Record); m.err != nil {
		return m
	}
	m.findings, m.err = measure.Judge(m.gold, m.res)
	return m
}

// goldCase reads one line of a gold file.
func goldCase(data []byte) (measure.Case, error) {
	m, err := wire.Parse(data, inputLimit)
	if err != nil {
		return measure.Case{}, err
	}
	var gold struct {
		Expected *struct{ Title, Abstract *string } `json:"expected"`
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		return measure.Case{}, fmt.Errorf("expected: %w", err)
	}
	if gold.Expected == nil {
		return measure.Case{}, errors.New(`no "expected"; it is {"title","abstract"}, equal to the record's for text that must stay`)
	}
	c := measure.Case{Record: m.Record, Title: m.Record.Title, Abstract: m.Record.Abstract}
	if t := gold.Expected.Title; t != nil {
		c.Title = *t
	}
	if a := gold.Expected.Abstract; a != nil {
		c.Abstract = *a
	}
	return c, nil
}
