package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rectify/pipeline"
)

func newVersion() *cobra.Command {
	var flags rulesetFlags
	c := &cobra.Command{
		Use:     "version",
		Short:   "Print the version and the ruleset in force",
		Example: "  rectify version",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			g, err := flags.glossary(c.ErrOrStderr())
			if err != nil {
				return err
			}
			p, err := flags.pipeline(g)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "rectify %s\nruleset %s\nconcepts %d\n", pipeline.Engine, p.Ruleset(), len(g.Concepts()))
			return err
		},
	}
	flags.add(c)
	return c
}
