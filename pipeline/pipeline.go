package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Engine is the version of the code that decides. It changes whenever the same
// record and settings could come out otherwise.
const Engine = "v0.1.0"

// Config is everything that decides besides the record: the ruleset.
type Config struct {
	Stages   []Stage
	Off      []Switch // languages that a stage leaves alone
	Policy   Policy
	Identify Identify
	Settings string // of Identify and whatever else decides, in canonical form
}

// Switch turns a stage off in one language: text of it is left as the stages
// before left it. "zh" stands for zh-Hans and zh-Hant as well.
type Switch struct{ Stage, Lang string }

// Pipeline is the pure function from a record and decisions to a clean text
// and its changes. It is safe for concurrent use.
type Pipeline struct {
	config  Config
	ruleset string
	between func()
}

// New makes a pipeline. It refuses stages without a name, a documentation with
// its Before and After, or a function, and two of one name.
func New(c Config) (*Pipeline, error) {
	if c.Identify == nil {
		return nil, errors.New("no language identification given")
	}
	var errs []error
	seen := make(map[string]bool)
	for i, s := range c.Stages {
		switch {
		case s.BeforeLanguage && i > 0 && !c.Stages[i-1].BeforeLanguage:
			errs = append(errs, fmt.Errorf("stage %q runs before the language is known, stage %q after it: exchange them", s.Name, c.Stages[i-1].Name))
		case s.Name == "":
			errs = append(errs, fmt.Errorf("stage %d has no name", i+1))
		case seen[s.Name]:
			errs = append(errs, fmt.Errorf("stage %q is listed twice", s.Name))
		case !strings.Contains(s.Doc, "Before:") || !strings.Contains(s.Doc, "After:"):
			errs = append(errs, fmt.Errorf("stage %q is undocumented: its Doc needs a Before: and an After: line", s.Name))
		case s.Propose == nil:
			errs = append(errs, fmt.Errorf("stage %q proposes nothing", s.Name))
		}
		seen[s.Name] = true
	}
	for _, o := range c.Off {
		i := slices.IndexFunc(c.Stages, func(s Stage) bool { return s.Name == o.Stage })
		switch {
		case i < 0:
			errs = append(errs, fmt.Errorf("stage %q, turned off in %q, is not listed", o.Stage, o.Lang))
		case c.Stages[i].BeforeLanguage:
			errs = append(errs, fmt.Errorf("stage %q runs before the language is known: it can be left out, not turned off in %q alone", o.Stage, o.Lang))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	p := &Pipeline{config: c, ruleset: c.hash()}
	p.config.Stages = silenced(c.Stages, c.Off)
	for i := range p.config.Stages {
		p.config.Stages[i].summary = p.config.Stages[i].Summary()
	}
	return p, nil
}

// hash names the ruleset by its content.
func (c Config) hash() string {
	h := sha256.New()
	part := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	part(Engine)
	part(c.Settings)
	for _, s := range c.Stages {
		part(s.Name)
		part(s.Settings)
	}
	tiers := make([]string, 0, len(c.Policy.Apply))
	for tier, least := range c.Policy.Apply {
		tiers = append(tiers, fmt.Sprintf("%s=%.2f", tier, least))
	}
	slices.Sort(tiers)
	part(strings.Join(tiers, " "))
	off := make([]string, 0, len(c.Off))
	for _, o := range c.Off {
		off = append(off, o.Stage+"@"+o.Lang)
	}
	slices.Sort(off)
	part(strings.Join(slices.Compact(off), " "))
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// Between is the pipeline with a function that is called before every stage. It
// changes nothing of what the pipeline does: a caller who has more urgent work
// than a record lets it go on there.
func (p *Pipeline) Between(call func()) *Pipeline {
	q := *p
	q.between = call
	return &q
}

// Ruleset is the hash of everything that decides besides the record.
func (p *Pipeline) Ruleset() string { return p.ruleset }
