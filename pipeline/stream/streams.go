package stream

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
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
	Replicas                int                   // copies of each stream: 1, 3 or 5
	Storage                 jetstream.StorageType // files unless told otherwise
	RawBytes, BackfillBytes int64                 // backlogs at which producers are refused; 0 for a gigabyte
}

// Setup makes the streams, or brings those that exist up to what this package
// needs. What an operator may have chosen for them (limits, age, replicas,
// placement, the duplicate window) is left as it is, but for the number of
// replicas where the topology has one. It refuses a server whose
// messages are too small.
func Setup(ctx context.Context, js jetstream.JetStream, t Topology) error {
	most := js.Conn().MaxPayload()
	if most < leastPayload {
		return fmt.Errorf("the NATS server allows messages of %d bytes, at least %d are needed: raise its max_payload", most, leastPayload)
	}
	for _, want := range t.table(most) {
		if err := setup(ctx, js, want, t.Replicas); err != nil {
			return fmt.Errorf("stream %s: %w", want.Name, explain(js.Conn(), err))
		}
	}
	for _, want := range t.buckets() {
		_, err := js.KeyValue(ctx, want.Bucket)
		if errors.Is(err, jetstream.ErrBucketNotFound) {
			_, err = js.CreateKeyValue(ctx, want)
		}
		if err != nil {
			return fmt.Errorf("bucket %s: %w", want.Bucket, explain(js.Conn(), err))
		}
	}
	return nil
}

// buckets is what workers keep for one another, as it is created.
func (t Topology) buckets() []jetstream.KeyValueConfig {
	return []jetstream.KeyValueConfig{
		{Bucket: Checkpoints, Description: "Up to which raw abstract every outcome is on disk", Replicas: max(t.Replicas, 1), Storage: t.Storage},
		{Bucket: Begun, Description: "Abstracts that come again and again, and are begun", Replicas: max(t.Replicas, 1), Storage: t.Storage, TTL: notesKept},
	}
}

func setup(ctx context.Context, js jetstream.JetStream, want jetstream.StreamConfig, replicas int) error {
	s, err := js.Stream(ctx, want.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		_, err = js.CreateStream(ctx, want)
		return err
	}
	if err != nil {
		return err
	}
	have := s.CachedInfo().Config
	if have.Retention != jetstream.LimitsPolicy {
		return fmt.Errorf("it exists with %v retention, which forgets duplicates; delete it, or keep its name free", have.Retention)
	}
	next := have
	if faults := adopt(&next, want, replicas); len(faults) == 0 {
		return nil
	}
	_, err = js.UpdateStream(ctx, next)
	return err
}

// adopt gives a stream that exists what this package needs of it, and says
// what was otherwise.
func adopt(have *jetstream.StreamConfig, want jetstream.StreamConfig, replicas int) (faults []string) {
	fault := func(what string, have, want any) {
		faults = append(faults, fmt.Sprintf("%s: %v, must be %v", what, have, want))
	}
	if !slices.Equal(have.Subjects, want.Subjects) {
		fault("subjects", have.Subjects, want.Subjects)
		have.Subjects = want.Subjects
	}
	if have.Discard != want.Discard {
		fault("what is discarded when it is full", have.Discard, want.Discard)
		have.Discard = want.Discard
	}
	if have.MaxMsgsPerSubject != want.MaxMsgsPerSubject {
		fault("messages of one subject", have.MaxMsgsPerSubject, want.MaxMsgsPerSubject)
		have.MaxMsgsPerSubject = want.MaxMsgsPerSubject
	}
	if want.MaxMsgSize > 0 && have.MaxMsgSize != want.MaxMsgSize {
		fault("bytes of a message", have.MaxMsgSize, want.MaxMsgSize)
		have.MaxMsgSize = want.MaxMsgSize
	}
	if have.AllowDirect != want.AllowDirect {
		fault("direct reading", have.AllowDirect, want.AllowDirect)
		have.AllowDirect = want.AllowDirect
	}
	if have.AllowAtomicPublish != want.AllowAtomicPublish {
		fault("atomic batches", have.AllowAtomicPublish, want.AllowAtomicPublish)
		have.AllowAtomicPublish = want.AllowAtomicPublish
	}
	if replicas > 0 && have.Replicas != replicas {
		fault("replicas", have.Replicas, replicas)
		have.Replicas = replicas
	}
	return faults
}

// State is how one of our streams is.
type State struct {
	Name, Description string
	Info              *jetstream.StreamInfo   // nil when the stream is missing
	Consumer          *jetstream.ConsumerInfo // that of the workers, on a stream of raw records; nil before the first worker
	Faults            []string                // what [Setup] would change
}

// Inspect says how the streams are and what [Setup] would change, and changes
// nothing.
func Inspect(ctx context.Context, js jetstream.JetStream, t Topology) ([]State, error) {
	var all []State
	for _, want := range t.table(js.Conn().MaxPayload()) {
		st := State{Name: want.Name, Description: want.Description}
		s, err := js.Stream(ctx, want.Name)
		switch {
		case errors.Is(err, jetstream.ErrStreamNotFound):
			st.Faults = []string{"it is missing"}
			all = append(all, st)
			continue
		case err != nil:
			return nil, fmt.Errorf("stream %s: %w", want.Name, explain(js.Conn(), err))
		}
		st.Info = s.CachedInfo()
		have := st.Info.Config
		if have.Retention != jetstream.LimitsPolicy {
			st.Faults = append(st.Faults, fmt.Sprintf("retention: %v, must be %v; that cannot be changed: delete the stream", have.Retention, jetstream.LimitsPolicy))
		}
		st.Faults = append(st.Faults, adopt(&have, want, t.Replicas)...)
		if c, err := s.Consumer(ctx, Consumer); err == nil {
			st.Consumer = c.CachedInfo()
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
