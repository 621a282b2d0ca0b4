package main

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

func newDeadShow() *cobra.Command {
	var f letterFlags
	var raw bool
	c := &cobra.Command{
		Use:   "show NUMBER",
		Short: "Show a dead letter: why it is one, and the bytes as they came",
		Long: `Show prints a dead letter, with what a terminal would not print as \x1b. With --raw it writes
the bytes as they came and nothing else.`,
		Example: "  rectify dead show 17\n  rectify dead show 17 --raw > record.json",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			numbers, err := numbersOf(args)
			if err != nil {
				return err
			}
			js, done, err := f.open(c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer done()
			l, err := stream.ReadLetter(c.Context(), js, numbers[0])
			if err != nil {
				return err
			}
			return showLetter(c.OutOrStdout(), l, raw)
		},
	}
	f.server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	c.Flags().BoolVar(&raw, "raw", false, "write the bytes as they came, nothing else")
	return c
}

func showLetter(w io.Writer, l stream.Letter, raw bool) error {
	if raw {
		_, err := w.Write(l.Data)
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range [][2]string{
		{"problem", escaped(l.Problem)},
		{"reason", quoted(l.Reason)},
		{"source", quoted(l.Source)},
		{"record", quoted(l.Record)},
		{"came on", quoted(l.From)},
		{"came", l.Came.Local().Format(time.DateTime)},
		{"given up", l.Buried.Local().Format(time.DateTime)},
		{"attempts", strconv.Itoa(l.Attempts)},
		{"ruleset", quoted(l.Ruleset)},
		{"bytes", strconv.Itoa(len(l.Data))},
	} {
		if row[1] != "" {
			fmt.Fprintf(table, "%s\t%s\n", row[0], row[1])
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%s\n", escaped(string(l.Data)))
	return err
}
