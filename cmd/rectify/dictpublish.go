package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/user"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/spf13/cobra"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/stream"
	"rectify/pipeline/term"
)

// publishOptions are those of dict publish and dict rollback.
type publishOptions struct {
	server   connection
	ruleset  rulesetFlags
	note, by string
}

func (o *publishOptions) add(c *cobra.Command) {
	o.server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	c.Flags().StringVar(&o.note, "note", "", "say why, for those who look at the versions")
	c.Flags().StringVar(&o.by, "by", "", "say who you are (default: your user name)")
}

func newDictPublish() *cobra.Command {
	var o publishOptions
	c := &cobra.Command{
		Use:   "publish [FILE…]",
		Short: "Put dictionaries in force on every worker, without restart",
		Long: `Publish checks the files, as dict lint does, and runs every example, those of the
embedded dictionary included, with the files on top of it. When all is well it publishes
them as the next version of the ruleset, which every running worker takes up.

The files lie on the embedded dictionary, or stand alone with --no-embedded; a concept with an id
that is taken replaces the one below. What --only, --skip, --style and the house rules say is part
of the ruleset.
Without files the embedded dictionary alone is published; an empty one is refused.`,
		Example: `  rectify dict publish ours.yaml theirs.tbx --note "names of the 2026 reform"
  rectify dict publish --skip clean/case@ru ours.yaml`,
		RunE: func(c *cobra.Command, files []string) error {
			o.ruleset.dictionaries = files
			return o.publish(c.Context(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.add(c)
	o.ruleset.addReading(c)
	o.ruleset.addChoices(c)
	return c
}

func (o *publishOptions) publish(ctx context.Context, stdout, stderr io.Writer) error {
	files, err := o.ruleset.files()
	if err != nil {
		return err
	}
	concepts, err := o.checked(files, stderr)
	if err != nil {
		return err
	}
	if len(concepts) == 0 {
		return errors.New("nothing is published: it would be an empty dictionary, in force on every worker; name files, or leave out --no-embedded (RECTIFY_NO_EMBEDDED, no-embedded)")
	}
	g, err := compile(concepts)
	if err != nil {
		return err
	}
	p, err := o.ruleset.pipeline(g)
	if err != nil {
		return err
	}
	m, err := o.ruleset.published()
	if err != nil {
		return err
	}
	m.Ruleset, m.Note, m.By, m.At = p.Ruleset(), o.note, o.name(), time.Now().UTC()
	var data []stream.DictionaryFile
	for _, f := range files {
		data = append(data, stream.DictionaryFile{Name: f.Name, Data: f.Data})
	}
	published, done, err := o.server.published(ctx, newLog(stderr))
	if err != nil {
		return err
	}
	defer done()
	if m, err = published.Publish(ctx, m, data); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "version %d is in force: %s, %s\n", m.Version, plural(len(concepts), "concept"), m.Ruleset)
	return err
}

// checked is the dictionary that is to be published, if nothing is wrong with
// it. What the files say otherwise than the embedded dictionary is told.
func (o *publishOptions) checked(files []dictionary.File, stderr io.Writer) ([]term.Concept, error) {
	_, faults := dictionary.Load(files, dictionary.Options{Langs: o.ruleset.langs})
	for _, f := range faults {
		if f.Warning {
			fmt.Fprintf(stderr, "rectify: %s\n", f)
		}
	}
	if err := dictionary.Errors(faults); err != nil {
		return nil, fmt.Errorf("nothing is published:\n%w", err)
	}
	concepts, err := o.ruleset.layers(files, io.Discard)
	if err != nil {
		return nil, fmt.Errorf("nothing is published: %w", err)
	}
	if err := dictionary.Errors(checkExamples(concepts)); err != nil {
		return nil, fmt.Errorf("nothing is published: with the files on the embedded dictionary, examples fail:\n%w", err)
	}
	return concepts, nil
}

// name is who publishes.
func (o *publishOptions) name() string {
	if o.by != "" {
		return o.by
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}
