package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

func newDictVersions() *cobra.Command {
	var server connection
	var asJSON bool
	c := &cobra.Command{
		Use:     "versions",
		Short:   "List the published versions of the ruleset",
		Long:    `Versions lists what was published, oldest first; the last is in force.`,
		Example: "  rectify dict versions\n  rectify dict versions --json",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			published, done, err := server.published(c.Context(), newLog(c.ErrOrStderr()))
			if err != nil {
				return err
			}
			defer done()
			versions, err := published.Versions(c.Context())
			if err != nil {
				return err
			}
			return listVersions(c.OutOrStdout(), versions, asJSON)
		},
	}
	server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one version a line")
	return c
}

func listVersions(w io.Writer, versions []stream.Manifest, asJSON bool) error {
	if asJSON {
		out := json.NewEncoder(w)
		for _, m := range versions {
			if err := out.Encode(m); err != nil {
				return err
			}
		}
		return nil
	}
	if len(versions) == 0 {
		_, err := fmt.Fprintln(w, "nothing is published: workers use the dictionary of the program")
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "VERSION\tPUBLISHED\tBY\tFILES\tNOTE")
	for i, m := range versions {
		note := m.Note
		if m.Restores > 0 {
			note = strings.TrimSpace(fmt.Sprintf("restores %d. %s", m.Restores, note))
		}
		if i == len(versions)-1 {
			note = strings.TrimSpace("in force. " + note)
		}
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\n", m.Version, m.At.Local().Format(time.DateTime), escaped(m.By), layersOf(m), escaped(note))
	}
	return table.Flush()
}

// layersOf names the dictionaries of a version.
func layersOf(m stream.Manifest) string {
	var names []string
	if m.Embedded {
		names = append(names, "(embedded)")
	}
	for _, f := range m.Files {
		names = append(names, path.Base(f.Name))
	}
	return strings.Join(names, " ")
}

func newDictRollback() *cobra.Command {
	var o publishOptions
	c := &cobra.Command{
		Use:   "rollback VERSION",
		Short: "Put an earlier version of the ruleset in force again",
		Long: `Rollback publishes the content of an earlier version under a new number, so that
what is made under it counts as newer than what it takes back.`,
		Example: "  rectify dict rollback 3 --note \"version 4 renames too much\"",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			version, err := strconv.ParseUint(strings.TrimPrefix(args[0], "v"), 10, 64)
			if err != nil || version == 0 {
				return fmt.Errorf("%q is not the number of a version; rectify dict versions has them", args[0])
			}
			published, done, err := o.server.published(c.Context(), newLog(c.ErrOrStderr()))
			if err != nil {
				return err
			}
			defer done()
			old, err := published.Version(c.Context(), version)
			if err != nil {
				return err
			}
			if _, err := loadPublished(c.Context(), published, old); err != nil {
				return fmt.Errorf("it does not load any more: %w", err)
			}
			m, err := published.Rollback(c.Context(), version, o.name(), o.note, time.Now().UTC())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "version %d is in force, with what was version %d\n", m.Version, version)
			return err
		},
	}
	o.add(c)
	return c
}
