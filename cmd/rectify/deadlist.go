package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

func newDeadList() *cobra.Command {
	var f letterFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List dead letters, oldest first",
		Long: `List prints the dead letters, oldest first: their number, when they came to be, the reason, the
source and id as far as they can be read, and the problem. With --json, one object a line.`,
		Example: "  rectify dead list\n  rectify dead list --reason panic --json",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			which, err := f.letters(time.Now())
			if err != nil {
				return err
			}
			js, done, err := f.open(c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer done()
			if asJSON {
				return listJSON(c.Context(), js, which, c.OutOrStdout())
			}
			return list(c.Context(), js, which, c.OutOrStdout())
		},
	}
	f.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one letter a line")
	return c
}

// list prints letters as a table; a thousand at a time share their columns.
func list(ctx context.Context, js jetstream.JetStream, which stream.Letters, w io.Writer) error {
	const together = 1000
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	n := 0
	for l, err := range which.Read(ctx, js) {
		if err != nil {
			return err
		}
		if n == 0 {
			fmt.Fprintln(table, "NUMBER\tSINCE\tREASON\tSOURCE\tRECORD\tPROBLEM")
		}
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\n", l.Sequence, l.Buried.Local().Format(time.DateTime), quoted(l.Reason), quoted(l.Source), quoted(l.Record), escaped(l.Problem))
		if n++; n%together == 0 {
			if err := table.Flush(); err != nil {
				return err
			}
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, plural(n, "dead letter"))
	return err
}

// letterJSON is a dead letter for programs. The data are a string when they
// are text, and in base64 when they are not.
type letterJSON struct {
	Number   uint64    `json:"number"`
	Reason   string    `json:"reason"`
	Problem  string    `json:"problem"`
	Source   string    `json:"source"`
	Record   string    `json:"record,omitempty"`
	Attempts int       `json:"attempts"`
	Subject  string    `json:"subject"`
	Came     time.Time `json:"came"`
	Buried   time.Time `json:"buried"`
	Ruleset  string    `json:"ruleset,omitempty"`
	Text     string    `json:"text,omitempty"`
	Base64   []byte    `json:"base64,omitempty"`
}

func listJSON(ctx context.Context, js jetstream.JetStream, which stream.Letters, w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for l, err := range which.Read(ctx, js) {
		if err != nil {
			return err
		}
		j := letterJSON{
			Number: l.Sequence, Reason: l.Reason, Problem: l.Problem, Source: l.Source, Record: l.Record,
			Attempts: l.Attempts, Subject: l.From, Came: l.Came, Buried: l.Buried, Ruleset: l.Ruleset,
		}
		if utf8.Valid(l.Data) {
			j.Text = string(l.Data)
		} else {
			j.Base64 = l.Data
		}
		if err := out.Encode(j); err != nil {
			return err
		}
	}
	return nil
}
