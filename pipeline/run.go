package pipeline

import (
	"cmp"
	"fmt"
	"slices"
)

// fieldRun takes one field of a record through the stages.
type fieldRun struct {
	pipeline *Pipeline
	result   *Result // of the record, so far
	name     string
	trace    trace
	view     View // of the text as it is now
	verdicts []verdict
	accepted map[string]bool // IDs of accepting decisions that met their change

	suggestions []Change      // in the order of the stages
	told        map[Flag]bool // flags of stages, which an earlier round may have raised
}

// begin takes in a raw text and the decisions, and puts in what editors wrote
// themselves.
func (r *fieldRun) begin(of *recordRun, name, raw string, memo memo) {
	*r = fieldRun{pipeline: of.pipeline, result: &of.result, name: name, trace: *newTrace(raw)}
	var lost []Decision
	r.verdicts, lost = resolve(raw, name, of.decisions)
	if len(r.verdicts) > 0 {
		r.accepted = make(map[string]bool)
	}
	for _, d := range lost {
		r.flag("decision/lost", Span{}, fmt.Sprintf("The place of decision %s is no longer in the text.", d.ID))
	}
	r.retouch()
	r.view = newView(r.name, &r.trace, "und", &r.result.Record, memo)
}

// speak lets stages speak, in their order, while there is text to speak of.
func (r *fieldRun) speak(stages []Stage) error {
	for i := range stages {
		if r.view.Text == "" {
			return nil
		}
		if r.pipeline.between != nil {
			r.pipeline.between()
		}
		if err := r.stage(&stages[i]); err != nil {
			return fmt.Errorf("record %q: %s: stage %s: %w", r.result.Record.ID, r.name, stages[i].Name, err)
		}
	}
	return nil
}

// end says what became of the decisions and the text.
func (r *fieldRun) end() {
	for _, v := range r.verdicts {
		if v.Verdict == Accept && !r.accepted[v.ID] {
			r.flag("decision/moot", v.Span, fmt.Sprintf("The change accepted by decision %s is no longer proposed.", v.ID))
		}
	}
	r.collect()
}

func (r *fieldRun) flag(rule string, raw Span, message string) {
	r.result.Flags = append(r.result.Flags, Flag{Field: r.name, Span: raw, Rule: rule, Message: message})
}

// retouch puts in the editors' own words, before any stage.
func (r *fieldRun) retouch() {
	var steps []step
	for _, v := range r.verdicts {
		if v.Verdict == Retouch {
			rule := v.Anchor.Rule
			if rule == "" {
				rule = "decision/retouch"
			}
			steps = append(steps, step{
				Edit:     &Edit{Span: v.Span, Old: r.trace.raw[v.Start:v.End], New: v.Text},
				why:      []Reason{{Rule: rule, Stage: "decision", Doc: "An editor's own words.", Confidence: 1, Evidence: []Evidence{{Decided, v.ID}}}},
				accepted: true,
			})
		}
	}
	slices.SortFunc(steps, func(a, b step) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	r.trace.apply(steps)
}

// stage lets one stage speak, makes what is to be made and keeps the rest as
// suggestions.
func (r *fieldRun) stage(s *Stage) error {
	p := s.Propose(&r.view)
	if len(p.Edits)+len(p.Flags)+len(p.Fields) == 0 {
		return nil // as most stages of most texts
	}
	SortEdits(p.Edits)
	var few [8]step // seldom are there more
	steps := slices.Grow(few[:0], len(p.Edits))
	reasons := make([]Reason, 0, len(p.Edits))
	for i := range p.Edits {
		e := &p.Edits[i]
		if err := check(r.view.Text, e); err != nil {
			return err
		}
		if len(e.Evidence) == 0 || e.Rule == "" {
			return fmt.Errorf("an edit of %+q gives no rule or no evidence", e.Old)
		}
		if e.Old == e.New || !s.Restores && alters(r.view.Protected(), e) {
			continue
		}
		e.Confidence = round2(e.Confidence)
		reasons = append(reasons, Reason{Rule: e.Rule, Stage: s.Name, Doc: s.summary, Evidence: e.Evidence, Confidence: e.Confidence})
		if st, ok := r.judge(step{Edit: e, why: slices.Clip(reasons[len(reasons)-1:])}); ok {
			steps = append(steps, st)
		}
	}
	steps, err := r.settle(steps)
	if err != nil {
		return err
	}
	r.tell(p.Flags)
	r.result.Fields = append(r.result.Fields, p.Fields...)
	r.trace.apply(steps)
	r.view.follow()
	return nil
}

// tell keeps flags for editors, said of the raw text, each once.
func (r *fieldRun) tell(flags []Flag) {
	for _, f := range flags {
		f.Field, f.Span = r.name, r.trace.origin(f.Span)
		if r.told[f] {
			continue
		}
		if r.told == nil {
			r.told = make(map[Flag]bool)
		}
		r.told[f] = true
		r.result.Flags = append(r.result.Flags, f)
	}
}

// judge decides what becomes of an edit: a step to make, or a suggestion, or,
// where an editor has written the words, nothing.
func (r *fieldRun) judge(st step) (step, bool) {
	var raw Span
	if len(r.verdicts) > 0 {
		raw = r.trace.origin(st.Span)
	}
	for _, v := range r.verdicts {
		same := v.Anchor.Rule == "" || v.Anchor.Rule == st.Rule
		switch {
		case !meets(v.Span, raw):
		case v.Verdict == Retouch:
			return step{}, false
		case v.Verdict == Reject && same:
			r.suggest(st, Rejected)
			return step{}, false
		case v.Verdict == Reject:
			r.suggest(st, Suggested)
			return step{}, false
		case v.Verdict == Accept && same:
			r.accepted[v.ID] = true
			st.accepted = true
			return st, true
		}
	}
	if !r.pipeline.config.Policy.applies(st.Edit) {
		r.suggest(st, Suggested)
		return step{}, false
	}
	return st, true
}

// settle resolves overlaps between the steps of one stage: an editor's word
// stands, what it overlaps becomes a suggestion. Two steps of the machine must
// not overlap.
func (r *fieldRun) settle(steps []step) ([]step, error) {
	out := steps[:0]
	for _, st := range steps {
		for len(out) > 0 && meets(out[len(out)-1].Span, st.Span) {
			last := out[len(out)-1]
			if !last.accepted && !st.accepted {
				return nil, fmt.Errorf("%w: %+q (%s) and %+q (%s)", ErrOverlap, last.Old, last.Rule, st.Old, st.Rule)
			}
			if last.accepted {
				break
			}
			r.suggest(last, Suggested)
			out = out[:len(out)-1]
		}
		if n := len(out); n > 0 && meets(out[n-1].Span, st.Span) {
			r.suggest(st, Suggested)
			continue
		}
		out = append(out, st)
	}
	return out, nil
}
