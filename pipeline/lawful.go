package pipeline

import (
	"fmt"
	"slices"
)

// Verify checks the laws on a result: the changes make the clean text, their
// inverse gives the raw text, and a second run with the same decisions changes
// nothing more. The error says which law is broken and where.
func (p *Pipeline) Verify(res Result, decisions ...Decision) error {
	return p.newRun(decisions).verify(res)
}

func (r *recordRun) verify(res Result) error {
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
	second, err := r.normalize(again, 1)
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

// maxRounds is how often the stages run over a record at the most.
const maxRounds = 3

// Lawful is Normalize held to the laws of [Pipeline.Verify]. Where a repair
// lets an earlier stage see more, the stages go over the record again; one that breaks a law
// all the same comes out unchanged, with a flag that says which.
func (p *Pipeline) Lawful(r Record, decisions ...Decision) (Result, error) {
	var res Result
	var broken error
	run := p.newRun(decisions)
	for rounds := 1; rounds <= maxRounds; rounds++ {
		var err error
		if res, err = run.normalize(r, rounds); err != nil {
			return Result{}, err
		}
		if broken = run.verify(res); broken == nil {
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
