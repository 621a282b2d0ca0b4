package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

// newDeadEach is a command that does something with each letter that is
// named or chosen.
func newDeadEach(name, short, long string, do func(context.Context, jetstream.JetStream, stream.Letter) error, done string) *cobra.Command {
	var f letterFlags
	var all bool
	c := &cobra.Command{
		Use:   name + " [NUMBER...]",
		Short: short,
		Long:  long + "\n\nName them by their numbers, choose them by --reason, --source, --since and --until, or take\n--all.",
		Example: "  rectify dead " + name + " 17 18\n  rectify dead " + name + " --reason panic --since 2026-01-31\n" +
			"  rectify dead " + name + " --all",
		RunE: func(c *cobra.Command, args []string) error {
			numbers, err := numbersOf(args)
			if err != nil {
				return err
			}
			which, err := f.letters(time.Now())
			if err != nil {
				return err
			}
			chosen := which != (stream.Letters{})
			switch {
			case len(numbers) == 0 && !chosen && !all:
				return fmt.Errorf("say which: numbers, --reason, --source, --since, --until, or --all")
			case len(numbers) > 0 && (chosen || all):
				return errors.New("give either numbers or what chooses them")
			}
			js, end, err := f.open(c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer end()
			n, err := forEach(c.Context(), js, numbers, which, do)
			if n > 0 || err == nil {
				if _, err := fmt.Fprintf(c.OutOrStdout(), "%s %s\n", plural(n, "dead letter"), done); err != nil {
					return err
				}
			}
			return err
		},
	}
	f.add(c)
	c.Flags().BoolVar(&all, "all", false, "all of them")
	spoken(c, "all")
	return c
}

// forEach does something with each letter and says with how many; it goes on
// after an error.
func forEach(ctx context.Context, js jetstream.JetStream, numbers []uint64, which stream.Letters, do func(context.Context, jetstream.JetStream, stream.Letter) error) (n int, err error) {
	var errs []error
	one := func(l stream.Letter, err error) {
		if err == nil {
			err = do(ctx, js, l)
		}
		if err != nil {
			errs = append(errs, err)
			return
		}
		n++
	}
	for _, number := range numbers {
		one(stream.ReadLetter(ctx, js, number))
	}
	if len(numbers) == 0 {
		for l, err := range which.Read(ctx, js) {
			one(l, err)
		}
	}
	return n, errors.Join(errs...)
}
