package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline"
	"rectify/pipeline/dictionary"
	"rectify/pipeline/stream"
	"rectify/pipeline/term"
)

// settingsJSON is what a published ruleset says beside its dictionaries: the
// flags that decide.
type settingsJSON struct {
	Style string   `json:"style"`
	Langs []string `json:"langs,omitempty"` // of CSV files without header
	Only  []string `json:"only,omitempty"`
	Skip  []string `json:"skip,omitempty"`

	Spelling           string `json:"spelling,omitempty"`
	ChinesePunctuation bool   `json:"chinese_punctuation,omitempty"`
}

// published says the flags as a manifest has them.
func (f *rulesetFlags) published() (stream.Manifest, error) {
	settings, err := json.Marshal(settingsJSON{Style: f.style, Langs: f.langs, Only: f.only, Skip: f.skip, Spelling: f.spelling, ChinesePunctuation: f.chinese})
	return stream.Manifest{Embedded: !f.noEmbedded, Settings: settings, Rectify: pipeline.Engine}, err
}

// flagsOfManifest are the flags that a manifest stands for, without its files.
func flagsOfManifest(m stream.Manifest) (*rulesetFlags, error) {
	var s settingsJSON
	if err := json.Unmarshal(m.Settings, &s); err != nil {
		return nil, fmt.Errorf("version %d of the ruleset: settings: %w", m.Version, err)
	}
	return &rulesetFlags{noEmbedded: !m.Embedded, langs: s.Langs, only: s.Only, skip: s.Skip, style: s.Style, spelling: s.Spelling, chinese: s.ChinesePunctuation}, nil
}

// fixed is the ruleset that the command line, the environment or the file
// chose, which then stays; nil when they leave it to what is published.
func (f *rulesetFlags) fixed(c *cobra.Command) (stream.Rulesets, error) {
	for _, name := range []string{"dictionary", "no-embedded", "only", "skip", "style", "spelling", "chinese-punctuation"} {
		if c.Flags().Changed(name) {
			return f.own(c.ErrOrStderr())
		}
	}
	return nil, nil
}

// own is the ruleset of the flags, which then stays.
func (f *rulesetFlags) own(stderr io.Writer) (stream.Rulesets, error) {
	p, err := f.load(stderr)
	if err != nil {
		return nil, err
	}
	return stream.Fixed(p), nil
}

// inForce is the ruleset that is fixed or, when there is none, those that are
// published, followed until stop is called.
func inForce(ctx context.Context, js jetstream.JetStream, t stream.Topology, fixed stream.Rulesets, log *slog.Logger) (rulesets stream.Rulesets, stop func(), err error) {
	if fixed != nil {
		return fixed, func() {}, nil
	}
	published, err := stream.OpenPublished(ctx, js, t)
	if err != nil {
		return nil, nil, err
	}
	f, err := follow(ctx, published, log)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.run(ctx)
	}()
	return f, func() { cancel(); <-ended }, nil
}

// follower is the ruleset in force: the one published last, and until one is,
// that of the program itself.
type follower struct {
	published *stream.Published
	log       *slog.Logger
	current   atomic.Pointer[stream.Ruleset]
}

// follow begins with the ruleset in force now. A published one that does not
// load is an error: the program's own would be another than that of the other workers.
func follow(ctx context.Context, published *stream.Published, log *slog.Logger) (*follower, error) {
	f := &follower{published: published, log: log}
	versions, err := published.Versions(ctx)
	if err != nil {
		return nil, err
	}
	if n := len(versions); n > 0 {
		return f, f.take(ctx, versions[n-1])
	}
	var flags rulesetFlags
	flags.style = string(term.FirstFull)
	p, err := flags.load(io.Discard)
	if err != nil {
		return nil, err
	}
	f.current.Store(&stream.Ruleset{Pipeline: p})
	return f, nil
}

// Current is the ruleset in force.
func (f *follower) Current() stream.Ruleset { return *f.current.Load() }

// run takes up what is published until ctx is done. What does not load leaves
// the ruleset before it in force.
func (f *follower) run(ctx context.Context) {
	f.published.Follow(ctx, func(m stream.Manifest) error {
		if m.Version == f.Current().Epoch {
			return nil
		}
		return f.take(ctx, m)
	}, func(err error) {
		f.log.Error("the published ruleset is not taken up, the one before it stays", "error", err)
	})
}

// take puts a published version in force.
func (f *follower) take(ctx context.Context, m stream.Manifest) error {
	p, err := loadPublished(ctx, f.published, m)
	if err != nil {
		return err
	}
	if p.Ruleset() != m.Ruleset {
		f.log.Warn("the published ruleset is another here: this program differs from the one that published it",
			"version", m.Version, "here", p.Ruleset(), "there", m.Ruleset, "program", pipeline.Engine, "publisher", m.Rectify)
	}
	f.current.Store(&stream.Ruleset{Epoch: m.Version, Version: fmt.Sprintf("v%d", m.Version), Pipeline: p})
	f.log.Info("ruleset taken up", "version", m.Version, "ruleset", p.Ruleset())
	return nil
}

// loadPublished makes the pipeline of a published version.
func loadPublished(ctx context.Context, published *stream.Published, m stream.Manifest) (*pipeline.Pipeline, error) {
	flags, err := flagsOfManifest(m)
	if err != nil {
		return nil, err
	}
	stored, err := published.Files(ctx, m)
	if err != nil {
		return nil, err
	}
	var files []dictionary.File
	for _, s := range stored {
		files = append(files, dictionary.File{Name: s.Name, Data: s.Data})
	}
	concepts, err := flags.layers(files, io.Discard)
	if err != nil {
		return nil, fmt.Errorf("version %d of the ruleset: %w", m.Version, err)
	}
	g, err := compile(concepts)
	if err != nil {
		return nil, fmt.Errorf("version %d of the ruleset: %w", m.Version, err)
	}
	p, err := flags.pipeline(g)
	if err != nil {
		return nil, fmt.Errorf("version %d of the ruleset: %w", m.Version, err)
	}
	return p, nil
}
