package stream

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/wire"
)

// version is one version of a clean record: what it was made of. The zero
// version is that of a record that was never stored.
type version struct {
	wire.Revision
	ruleset, sha256 string
	subject         string // where it is stored
	sequence        uint64 // 0 when nothing is stored
}

// current reads the version of a record that stands.
func (r *run) current(ctx context.Context, record string) (version, error) {
	ctx, cancel := limited(ctx)
	defer cancel()
	m, err := r.clean.GetLastMsgForSubject(ctx, record)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return version{}, nil
	}
	if err != nil {
		return version{}, fmt.Errorf("%s: %w", record, err)
	}
	var stored struct {
		Normalization wire.Normalization `json:"normalization"`
	}
	v := version{subject: m.Subject, sequence: m.Sequence}
	// What does not read as ours has no revision and is replaced.
	if json.Unmarshal(m.Data, &stored) == nil && stored.Normalization.Revision != nil {
		n := stored.Normalization
		v.Revision, v.ruleset, v.sha256 = *n.Revision, n.Ruleset, n.Raw.SHA256
	}
	return v, nil
}

// Why a version stands against another.
const (
	newer = Overtaken
	same  = Repeated
)

// standsAgainst says why the stored version v must stay where next would come,
// "" when it must not.
func (v version) standsAgainst(next version) string {
	if v.sequence == 0 {
		return ""
	}
	switch order := compare(v.Revision, next.Revision); {
	case order > 0:
		return newer
	case order == 0 && v.ruleset == next.ruleset && v.sha256 == next.sha256:
		return same
	}
	return ""
}

// compare orders revisions: by the time the raw message was stored, then by
// ruleset, then by decisions.
func compare(a, b wire.Revision) int {
	return cmp.Or(stored(a).Compare(stored(b)), cmp.Compare(a.Ruleset, b.Ruleset), cmp.Compare(a.Decisions, b.Decisions))
}

// stored is when the raw message of a revision was stored; the zero time,
// before all others, when that cannot be read.
func stored(r wire.Revision) time.Time {
	t, err := time.Parse(time.RFC3339Nano, r.Raw)
	if err != nil {
		return time.Time{}
	}
	return t
}

// identify gives a message its identity: it is stored if the version it
// replaces is still the current one, and once. The id tells the same bytes
// that come again after others from the same bytes delivered again, by what
// they replace.
func identify(m *nats.Msg, j *job, now, replaces version) {
	const decisions = "-" // no editor's word has a part in it
	m.Header.Set(jetstream.MsgIDHeader, fmt.Sprintf("%s/%s/%s/%s/%s/%s.%d.%d",
		Token(j.message.Record.Source), Token(j.message.Record.ID), digest(j.Data()), digest([]byte(now.ruleset)), decisions,
		cmp.Or(replaces.Raw, "-"), replaces.Revision.Ruleset, replaces.Decisions))
	m.Header.Set(jetstream.ExpectedLastSubjSeqHeader, strconv.FormatUint(replaces.sequence, 10))
	m.Header.Set(jetstream.ExpectedLastSubjSeqSubjHeader, j.record)
}

// leave settles for what is stored. If a worker broke off after storing, the
// versions before that one may still be there under another language.
func (r *run) leave(ctx context.Context, j *job, last version, why string) error {
	j.left = why
	if j.meta.NumDelivered < 2 {
		return nil
	}
	return r.forget(ctx, j.record, last.sequence)
}

// forget drops the versions of a record stored before a sequence.
func (r *run) forget(ctx context.Context, record string, before uint64) error {
	ctx, cancel := limited(ctx)
	defer cancel()
	if err := r.clean.Purge(ctx, jetstream.WithPurgeSubject(record), jetstream.WithPurgeSequence(before)); err != nil {
		return fmt.Errorf("earlier versions of %s: %w", record, err)
	}
	return nil
}
