// Command rectify puts names right in machine-translated abstracts.
//
// It reads records from NATS as translation tools publish them, finds out what
// language they are in, repairs names, labels, spacing and case, and emits clean records in
// which every change is explained and can be undone. Run "rectify up --sample"
// to see it work; "rectify help" lists the rest.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run()) }

// The exit statuses: fine; --check found something to change, or dict diff a
// difference; trouble.
const (
	fine    = 0
	changed = 1
	trouble = 2
)

// errWouldChange is how --check says that something would change, and streams
// that something must.
var errWouldChange = errors.New("something would change")

// errDiffer is how dict diff says that two dictionaries differ.
var errDiffer = errors.New("the dictionaries differ")

// errReported is trouble that has been told where it happened.
var errReported = errors.New("there was trouble")

// run is the program; it returns the exit status.
func run() int {
	signal.Ignore(syscall.SIGPIPE) // a closed output is an error like others
	return status(newRoot().Execute(), os.Stderr)
}

// untilInterrupted runs what goes on until Ctrl-C and ends cleanly then; a
// second Ctrl-C ends the process at once. Commands that come to an end by
// themselves just break off.
func untilInterrupted(log *slog.Logger, serve func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer context.AfterFunc(ctx, func() {
		stop() // from then on a signal does what it does without us
		log.Info("ending, when what is in hand is done; a second signal ends at once")
	})()
	err := serve(ctx)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil // it came before everything had begun
	}
	return err
}

// status tells an error, if it has not been told, and says which exit status it is.
func status(err error, stderr io.Writer) int {
	switch {
	case err == nil:
		return fine
	case errors.Is(err, errWouldChange), errors.Is(err, errDiffer):
		return changed
	case errors.Is(err, errReported):
		return trouble
	case errors.Is(err, syscall.EPIPE):
		fmt.Fprintln(stderr, "rectify: standard output was closed before everything was written")
	default:
		fmt.Fprintf(stderr, "rectify: %s\n", escaped(err.Error())) // it may quote what others sent
	}
	return trouble
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "rectify",
		Short: "Put names right in machine-translated abstracts",
		Long: `Rectify puts names right in machine-translated abstracts: "Asia-Pacific region
forum (ARF)" is the ASEAN Regional Forum. It reads records from NATS or from files,
repairs what it is sure of, suggests what it is not, and explains every change.`,
		Example: `  rectify up --sample               start everything and watch the sample records
  rectify fix --diff abstract.txt   see what would change in a file, and why
  rectify detect --from jsonl --json records.jsonl`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if words := c.Flags().Args(); c.HasSubCommands() && len(words) > 0 {
			return knownWord(c, words) // the flag is that of the command that was meant
		}
		return fmt.Errorf("%w; see %s --help", err, c.CommandPath())
	})
	addConfig(root)
	root.AddCommand(newUp(), newWorker(), newServe(), newDead(), newStreams(), newConfig(), newFix(), newDetect(), newAcronyms(), newDict(), newMeasure(), newBench(), newSchema(), newVersion())
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, c := range commandsBelow(root) {
		switch {
		case c.HasSubCommands():
			group(c)
		case c.Name() == "help":
			c.RunE = help
		}
	}
	return root
}

// group makes a command that has others below it refuse what is none of them;
// alone it would show its help and be content.
func group(c *cobra.Command) {
	c.Args = knownWord
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
}

// help shows the help of the command that the words name.
func help(c *cobra.Command, words []string) error {
	named, rest, err := c.Root().Find(words)
	if err == nil && named.HasSubCommands() {
		err = knownWord(named, rest)
	}
	if err != nil {
		return err
	}
	named.InitDefaultHelpFlag()
	return named.Help()
}

// knownWord refuses the first word after a command that has others below it, in
// the words that the root command has for it.
func knownWord(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	meant := ""
	c.SuggestionsMinimumDistance = 2 // as at the root
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		meant = "\n\nDid you mean this?\n\t" + strings.Join(near, "\n\t") + "\n"
	}
	return fmt.Errorf("unknown command %q for %q%s", args[0], c.CommandPath(), meant)
}
