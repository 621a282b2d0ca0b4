package stream

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"rectify/pipeline/wire"
)

// Headers that say what a clean record or a dead letter was made of. Workers
// compare versions by them alone.
const (
	HeaderRevision = "Rectify-Revision" // the revision: raw, ruleset and decisions with spaces between
	HeaderRuleset  = "Rectify-Ruleset"  // hash of the ruleset
	HeaderSHA256   = "Rectify-Sha256"   // of the raw message
	HeaderStored   = "Rectify-Stored"   // when the raw message came: RFC 3339 with nanoseconds
)

// version is one version of a record: what it was made of, and where it is
// stored. The zero version is that of a record that was never stored.
type version struct {
	raw              time.Time // as of when its raw text is
	epoch, decisions uint64
	ruleset, sha256  string
	stored           time.Time // when the raw message came
	subject          string
	sequence         uint64 // 0 when nothing is stored
	others           bool   // versions of the record stored before it are still there, at other subjects
}

// versionOf is the version that a job would store.
func (j *job) versionOf(asOf time.Time, sha256 string) version {
	return version{
		raw: asOf, epoch: j.ruleset.Epoch, ruleset: j.ruleset.Pipeline.Ruleset(),
		sha256: sha256, stored: j.stored,
	}
}

// revision is the version as a clean record quotes it.
func (v version) revision() wire.Revision {
	return wire.Revision{Raw: v.raw.Format(time.RFC3339Nano), Ruleset: v.epoch, Decisions: v.decisions}
}

// describe says a version in headers.
func (v version) describe(set func(name, value string)) {
	raw := v.raw.Format(time.RFC3339Nano)
	stored := raw
	if v.stored != v.raw {
		stored = v.stored.Format(time.RFC3339Nano)
	}
	set(HeaderRevision, raw+" "+strconv.FormatUint(v.epoch, 10)+" "+strconv.FormatUint(v.decisions, 10))
	set(HeaderRuleset, v.ruleset)
	set(HeaderSHA256, v.sha256)
	set(HeaderStored, stored)
}

// readVersion reads the version of a stored message. What does not read as
// ours has no revision: it is older than everything.
func readVersion(subject string, sequence uint64, h nats.Header) version {
	v := version{subject: subject, sequence: sequence}
	parts := strings.Fields(h.Get(HeaderRevision))
	if len(parts) != 3 {
		return v
	}
	epoch, err := strconv.ParseUint(parts[1], 10, 64)
	decisions, err2 := strconv.ParseUint(parts[2], 10, 64)
	if err != nil || err2 != nil {
		return v
	}
	v.raw, v.epoch, v.decisions = readTime(parts[0]), epoch, decisions
	v.ruleset, v.sha256, v.stored = h.Get(HeaderRuleset), h.Get(HeaderSHA256), readTime(h.Get(HeaderStored))
	return v
}

// readTime is the zero time, before all others, for what is none.
func readTime(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// compare orders versions of a record: by the age of the raw text, then by when
// it came, unless it is the same text, then by ruleset, then by decisions.
func compare(a, b version) int {
	order := a.raw.Compare(b.raw)
	if order == 0 && a.sha256 != b.sha256 {
		order = a.stored.Compare(b.stored)
	}
	return cmp.Or(order, cmp.Compare(a.epoch, b.epoch), cmp.Compare(a.decisions, b.decisions))
}

// standsAgainst says what becomes of next where the stored version v must stay:
// it is Overtaken or Repeated; "" when v must not stay.
func (v version) standsAgainst(next version) string {
	if v.sequence == 0 {
		return ""
	}
	switch order := compare(v, next); {
	case order > 0:
		return Overtaken
	case order == 0 && v.ruleset == next.ruleset && v.sha256 == next.sha256:
		return Repeated
	}
	return ""
}

// tail is enough of a hash in hex to tell it from others: 128 bits.
func tail(hash string) string { return hash[max(0, len(hash)-32):] }
