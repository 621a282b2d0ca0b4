package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/pipeline/dictionary"
)

func newDictTest() *cobra.Command {
	var langs []string
	c := &cobra.Command{
		Use:   "test [FILE…]",
		Short: "Run the examples of dictionaries",
		Long: `Test runs every example of the files (of the embedded dictionary when none is
named): what must change, and what must stay. The concepts of all files named
are in force together. It looks for nothing else; "rectify dict lint" does.

The exit status is 2 when an example fails or a file cannot be read.`,
		Example: "  rectify dict test\n  rectify dict test my-terms.yaml",
		RunE: func(c *cobra.Command, files []string) error {
			return testExamples(files, langs, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringSliceVar(&langs, "langs", nil, "languages of the columns of a CSV dictionary without header, as zh,en")
	return c
}

func testExamples(files, langs []string, stdout, stderr io.Writer) error {
	sources, err := dictionaryFiles(files)
	if err != nil {
		return err
	}
	concepts, err := readAll(sources, dictionary.Options{Langs: langs}, nil)
	if err != nil {
		return err
	}
	examples := 0
	for i := range concepts {
		examples += len(concepts[i].Examples)
	}
	faults := checkExamples(concepts)
	for _, f := range faults {
		fmt.Fprintf(stderr, "%s\n", f)
	}
	if _, err := fmt.Fprintf(stdout, "%s of %s, %d failed\n", plural(examples, "example"), plural(len(concepts), "concept"), len(faults)); err != nil {
		return err
	}
	if len(faults) > 0 {
		return errReported
	}
	return nil
}
