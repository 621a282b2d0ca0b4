package stream

import "rectify/pipeline"

// Ruleset is everything that decides besides the record and the editors, as it
// was published.
type Ruleset struct {
	Epoch    uint64 // of two published rulesets the later has the higher; 0 for one that never was
	Version  string // its name; may be empty
	Pipeline *pipeline.Pipeline
}

// Rulesets knows the ruleset in force. A worker asks for every record, so that
// a new one is taken up at once; each record is made under one. Current must be
// safe for concurrent use.
type Rulesets interface{ Current() Ruleset }

// Current is the ruleset itself: one that is always in force.
func (r Ruleset) Current() Ruleset { return r }

// Fixed is a pipeline that is always in force.
func Fixed(p *pipeline.Pipeline) Rulesets { return Ruleset{Pipeline: p} }
