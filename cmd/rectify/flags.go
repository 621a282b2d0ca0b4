package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// inputs are what --from takes.
var inputs = []string{"text", "jsonl"}

// addFrom adds the flag that says what the input is.
func addFrom(c *cobra.Command, from *string) {
	c.Flags().StringVar(from, "from", "", "what the input is: text or jsonl; by the file's ending if not given")
	complete(c, "from", inputs...)
}

func checkFrom(from string) error {
	if from == "" || slices.Contains(inputs, from) {
		return nil
	}
	return fmt.Errorf("--from %q: it is %s", from, strings.Join(inputs, " or "))
}

// complete tells the shell the values a flag takes.
func complete(c *cobra.Command, flag string, values ...string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is not there: a mistake in this program
	}
}
