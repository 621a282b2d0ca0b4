package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// inputLimit is the largest record that is taken, in bytes.
const inputLimit = 1 << 20

// fixOptions is what `rectify fix` was asked for.
type fixOptions struct {
	ruleset           rulesetFlags
	from              string
	json, diff, check bool
}

func newFix() *cobra.Command {
	var o fixOptions
	c := &cobra.Command{
		Use:   "fix [FILE…|-]",
		Short: "Repair files without NATS",
		Long: `Fix repairs records from files or standard input and writes them to standard
output. A plain text file is one record, its name the id; a .jsonl file (or --from jsonl) has
one record a line. A line that cannot be read is reported with its number, the
others are still done, and the exit status is 2.`,
		Example: `  rectify fix abstract.txt
  rectify fix --diff abstract.txt
  rectify fix --json records.jsonl > clean.jsonl
  rectify fix --check --from jsonl - < records.jsonl
  rectify fix --dictionary glossary.csv --no-embedded records.jsonl`,
		RunE: func(c *cobra.Command, files []string) error {
			return o.run(files, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.ruleset.add(c)
	fl := c.Flags()
	addFrom(c, &o.from)
	fl.BoolVar(&o.json, "json", false, "write one clean record a line, explained")
	fl.BoolVar(&o.diff, "diff", false, "write what changes, and why")
	fl.BoolVar(&o.check, "check", false, "write nothing; exit 1 when something would change")
	c.MarkFlagsMutuallyExclusive("json", "diff", "check")
	return c
}

// fixed is what became of one item.
type fixed struct {
	place string
	clean []byte
	res   pipeline.Result
	err   error
}

func (o *fixOptions) run(files []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := checkFrom(o.from); err != nil {
		return err
	}
	p, err := o.ruleset.load(stderr)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	paint := newPaint(stdout)
	bad, would := 0, 0
	first := true
	for f := range ordered(items(files, o.from, stdin), func(it item) fixed { return fix(p, it) }) {
		if f.err != nil {
			fmt.Fprintf(stderr, "rectify: %s: %s\n", f.place, escaped(f.err.Error()))
			bad++
			continue
		}
		if len(f.res.Changes) > 0 {
			would++
		}
		if err := o.write(out, paint, f, first); err != nil {
			return err
		}
		first = false
		if err := out.Flush(); err != nil {
			return err
		}
	}
	switch {
	case bad > 0:
		fmt.Fprintf(stderr, "rectify: %d of the records could not be read; the others are done\n", bad)
		return errReported
	case o.check && would > 0:
		fmt.Fprintf(stderr, "rectify: %d of the records would change; see them with --diff\n", would)
		return errWouldChange
	}
	return nil
}

// fix repairs one item and holds the result to its laws.
func fix(p *pipeline.Pipeline, it item) fixed {
	f := fixed{place: it.place, err: it.err}
	if f.err != nil {
		return f
	}
	f.res, f.clean, f.err = wire.Normalize(p, it.data, inputLimit)
	return f
}

func (o *fixOptions) write(out io.Writer, paint paint, f fixed, first bool) error {
	switch {
	case o.check:
		return nil
	case o.json:
		_, err := fmt.Fprintf(out, "%s\n", f.clean)
		return err
	case o.diff:
		c, err := wire.ReadClean(f.clean)
		if err != nil {
			return err
		}
		return writeDiff(out, paint, c)
	}
	if !first {
		if _, err := fmt.Fprint(out, "\n"); err != nil {
			return err
		}
	}
	if f.res.Title != "" {
		if _, err := fmt.Fprintf(out, "%s\n\n", f.res.Title); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "%s\n", f.res.Abstract)
	return err
}
