package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rectify/dictionaries"
	"rectify/pipeline/dictionary"
)

func newDict() *cobra.Command {
	c := &cobra.Command{
		Use:   "dict",
		Short: "Look after dictionaries",
		Long: `Dict looks things up in dictionaries, checks them, compares them, and brings them in and
out. How they are written is said in dictionaries/README.md.`,
		Example: `  rectify dict show ARF
  rectify dict lint my-terms.yaml
  rectify dict import glossary.tbx --to yaml > my-terms.yaml
  rectify dict publish my-terms.yaml`,
	}
	c.AddCommand(newDictLint(), newDictTest(), newDictShow(), newDictImport(), newDictExport(), newDictDiff(),
		newDictPublish(), newDictVersions(), newDictRollback())
	return c
}

func newDictLint() *cobra.Command {
	var langs []string
	c := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: "Find every fault of dictionaries, with file, line and column",
		Long: `Lint reads the files (the embedded dictionary when none is named), checks each
concept, all concepts against each other, and runs every example. All faults are told at
once. Warnings do not change the exit status.`,
		Example: "  rectify dict lint\n  rectify dict lint my-terms.yaml terms.csv",
		RunE: func(c *cobra.Command, files []string) error {
			return lint(files, langs, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringSliceVar(&langs, "langs", nil, "languages of the columns of a CSV dictionary without header, as zh,en")
	return c
}

func lint(files, langs []string, stdout, stderr io.Writer) error {
	sources, err := dictionaryFiles(files)
	if err != nil {
		return err
	}
	concepts, faults := dictionary.Load(sources, dictionary.Options{Langs: langs})
	faults = append(faults, checkExamples(concepts)...)
	bad := 0
	for _, f := range faults {
		kind := "warning"
		if !f.Warning {
			kind = "error"
			bad++
		}
		fmt.Fprintf(stderr, "%s: %s: %s\n", f.Position, kind, f.Problem)
	}
	if _, err := fmt.Fprintf(stdout, "%s, %s, %s\n", plural(len(concepts), "concept"), plural(bad, "error"), plural(len(faults)-bad, "warning")); err != nil {
		return err
	}
	if bad > 0 {
		return errReported
	}
	return nil
}

// dictionaryFiles reads the files named, or the embedded ones.
func dictionaryFiles(names []string) ([]dictionary.File, error) {
	if len(names) == 0 {
		return dictionary.Files(dictionaries.FS, "dictionaries")
	}
	var files []dictionary.File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, dictionary.File{Name: name, Data: data})
	}
	return files, nil
}
