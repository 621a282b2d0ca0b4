package stream

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Sizes of messages. What is stored of a record holds its raw text, its clean
// text and every change with its reasons.
const (
	largestInput = 1 << 20         // bytes of a raw record, however much the server allows
	outcomeRatio = 8               // an outcome is taken to be at most so many times as long as its record
	leastPayload = 64 << 10        // below this a server is of no use
	headerRoom   = 8 << 10         // what our headers take at most
	rawBytes     = 1 << 30         // backlog of a lane; then producers are refused
	dedupe       = 2 * time.Minute // for retries; what is stored on what makes the rest safe
)

// InputLimit is the most bytes a raw record may have on a server that allows
// messages of maxPayload bytes, so that its outcome fits.
func InputLimit(maxPayload int64) int {
	return int(min(largestInput, maxPayload/outcomeRatio))
}

// table is the streams as they are created. Retention is by limits throughout:
// on a work queue, what was acknowledged is forgotten by the duplicate check.
func (t Topology) table(maxPayload int64) []jetstream.StreamConfig {
	raw := jetstream.StreamConfig{
		Replicas: max(t.Replicas, 1), Storage: t.Storage, Duplicates: dedupe, AllowDirect: true, AllowAtomicPublish: true,
		Discard:           jetstream.DiscardNew,                           // a producer is told, nothing is dropped unseen
		MaxMsgsPerSubject: -1, MaxMsgSize: int32(maxPayload) - headerRoom, // so that it fits as a dead letter
	}
	backfill := raw
	raw.Name, raw.Subjects, raw.MaxBytes = Raw, []string{rawPrefix + "*"}, cmp.Or(t.RawBytes, rawBytes)
	raw.Description = "Abstracts as they arrive from translation tools"
	backfill.Name, backfill.Subjects, backfill.MaxBytes = Backfill, []string{backfillPrefix + "*"}, cmp.Or(t.BackfillBytes, rawBytes)
	backfill.Description = "Abstracts from archives"

	clean := jetstream.StreamConfig{
		Name: Clean, Description: "The current clean version of every abstract", Subjects: []string{cleanPrefix + "*.*.*.*"},
		Replicas: raw.Replicas, Storage: t.Storage, Duplicates: dedupe, AllowDirect: true, AllowAtomicPublish: true,
		MaxMsgsPerSubject: 1,
	}
	dead, advisories := clean, clean
	dead.Name, dead.Subjects, dead.AllowAtomicPublish = Dead, []string{deadPrefix + "*.*.*.*"}, false
	dead.Description = "Abstracts that could not be processed, as they came"
	advisories.Name, advisories.AllowAtomicPublish, advisories.MaxMsgsPerSubject, advisories.MaxMsgs = Advisories, false, -1, 100_000
	advisories.Subjects = []string{advisoryPrefix + Raw + "." + Consumer, advisoryPrefix + Backfill + "." + Consumer}
	advisories.Description = "Raw abstracts that the server gave up on"
	return []jetstream.StreamConfig{raw, backfill, clean, dead, advisories}
}

// Streams is every stream as [Setup] makes it on a server that allows the
// smallest messages, for those who describe them.
func Streams() []jetstream.StreamConfig { return Topology{}.table(leastPayload) }

// Topology is how the streams are laid out on the servers. The zero value is
// one copy in files: a single server.
type Topology struct {
	Replicas                int                   // copies of each stream and bucket: 1, 3 or 5
	Storage                 jetstream.StorageType // files unless told otherwise
	RawBytes, BackfillBytes int64                 // backlogs at which producers are refused; 0 for a gigabyte

	// Changed, if not nil, is told what was changed of a stream that was there.
	Changed func(stream, what string)
}

// Setup makes the streams and buckets, or brings those that exist up to what
// this package needs. What an operator may have chosen for them (limits, age,
// replicas, placement, the duplicate window) is left as it is, but for the
// number of replicas where the topology has one. It refuses a server whose
// messages are too small. It changes nothing when it would lose messages or
// take subjects from a stream, which may be somebody else's: see [Repair].
func Setup(ctx context.Context, js jetstream.JetStream, t Topology) error {
	return t.setup(ctx, js, false)
}

// Repair is [Setup] for who has looked at what it loses and wants it.
func Repair(ctx context.Context, js jetstream.JetStream, t Topology) error {
	return t.setup(ctx, js, true)
}

func (t Topology) setup(ctx context.Context, js jetstream.JetStream, all bool) error {
	most := js.Conn().MaxPayload()
	if most < leastPayload {
		return fmt.Errorf("the NATS server allows messages of %d bytes, at least %d are needed: raise its max_payload", most, leastPayload)
	}
	found, err := t.find(ctx, js)
	if err != nil {
		return err
	}
	var refused []error
	for _, f := range found {
		refused = append(refused, f.refused(all))
	}
	if err := errors.Join(refused...); err != nil {
		return err // before anything is changed: the account may be another's
	}
	for _, f := range found {
		if err := f.setup(ctx, js, t.Changed); err != nil {
			return err
		}
	}
	return nil
}

// part is a stream of ours, or the stream of a bucket.
type part struct {
	name, description string
	subjects          []string
	bucket            bool
	create            func(context.Context, jetstream.JetStream) error
	check             func(have *jetstream.StreamConfig, state jetstream.StreamState) []change
}

// parts is everything that [Setup] makes.
func (t Topology) parts(maxPayload int64) []part {
	var all []part
	for _, want := range t.table(maxPayload) {
		all = append(all, part{
			name: want.Name, description: want.Description, subjects: want.Subjects,
			create: func(ctx context.Context, js jetstream.JetStream) error {
				_, err := js.CreateStream(ctx, want)
				return err
			},
			check: func(have *jetstream.StreamConfig, state jetstream.StreamState) []change {
				return append(adopt(have, want, state, maxPayload), replicate(have, t.Replicas)...)
			},
		})
	}
	return slices.Concat(all, t.notes(), t.rulesets())
}

// notes is what workers keep for one another.
func (t Topology) notes() []part {
	return []part{
		t.keyValue(jetstream.KeyValueConfig{Bucket: Checkpoints, Description: "Up to which raw abstract every outcome is on disk"}),
		t.keyValue(jetstream.KeyValueConfig{Bucket: Begun, Description: "Abstracts that come again and again, and are begun", TTL: notesKept}),
	}
}

func (t Topology) keyValue(want jetstream.KeyValueConfig) part {
	want.Replicas, want.Storage = max(t.Replicas, 1), t.Storage
	return t.bucket("KV_"+want.Bucket, want.Description, func(ctx context.Context, js jetstream.JetStream) error {
		_, err := js.CreateKeyValue(ctx, want)
		return err
	})
}

// bucket is a part of which the client says how it is to be, but for the copies.
func (t Topology) bucket(name, description string, create func(context.Context, jetstream.JetStream) error) part {
	return part{name: name, description: description, bucket: true, create: create, check: func(have *jetstream.StreamConfig, _ jetstream.StreamState) []change {
		return replicate(have, t.Replicas)
	}}
}

// found is how a part is on the server.
type found struct {
	part
	stream  jetstream.Stream // nil when it is missing
	next    jetstream.StreamConfig
	changes []change
}

// find looks for every part.
func (t Topology) find(ctx context.Context, js jetstream.JetStream) ([]found, error) {
	var all []found
	for _, p := range t.parts(js.Conn().MaxPayload()) {
		f, err := p.find(ctx, js)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

func (p part) find(ctx context.Context, js jetstream.JetStream) (found, error) {
	s, err := js.Stream(ctx, p.name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return found{part: p}, nil
	}
	if err != nil {
		return found{}, fmt.Errorf("stream %s: %w", p.name, explain(js.Conn(), err))
	}
	f := found{part: p, stream: s, next: s.CachedInfo().Config}
	f.changes = p.check(&f.next, s.CachedInfo().State)
	return f, nil
}

// refused says why a part is left as it is; all is to change what loses
// something too.
func (f found) refused(all bool) error {
	for _, c := range f.changes {
		if c.never != "" {
			return fmt.Errorf("stream %s: %s; %s", f.name, c.what, c.never)
		}
	}
	var losing []string
	for _, c := range f.changes {
		if c.loses != "" {
			losing = append(losing, c.String())
		}
	}
	if len(losing) > 0 && !all {
		return fmt.Errorf("stream %s: it was there before, and is not as Rectify needs it: %s. Nothing was changed: \"rectify streams --repair\" changes it, if it is for Rectify; "+
			"if it is for something else, give Rectify an account of its own on the NATS server", f.name, strings.Join(losing, "; "))
	}
	return nil
}

// setup makes a part, or changes it.
func (f found) setup(ctx context.Context, js jetstream.JetStream, changed func(stream, what string)) error {
	var err error
	switch {
	case f.stream == nil:
		err = f.create(ctx, js)
	case len(f.changes) > 0:
		_, err = js.UpdateStream(ctx, f.next)
	}
	if err != nil {
		return fmt.Errorf("stream %s: %w", f.name, explain(js.Conn(), f.overlap(ctx, js, err)))
	}
	for _, c := range f.changes {
		if changed != nil {
			changed(f.name, c.String())
		}
	}
	return nil
}

// overlap says which streams have the subjects of a part, where the server says
// that there are some.
func (f found) overlap(ctx context.Context, js jetstream.JetStream, err error) error {
	const subjectsOverlap = 10065
	if !hasCode(err, subjectsOverlap) {
		return err
	}
	for _, subject := range f.subjects {
		names := js.StreamNames(ctx, jetstream.WithStreamListSubject(subject))
		for name := range names.Name() {
			if name != f.name {
				err = fmt.Errorf("%w: stream %s takes %s too: change the subjects of that stream, or give Rectify an account of its own on the NATS server", err, name, subject)
			}
		}
	}
	return err
}

// State is how one of our streams is, or the stream of one of our buckets.
type State struct {
	Name, Description string
	Info              *jetstream.StreamInfo   // nil when the stream is missing
	Consumer          *jetstream.ConsumerInfo // that of the workers, on a stream of raw records; nil before the first worker
	Faults            []string                // what [Repair] would change, and what it loses by that
	Warnings          []string                // what an operator chose, and what that costs
}

// Inspect says how the streams and buckets are and what [Repair] would change,
// and changes nothing.
func Inspect(ctx context.Context, js jetstream.JetStream, t Topology) ([]State, error) {
	parts, err := t.find(ctx, js)
	if err != nil {
		return nil, err
	}
	var all []State
	for _, f := range parts {
		st := State{Name: f.name, Description: f.description}
		if f.stream == nil {
			st.Faults = []string{"it is missing"}
			all = append(all, st)
			continue
		}
		st.Info = f.stream.CachedInfo()
		for _, c := range f.changes {
			st.Faults = append(st.Faults, c.String())
		}
		if !f.bucket {
			st.Warnings = warnings(st.Info.Config)
			if c, err := f.stream.Consumer(ctx, Consumer); err == nil {
				st.Consumer = c.CachedInfo()
			}
		}
		all = append(all, st)
	}
	return all, nil
}

// explain says what to do about an error of the server, where that is known.
func explain(nc *nats.Conn, err error) error {
	if full(err) {
		return fmt.Errorf("%w: %s", err, noRoom)
	}
	if errors.Is(err, nats.ErrNoResponders) || errors.Is(err, jetstream.ErrJetStreamNotEnabled) || errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount) {
		return fmt.Errorf("%w: start the NATS server with JetStream (nats-server -js)", err)
	}
	// What a login may not ask is not answered; the server tells the connection.
	if refused := nc.LastError(); errors.Is(err, context.DeadlineExceeded) && errors.Is(refused, nats.ErrPermissionViolation) {
		return fmt.Errorf("%w: the login may lack a right: %w", err, refused)
	}
	return err
}
