package stream

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
)

// change is what a stream that exists has otherwise than this package needs it.
type change struct {
	what  string
	loses string // what the change costs; "" when it costs nothing
	never string // why nobody can make the change, and what to do; "" when it can be made
}

func (c change) String() string {
	s := c.what
	for _, more := range []string{c.loses, c.never} {
		if more != "" {
			s += "; " + more
		}
	}
	return s
}

// earlierDead is what the subjects of dead letters were once. Nobody else's are
// taken away with it.
const earlierDead = deadPrefix + "*.*.*"

// adopt gives a stream that exists what this package needs of it, and says
// what was otherwise.
func adopt(have *jetstream.StreamConfig, want jetstream.StreamConfig, state jetstream.StreamState, maxPayload int64) (changes []change) {
	changes = hopeless(have, state)
	add := func(what string, have, want any, loses string) {
		changes = append(changes, change{what: fmt.Sprintf("%s: %v, must be %v", what, have, want), loses: loses})
	}
	if !sameSubjects(have.Subjects, want.Subjects) {
		add("subjects", have.Subjects, want.Subjects, others(have.Subjects, want.Subjects))
		have.Subjects = want.Subjects
	}
	if have.Retention == jetstream.InterestPolicy { // it keeps less, and the server can change it
		add("retention", have.Retention, want.Retention, "")
		have.Retention = want.Retention
	}
	if want.Discard == jetstream.DiscardNew && have.Discard != want.Discard { // elsewhere it may lose less than ours
		add("what is discarded when it is full", have.Discard, want.Discard, "")
		have.Discard = want.Discard
	}
	if have.DiscardNewPerSubject {
		add("whether a second message of a subject is refused", true, false, "")
		have.DiscardNewPerSubject = false
	}
	if have.MaxMsgsPerSubject != want.MaxMsgsPerSubject {
		add("messages of one subject", have.MaxMsgsPerSubject, want.MaxMsgsPerSubject, superseded(want, state))
		have.MaxMsgsPerSubject = want.MaxMsgsPerSubject
	}
	switch limit := int64(have.MaxMsgSize); {
	case want.MaxMsgSize > 0 && have.MaxMsgSize != want.MaxMsgSize:
		add("bytes of a message", have.MaxMsgSize, want.MaxMsgSize, "")
		have.MaxMsgSize = want.MaxMsgSize
	case want.MaxMsgSize <= 0 && limit > 0 && limit < maxPayload: // an outcome may be as long as the server allows
		add("bytes of a message", have.MaxMsgSize, "without limit", "")
		have.MaxMsgSize = -1
	}
	if have.NoAck {
		add("whether it keeps silent about what it has stored", true, false, "")
		have.NoAck = false
	}
	if want.AllowDirect && !have.AllowDirect {
		add("direct reading", false, true, "")
		have.AllowDirect = true
	}
	if want.AllowAtomicPublish && !have.AllowAtomicPublish {
		add("atomic batches", false, true, "")
		have.AllowAtomicPublish = true
	}
	return changes
}

// replicate gives a stream the replicas that were asked for.
func replicate(have *jetstream.StreamConfig, replicas int) []change {
	if replicas == 0 || have.Replicas == replicas {
		return nil
	}
	c := change{what: fmt.Sprintf("replicas: %d, must be %d", have.Replicas, replicas)}
	have.Replicas = replicas
	return []change{c}
}

// hopeless is what makes a stream useless to us and cannot be changed.
func hopeless(have *jetstream.StreamConfig, state jetstream.StreamState) (all []change) {
	never := fmt.Sprintf("that cannot be changed. If its %d messages are of use, save them (nats stream backup %s DIRECTORY); "+
		"deleting the stream deletes them. If it is for something else, leave it and give Rectify an account of its own on the NATS server", state.Msgs, have.Name)
	if have.Retention == jetstream.WorkQueuePolicy {
		all = append(all, change{what: fmt.Sprintf("it has %v retention, must be %v, or duplicates are forgotten", have.Retention, jetstream.LimitsPolicy), never: never})
	}
	if have.Sealed {
		all = append(all, change{what: "it is sealed: nothing can be stored on it", never: never})
	}
	if have.Mirror != nil {
		all = append(all, change{what: fmt.Sprintf("it is a mirror of %s: nothing else can be stored on it", have.Mirror.Name), never: never})
	}
	return all
}

func sameSubjects(have, want []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(have)), slices.Sorted(slices.Values(want)))
}

// others says which subjects a stream has that are not ours.
func others(have, want []string) string {
	var all []string
	for _, s := range have {
		if !slices.Contains(want, s) && s != earlierDead {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("the change takes %s from it: what is published there is then not stored on it", strings.Join(all, " and "))
}

// superseded says how many messages a stream loses that is to have one of each
// subject.
func superseded(want jetstream.StreamConfig, state jetstream.StreamState) string {
	if want.MaxMsgsPerSubject != 1 || state.Msgs <= state.NumSubjects {
		return ""
	}
	return fmt.Sprintf("the change deletes %d of its %d messages: all but the last of each subject", state.Msgs-state.NumSubjects, state.Msgs)
}

// warnings is what an operator may choose for one of our streams, and what that
// costs.
func warnings(have jetstream.StreamConfig) (all []string) {
	if have.Sealed {
		return nil // that is a fault, and worse
	}
	add := func(what, costs string) { all = append(all, what+": "+costs) }
	raw := have.Name == Raw || have.Name == Backfill
	if have.Name != Advisories && have.Duplicates < dedupe {
		add(fmt.Sprintf("its duplicate window is %v", have.Duplicates), fmt.Sprintf("what is sent again after that is stored twice; we promise %v", dedupe))
	}
	if have.SubjectTransform != nil {
		add("it has a subject transform", "what is stored under another subject is not found again; no outcome is promised")
	}
	switch {
	case raw && have.MaxAge > 0:
		add(fmt.Sprintf("its max_age is %v", have.MaxAge), "records that no worker has done by then are deleted, without an outcome")
	case have.Name == Clean || have.Name == Dead:
		if have.MaxAge > 0 {
			add(fmt.Sprintf("its max_age is %v", have.MaxAge), "older outcomes are deleted")
		}
		if have.Discard == jetstream.DiscardOld && (have.MaxMsgs > 0 || have.MaxBytes > 0) {
			add("it is limited, by max_msgs or max_bytes", "when it is full, each outcome deletes the oldest")
		}
	}
	if have.DenyDelete && have.Name == Dead {
		add("it has deny_delete", "dead letters can be neither dropped nor tried again")
	}
	if have.DenyPurge && raw {
		add("it has deny_purge", "what is done stays, until it is full and producers are refused")
	}
	if have.DenyPurge && (have.Name == Clean || have.Name == Dead) {
		add("it has deny_purge", "outcomes that are superseded stay, and their records are tried again without end")
	}
	return all
}
