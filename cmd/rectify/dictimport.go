package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

func newDictImport() *cobra.Command {
	var to string
	var langs []string
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Turn glossaries of other tools into a dictionary",
		Long: `Import reads glossaries and writes them to standard output, as YAML if --to says
nothing else. What a file is, its ending says: ` + strings.Join(dictionary.Endings(), " ") + `.
TBX is read in versions 2 and 3, TMX from 1.1 to 1.4, XLIFF in versions 1 and 2.

What a glossary has that a dictionary has no place for is told on standard error. A file
that is not what it should be is told with line and column, nothing is written,
and the exit status is 2.

A glossary has no examples; "rectify dict lint" says what an editor should add.`,
		Example: `  rectify dict import glossary.tbx > my-terms.yaml
  rectify dict import --to csv memory.tmx
  rectify dict import --langs zh,en terms.csv      a table without a header`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			f, err := dictFormatOf(to)
			if err != nil {
				return err
			}
			sources, err := dictionaryFiles(files)
			if err != nil {
				return err
			}
			concepts, err := readAll(sources, dictionary.Options{Langs: langs}, c.ErrOrStderr())
			if err != nil {
				return err
			}
			if len(concepts) == 0 {
				fmt.Fprintln(c.ErrOrStderr(), "rectify: warning: no names in it")
			}
			return writeDictionary(c.OutOrStdout(), c.ErrOrStderr(), f, concepts, nil)
		},
	}
	addTo(c, &to)
	c.Flags().StringSliceVar(&langs, "langs", nil, "languages of the columns of a CSV dictionary without header, as zh,en")
	return c
}

func newDictExport() *cobra.Command {
	var to string
	var langs []string
	c := &cobra.Command{
		Use:   "export [FILE…]",
		Short: "Write a dictionary for other tools",
		Long: `Export writes the files, or the embedded dictionary when none is named, to
standard output in a form that other tools read. With --langs only those languages are
written; a CSV has its columns in their order, XLIFF has the first as its source and
the second as its target.

YAML holds everything. TBX holds all forms, domains, sources and notes; wrong forms
are deprecated terms. XLIFF 2, CSV, TSV, TMX and XLIFF 1.2 hold preferred names (XLIFF 2
admitted ones too). How many concepts are left out is told on standard error.`,
		Example: `  rectify dict export --to tbx3-dca > rectify.tbx
  rectify dict export --to csv --langs ko,en > ko-en.csv
  rectify dict export --to xliff2 --langs zh,en my-terms.yaml`,
		RunE: func(c *cobra.Command, files []string) error {
			f, err := dictFormatOf(to)
			if err != nil {
				return err
			}
			sources, err := dictionaryFiles(files)
			if err != nil {
				return err
			}
			concepts, err := readAll(sources, dictionary.Options{}, c.ErrOrStderr())
			if err != nil {
				return err
			}
			return writeDictionary(c.OutOrStdout(), c.ErrOrStderr(), f, concepts, langs)
		},
	}
	addTo(c, &to)
	c.Flags().StringSliceVar(&langs, "langs", nil, "write these `LANGUAGES` alone, as ko,en")
	return c
}

// readAll reads dictionary files. Warnings go to stderr, unless it is nil; the
// faults of all files are one error.
func readAll(files []dictionary.File, o dictionary.Options, stderr io.Writer) ([]term.Concept, error) {
	var concepts []term.Concept
	var faults []dictionary.Fault
	for _, f := range files {
		cs, warnings, err := dictionary.Read(f.Name, f.Data, o)
		concepts = append(concepts, cs...)
		faults = append(faults, dictionary.FaultsOf(f.Name, err)...)
		for _, w := range warnings {
			if stderr != nil {
				fmt.Fprintf(stderr, "rectify: %s\n", w)
			}
		}
	}
	if err := dictionary.Errors(faults); err != nil {
		return nil, fmt.Errorf("the dictionary cannot be read:\n%w", err)
	}
	return concepts, nil
}

// readTree reads a dictionary that is a file, or a directory of files.
func readTree(name string) ([]term.Concept, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		files, err := dictionaryFiles([]string{name})
		if err != nil {
			return nil, err
		}
		return readAll(files, dictionary.Options{}, nil)
	}
	files, err := dictionary.Files(os.DirFS(name), name)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no dictionary in it; the endings known are %s", name, strings.Join(dictionary.Endings(), " "))
	}
	return readAll(files, dictionary.Options{}, nil)
}
