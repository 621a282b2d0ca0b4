package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newConfig() *cobra.Command {
	return &cobra.Command{
		Use:   "config COMMAND [FLAGS OF IT]",
		Short: "Show the settings a command would run with, and where each comes from",
		Long: `Config prints what a command would run with: every setting, its value and who gave it.
A flag counts before the environment, the environment before the file, the file before the default.

Every flag is a setting, but for those that choose dead letters and --repair: they count on the
command line alone. --js-domain is js-domain in the file and RECTIFY_JS_DOMAIN in the
environment. A setting under the name of a command in the file is that command's alone:

  nats: nats://nats.example.org:4222
  worker:
    dictionary: [ours.yaml, theirs.tbx]

The file is rectify/rectify.yaml in the user's configuration directory, or that of --config or
RECTIFY_CONFIG. Passwords and tokens are not printed.`,
		Example: `  rectify config worker
  RECTIFY_NATS=tls://nats.example.org rectify config worker --user ingest
  rectify config up --config site.yaml`,
		DisableFlagParsing: true, // they are the other command's
		PersistentPreRunE:  func(*cobra.Command, []string) error { return nil },
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, sub := range c.Root().Commands() {
					names = append(names, sub.Name())
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(args, "-h") || slices.Contains(args, "--help") {
				return c.Help()
			}
			sub, rest, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			if sub != c.Root() && sub.HasSubCommands() && len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
				return knownWord(sub, rest)
			}
			if sub.HasSubCommands() {
				return errors.New("name a command before its flags, as in rectify config worker")
			}
			if err := sub.ParseFlags(rest); err != nil {
				return err
			}
			if err := configure(sub); err != nil {
				return err
			}
			return showSettings(c.OutOrStdout(), sub)
		},
	}
}

// showSettings prints the settings of a command in the form of the file.
func showSettings(w io.Writer, c *cobra.Command) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "# rectify %s\n", commandName(c))
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if isSetting(f) {
			fmt.Fprintf(table, "%s: %s\t# %s\n", f.Name, printable(f), setBy(f))
		}
	})
	return table.Flush()
}

// printable is the value of a flag as the file has it, without what is secret.
func printable(f *pflag.Flag) string {
	value := f.Value.String()
	switch _, hidden := f.Annotations[secretFlag]; {
	case hidden && value != "":
		return "********"
	case value == "":
		return `""`
	}
	if _, many := f.Value.(pflag.SliceValue); many {
		return value
	}
	return redacted(value)
}

// redacted takes the passwords out of the addresses of a list.
func redacted(value string) string {
	if !strings.Contains(value, "://") {
		return value
	}
	all := strings.Split(value, ",")
	for i, one := range all {
		if u, err := url.Parse(strings.TrimSpace(one)); err == nil && u.User != nil {
			if _, has := u.User.Password(); !has { // a token stands where a user would
				u.User = url.UserPassword("xxxxx", "")
			}
			all[i] = u.Redacted()
		}
	}
	return strings.Join(all, ",")
}

func setBy(f *pflag.Flag) string {
	if from, ok := f.Annotations[setByFlag]; ok {
		return from[0]
	}
	if f.Changed {
		return "flag"
	}
	return "default"
}
