package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rectify/pipeline/contract"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Print what other programs may rely on: schemas and the AsyncAPI document",
		Long: `Schema prints a part of the contract: the JSON Schema (2020-12) of records as they
come in, of clean records, of the headers of dead letters, or the AsyncAPI 3 document of subjects
and streams. Without a name it lists them. Over HTTP they are under /v1/schema.`,
		Example: `  rectify schema
  rectify schema clean > clean.json
  rectify schema asyncapi`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.FixedCompletions([]string{contract.Record, contract.Clean, contract.Dead, contract.Async}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			documents, err := contract.Documents()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				for _, d := range documents {
					fmt.Fprintf(w, "%s\t%s\n", d.Name, d.Title)
				}
				return w.Flush()
			}
			var names []string
			for _, d := range documents {
				if d.Name == args[0] {
					_, err := c.OutOrStdout().Write(d.Data)
					return err
				}
				names = append(names, d.Name)
			}
			return fmt.Errorf("there is no schema %q; there are %s", args[0], strings.Join(names, ", "))
		},
	}
}
