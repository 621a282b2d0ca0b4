package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// acronymsOptions is what `rectify acronyms` was asked for.
type acronymsOptions struct {
	ruleset rulesetFlags
	from    string
	json    bool
}

func newAcronyms() *cobra.Command {
	var o acronymsOptions
	c := &cobra.Command{
		Use:   "acronyms [FILE…|-]",
		Short: "List the short forms that abstracts define",
		Long: `Acronyms prints the pairs of short and long form that each abstract defines, as
"ASEAN Regional Forum (ARF)": what the text says, right or wrong. A pair whose long
form is a right name of a concept of the dictionary, and whose short form is its
acronym, is followed by the concept's id.

Long forms in an alphabet are found by the letters of the short form, in any
field; of Korean, Chinese and Japanese those are found that the dictionary has.

With --json there is one object a line, in the order of the input:
{"id","pairs":[{"short","long","start","end","concept"}]}. Start and end count the
Unicode code points of the abstract from the first to the last character of
the pair, without a bracket that closes it; concept is left out where there is none.`,
		Example: `  rectify acronyms abstract.txt
  rectify acronyms --from jsonl --json records.jsonl`,
		RunE: func(c *cobra.Command, files []string) error {
			return o.run(files, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.ruleset.addDictionaries(c)
	addFrom(c, &o.from)
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line")
	return c
}

// defined is what is known of one item's acronyms.
type defined struct {
	place string
	line  acronymLine
	err   error
}

// acronymLine is what is printed of a record.
type acronymLine struct {
	ID    string        `json:"id"`
	Pairs []acronymPair `json:"pairs"`
}

func (o *acronymsOptions) run(files []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := checkFrom(o.from); err != nil {
		return err
	}
	g, err := o.ruleset.glossary(stderr)
	if err != nil {
		return err
	}
	p, err := o.ruleset.pipeline(g)
	if err != nil {
		return err
	}
	names := newNamesakes(g)
	out := bufio.NewWriter(stdout)
	bad := 0
	for d := range ordered(items(files, o.from, stdin), func(it item) defined { return define(p, names, it) }) {
		if d.err != nil {
			fmt.Fprintf(stderr, "rectify: %s: %s\n", d.place, escaped(d.err.Error()))
			bad++
			continue
		}
		if err := o.write(out, d.line); err != nil {
			return err
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

func (o *acronymsOptions) write(out io.Writer, line acronymLine) error {
	if o.json {
		data, err := json.Marshal(line)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, "%s\n", data)
		return err
	}
	for _, p := range line.Pairs {
		if _, err := fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", line.ID, p.Short, p.Long, p.Concept); err != nil {
			return err
		}
	}
	return nil
}

// define finds the pairs of one item.
func define(p *pipeline.Pipeline, names *namesakes, it item) defined {
	d := defined{place: it.place, err: it.err}
	if d.err != nil {
		return d
	}
	var m *wire.Message
	if m, d.err = wire.Parse(it.data, inputLimit); d.err != nil {
		return d
	}
	d.line = acronymLine{ID: m.Record.ID, Pairs: names.pairs(m.Record.Abstract, languageOf(p, m.Record))}
	return d
}

// languageOf is the language that a record's abstract is read in: the one it is
// in, or the one it declares when that cannot be told.
func languageOf(p *pipeline.Pipeline, r pipeline.Record) string {
	l := p.Identify(r)
	if l.Detected == "und" || l.Detected == "mul" {
		return l.Declared
	}
	return l.Detected
}
