package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline/dictionary"
)

func newDictDiff() *cobra.Command {
	return &cobra.Command{
		Use:   "diff A B",
		Short: "Say in what two dictionaries differ",
		Long: `Diff compares two dictionaries by what they say, not by how it is written: files, or
directories of files, of any format that can be read. A line is a difference: + what B has
more, - what it lacks, ~ what it says otherwise. Where a concept stands, and in what order,
makes no difference.

The exit status is 0 when they say the same, 1 when they differ, as diff has it, and 2
when there is trouble.`,
		Example: `  rectify dict diff dictionaries/fora.yaml fora-new.yaml
  rectify dict diff dictionaries/ ../older/dictionaries/`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return dictDiff(c.OutOrStdout(), args[0], args[1])
		},
	}
}

func dictDiff(w io.Writer, a, b string) error {
	before, err := readTree(a)
	if err != nil {
		return err
	}
	after, err := readTree(b)
	if err != nil {
		return err
	}
	differences := dictionary.Diff(before, after)
	for _, d := range differences {
		if _, err := fmt.Fprintln(w, d); err != nil {
			return err
		}
	}
	if len(differences) > 0 {
		return errDiffer
	}
	return nil
}
