package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
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
	config    Config
	ruleset   string
	summaries map[string]string // of the stages, by name
	between   func()
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
	summaries := make(map[string]string)
	for _, s := range c.Stages {
		summaries[s.Name] = s.Summary()
	}
	p := &Pipeline{config: c, ruleset: c.hash(), summaries: summaries}
	p.config.Stages = silenced(c.Stages, c.Off)
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

// Result is what becomes of a record.
type Result struct {
	Record          Record // as it arrived
	Title, Abstract string // clean
	Language        Language
	Changes         []Change // made; sorted by field and place, of one field not overlapping
	Suggestions     []Change // for an editor; sorted, may overlap changes and each other
	Flags           []Flag
	Fields          []Field // taken out of the text and kept
	Ruleset         string
}

// Identify says which language the record is in, without repairing it.
func (p *Pipeline) Identify(r Record) Language {
	res := Result{Record: r}
	runs, err := p.begin(&res, nil, newMemo(make(texts)))
	if err != nil { // the stage tells when the record is normalized
		l := p.config.Identify(r.Title, r.Abstract, r.Lang)
		l.Declared = r.Lang
		return l
	}
	return p.identify(r, runs)
}

// identify finds the language of a record from its fields as they are now, and
// says it of the raw ones.
func (p *Pipeline) identify(r Record, runs []fieldRun) Language {
	title, abstract := &runs[0].trace, &runs[1].trace
	l := p.config.Identify(title.now, abstract.now, r.Lang)
	l.Declared = r.Lang
	l.Title, l.Abstract = title.rawParts(l.Title), abstract.rawParts(l.Abstract)
	l.Flags = slices.Clone(l.Flags)
	for i, f := range l.Flags {
		switch f.Field {
		case Title:
			l.Flags[i].Span = title.origin(f.Span)
		case Abstract:
			l.Flags[i].Span = abstract.origin(f.Span)
		}
	}
	return l
}

// Normalize repairs a record under the decisions about it, in their order. It
// fails only when a stage breaks its contract, and names the stage.
func (p *Pipeline) Normalize(r Record, decisions ...Decision) (Result, error) {
	return p.normalize(r, 1, decisions, make(texts))
}

// normalize takes the record through all stages as often as rounds says. texts
// is what is known of texts from earlier runs over the record.
func (p *Pipeline) normalize(r Record, rounds int, decisions []Decision, texts texts) (Result, error) {
	res := Result{Record: r, Ruleset: p.ruleset}
	runs, err := p.begin(&res, decisions, newMemo(texts))
	if err != nil {
		return Result{}, err
	}
	res.Language = p.identify(r, runs)
	res.Flags = slices.Concat(res.Language.Flags, res.Flags)
	if strings.TrimSpace(r.Abstract) == "" {
		res.Flags = append(res.Flags, Flag{Rule: "record/empty", Message: "The record has no abstract."})
	}
	first := p.beforeLanguage()
	for i := range runs {
		run := &runs[i]
		parts := [][]Part{res.Language.Title, res.Language.Abstract}[i]
		run.view.parts, run.view.Lang = parts, mainLang(parts, res.Language.Detected)
		for n := range rounds {
			stages := p.config.Stages
			if n == 0 {
				stages = stages[first:] // the others have spoken
			}
			if err := run.speak(stages); err != nil {
				return Result{}, err
			}
		}
		run.end()
	}
	res.Title, res.Abstract = runs[0].trace.now, runs[1].trace.now
	return res, nil
}

// beforeLanguage is how many stages run before the language is known.
func (p *Pipeline) beforeLanguage() int {
	n := slices.IndexFunc(p.config.Stages, func(s Stage) bool { return !s.BeforeLanguage })
	if n < 0 {
		return len(p.config.Stages)
	}
	return n
}

// begin takes the fields of a record, title first, through the stages that run
// before its language is known.
func (p *Pipeline) begin(res *Result, decisions []Decision, memo memo) ([]fieldRun, error) {
	runs := []fieldRun{{name: Title}, {name: Abstract}}
	for i, raw := range []string{res.Record.Title, res.Record.Abstract} {
		run := &runs[i]
		run.pipeline, run.result = p, res
		run.begin(raw, decisions, memo)
		if err := run.speak(p.config.Stages[:p.beforeLanguage()]); err != nil {
			return nil, err
		}
	}
	return runs, nil
}

// mainLang is the language of the longest share of the parts.
func mainLang(parts []Part, otherwise string) string {
	if len(parts) == 1 { // as of most texts
		return cmp.Or(parts[0].Lang, otherwise)
	}
	size := make(map[string]int)
	best := ""
	for _, p := range parts {
		size[p.Lang] += p.Len()
	}
	for _, p := range parts { // in text order, so that ties do not depend on the map
		if best == "" || size[p.Lang] > size[best] {
			best = p.Lang
		}
	}
	if best == "" {
		return otherwise
	}
	return best
}

// Verify checks the laws on a result: the changes make the clean text, their
// inverse gives the raw text, and a second run with the same decisions changes
// nothing more. The error says which law is broken and where.
func (p *Pipeline) Verify(res Result, decisions ...Decision) error {
	return p.verify(res, decisions, make(texts))
}

func (p *Pipeline) verify(res Result, decisions []Decision, texts texts) error {
	for _, f := range []struct{ name, raw, clean string }{
		{Title, res.Record.Title, res.Title},
		{Abstract, res.Record.Abstract, res.Abstract},
	} {
		if link(f.raw, f.clean, f.name, res.Changes) {
			continue
		}
		if err := verifyChanges(f.raw, f.clean, f.name, res.Changes); err != nil {
			return err
		}
	}
	if res.Title == res.Record.Title && res.Abstract == res.Record.Abstract {
		return nil // a second run would be the first again
	}
	again := res.Record
	again.Title, again.Abstract = res.Title, res.Abstract
	second, err := p.normalize(again, 1, decisions, texts)
	if err != nil {
		return err
	}
	if len(second.Changes) > 0 {
		c := second.Changes[0]
		return fmt.Errorf("%s: not stable: %s would change %+q to %+q in the clean text", c.Field, c.Why[0].Rule, c.Before, c.After)
	}
	return nil
}

// verifyChanges says why the changes of a field do not make its clean text, or
// their inverse its raw text.
func verifyChanges(raw, clean, field string, changes []Change) error {
	got, err := ApplyChanges(raw, field, changes)
	if err != nil {
		return fmt.Errorf("changes do not apply: %w", err)
	}
	if got != clean {
		return fmt.Errorf("%s: the changes do not make the clean text: %s", field, firstDifference(got, clean))
	}
	back, err := Invert(clean, field, changes)
	if err != nil {
		return fmt.Errorf("changes do not invert: %w", err)
	}
	if back != raw {
		return fmt.Errorf("%s: the inverse does not give the raw text: %s", field, firstDifference(back, raw))
	}
	return nil
}

func firstDifference(a, b string) string {
	i := commonPrefix(a, b)
	return fmt.Sprintf("at byte %d %+q, not %+q", i, firstRunes(a[i:], context), firstRunes(b[i:], context))
}

// round2 rounds a confidence to two places and keeps it in 0..1.
func round2(f float64) float64 { return math.Round(min(max(f, 0), 1)*100) / 100 }

// maxRounds is how often the stages run over a record at the most.
const maxRounds = 3

// Lawful is Normalize held to the laws of [Pipeline.Verify]. Where a repair
// lets an earlier stage see more, the stages go over the record again; one that breaks a law
// all the same comes out unchanged, with a flag that says which.
func (p *Pipeline) Lawful(r Record, decisions ...Decision) (Result, error) {
	var res Result
	var broken error
	texts := make(texts)
	for rounds := 1; rounds <= maxRounds; rounds++ {
		var err error
		if res, err = p.normalize(r, rounds, decisions, texts); err != nil {
			return Result{}, err
		}
		if broken = p.verify(res, decisions, texts); broken == nil {
			return res, nil
		}
	}
	return unchanged(res, broken), nil
}

// unchanged is the result that leaves a record as it came and says why.
func unchanged(res Result, broken error) Result {
	return Result{
		Record: res.Record, Title: res.Record.Title, Abstract: res.Record.Abstract,
		Language: res.Language, Ruleset: res.Ruleset,
		Flags: append(slices.Clone(res.Language.Flags), Flag{
			Rule: LawBroken, Message: fmt.Sprintf("The record was left as it came: %v.", broken),
		}),
	}
}

// Broken is the flag of a result that was left as it came because it broke a
// law; ok is false for all others.
func (r Result) Broken() (f Flag, ok bool) {
	i := slices.IndexFunc(r.Flags, func(f Flag) bool { return f.Rule == LawBroken })
	if i < 0 {
		return Flag{}, false
	}
	return r.Flags[i], true
}

// LawBroken is the rule of the flag on a record that was left unchanged
// because its result would have broken a law.
const LawBroken = "law/broken"
