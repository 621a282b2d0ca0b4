package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// detectOptions is what `rectify detect` was asked for.
type detectOptions struct {
	from string
	json bool
}

func newDetect() *cobra.Command {
	var o detectOptions
	c := &cobra.Command{
		Use:   "detect [FILE…|-]",
		Short: "Say which language records are in",
		Long: `Detect prints the language of each record: what its text is, not what its
sender declared. A mismatch between the two is said.`,
		Example: `  rectify detect abstract.txt
  rectify detect --from jsonl --json records.jsonl`,
		RunE: func(c *cobra.Command, files []string) error {
			return o.run(files, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	addFrom(c, &o.from)
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line")
	return c
}

// detected is what is known of one item's language.
type detected struct {
	place    string
	line     []byte
	id       string
	language pipeline.Language
	err      error
}

func (o *detectOptions) run(files []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := checkFrom(o.from); err != nil {
		return err
	}
	var flags rulesetFlags
	flags.style, flags.noEmbedded = "first", true
	p, err := flags.load(stderr)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	bad := 0
	for d := range ordered(items(files, o.from, stdin), func(it item) detected { return detect(p, it) }) {
		if d.err != nil {
			fmt.Fprintf(stderr, "rectify: %s: %s\n", d.place, escaped(d.err.Error()))
			bad++
			continue
		}
		if o.json {
			fmt.Fprintf(out, "%s\n", d.line)
		} else {
			fmt.Fprintf(out, "%s\t%s\t%.2f", d.id, d.language.Detected, d.language.Confidence)
			for _, f := range d.language.Flags {
				fmt.Fprintf(out, "\t%s", f.Message)
			}
			fmt.Fprintln(out)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if bad > 0 {
		return errReported
	}
	return nil
}

func detect(p *pipeline.Pipeline, it item) detected {
	d := detected{place: it.place, err: it.err}
	if d.err != nil {
		return d
	}
	var m *wire.Message
	if m, d.err = wire.Parse(it.data, inputLimit); d.err != nil {
		return d
	}
	d.id, d.language = m.Record.ID, p.Identify(m.Record)
	d.line, d.err = m.DetectLine(d.language)
	return d
}
