package stream

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Rulesets are published in two buckets of this name: their files in an object
// store, each under its hash, and a manifest for each version in a key-value
// store. Nothing in either is ever changed.
const rulesetBucket = "rectify-rulesets"

// Manifest is one published version of the ruleset. The version with the
// highest number is in force.
type Manifest struct {
	Version  uint64          `json:"version"`  // from 1 up; the epoch of the revisions made under it
	Embedded bool            `json:"embedded"` // whether the dictionary in the program is the first layer
	Files    []ManifestFile  `json:"files"`    // the layers on it, in order
	Settings json.RawMessage `json:"settings"` // what else decides, as the program writes it
	Ruleset  string          `json:"ruleset"`  // the hash that it had where it was published
	Rectify  string          `json:"rectify"`  // the program that published it
	By       string          `json:"by,omitempty"`
	Note     string          `json:"note,omitempty"`
	At       time.Time       `json:"at"`
	Restores uint64          `json:"restores,omitempty"` // of a rollback: the version whose content it has
}

// ManifestFile is a dictionary in the object store.
type ManifestFile struct {
	Name   string `json:"name"` // as its publisher had it; its ending says the format
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// DictionaryFile is a dictionary to be published, or one read back.
type DictionaryFile struct {
	Name string
	Data []byte
}

// Published is where rulesets are published. Use [OpenPublished].
type Published struct {
	nc        *nats.Conn
	manifests jetstream.KeyValue
	files     jetstream.ObjectStore
}

// rulesets is the buckets, as they are created.
func (t Topology) rulesets() []part {
	files := jetstream.ObjectStoreConfig{
		Bucket: rulesetBucket, Description: "Dictionaries by their hash", Storage: t.Storage, Replicas: max(t.Replicas, 1),
	}
	return []part{
		t.keyValue(jetstream.KeyValueConfig{Bucket: rulesetBucket, Description: "Versions of the ruleset"}),
		t.bucket("OBJ_"+rulesetBucket, files.Description, func(ctx context.Context, js jetstream.JetStream) error {
			_, err := js.CreateObjectStore(ctx, files)
			return err
		}),
	}
}

// OpenPublished opens the buckets, and makes them where they are missing.
func OpenPublished(ctx context.Context, js jetstream.JetStream, t Topology) (*Published, error) {
	for _, p := range t.rulesets() {
		f, err := p.find(ctx, js)
		if err == nil && f.stream == nil {
			err = f.setup(ctx, js, nil)
		}
		if err != nil {
			return nil, err
		}
	}
	kv, err := js.KeyValue(ctx, rulesetBucket)
	if err != nil {
		return nil, fmt.Errorf("key-value bucket %s: %w", rulesetBucket, explain(js.Conn(), err))
	}
	files, err := js.ObjectStore(ctx, rulesetBucket)
	if err != nil {
		return nil, fmt.Errorf("object store %s: %w", rulesetBucket, explain(js.Conn(), err))
	}
	return &Published{js.Conn(), kv, files}, nil
}

// Publish makes files and settings the version in force; m says everything but
// its number and its files. When somebody else publishes at the same time, one of both fails.
func (p *Published) Publish(ctx context.Context, m Manifest, files []DictionaryFile) (Manifest, error) {
	m.Files = []ManifestFile{}
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		name := hex.EncodeToString(sum[:])
		if err := p.keep(ctx, name, f); err != nil {
			return Manifest{}, fmt.Errorf("object store %s: %s: %w", rulesetBucket, f.Name, explain(p.nc, err))
		}
		m.Files = append(m.Files, ManifestFile{Name: f.Name, SHA256: name, Bytes: len(f.Data)})
	}
	return p.add(ctx, m)
}

// keep stores a file under its hash, if it is not there.
func (p *Published) keep(ctx context.Context, name string, f DictionaryFile) error {
	if _, err := p.files.GetInfo(ctx, name); err == nil {
		return nil
	}
	_, err := p.files.PutBytes(ctx, name, f.Data)
	return err
}

// add writes a manifest under the next number.
func (p *Published) add(ctx context.Context, m Manifest) (Manifest, error) {
	versions, err := p.Versions(ctx)
	if err != nil {
		return Manifest{}, err
	}
	m.Version = 1
	if n := len(versions); n > 0 {
		m.Version = versions[n-1].Version + 1
	}
	data, err := json.Marshal(m)
	if err != nil {
		return Manifest{}, err
	}
	switch _, err := p.manifests.Create(ctx, versionKey(m.Version), data); {
	case errors.Is(err, jetstream.ErrKeyExists):
		return Manifest{}, fmt.Errorf("somebody published version %d meanwhile; look at it, then publish again", m.Version)
	case err != nil:
		return Manifest{}, fmt.Errorf("version %d: %w", m.Version, explain(p.nc, err))
	}
	return m, nil
}

// Rollback puts the content of an earlier version in force again, under a new
// number: what is made under it is newer than what it takes back.
func (p *Published) Rollback(ctx context.Context, version uint64, by, note string, at time.Time) (Manifest, error) {
	m, err := p.Version(ctx, version)
	if err != nil {
		return Manifest{}, err
	}
	m.Restores, m.By, m.Note, m.At = version, by, note, at
	return p.add(ctx, m)
}

// Version reads one version.
func (p *Published) Version(ctx context.Context, version uint64) (Manifest, error) {
	e, err := p.manifests.Get(ctx, versionKey(version))
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return Manifest{}, fmt.Errorf("there is no version %d of the ruleset", version)
	}
	if err != nil {
		return Manifest{}, fmt.Errorf("version %d of the ruleset: %w", version, err)
	}
	return manifest(e)
}

// Versions reads all versions, in order; the last is in force.
func (p *Published) Versions(ctx context.Context) ([]Manifest, error) {
	w, err := p.manifests.WatchAll(ctx)
	if err != nil {
		return nil, fmt.Errorf("versions of the ruleset: %w", err)
	}
	defer w.Stop() //nolint:errcheck // nothing more is wanted of it
	var all []Manifest
	for {
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("versions of the ruleset: %w", ctx.Err())
		case e := <-w.Updates():
			if e == nil { // that was the last
				slices.SortFunc(all, func(a, b Manifest) int { return cmp.Compare(a.Version, b.Version) })
				return all, nil
			}
			m, err := manifest(e)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
	}
}

// Files reads the dictionaries of a version, in order, and checks that they
// are what was published.
func (p *Published) Files(ctx context.Context, m Manifest) ([]DictionaryFile, error) {
	var all []DictionaryFile
	for _, f := range m.Files {
		data, err := p.files.GetBytes(ctx, f.SHA256)
		if err != nil {
			return nil, fmt.Errorf("version %d of the ruleset: %s: %w", m.Version, f.Name, err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			return nil, fmt.Errorf("version %d of the ruleset: %s is not what was published: its hash is %x, not %s", m.Version, f.Name, sum, f.SHA256)
		}
		all = append(all, DictionaryFile{f.Name, data})
	}
	return all, nil
}

// watchdog is how long a watcher is trusted: they have fallen silent after a
// server's restart, of which the client does not always hear.
const watchdog = 30 * time.Second

// Follow calls take with the version in force, if there is one, and with each
// that is published, until ctx is done. It survives the server's absence; a
// version that take refuses is offered again. Trouble goes to complain.
func (p *Published) Follow(ctx context.Context, take func(Manifest) error, complain func(error)) {
	var taken uint64
	for ctx.Err() == nil {
		m, err := p.newer(ctx, taken)
		if err == nil && m.Version > taken {
			if err = take(m); err == nil {
				taken = m.Version
			}
		}
		if err != nil && ctx.Err() == nil {
			complain(err)
			wait(ctx, openAgain)
		}
	}
}

// newer waits for the newest version after one. It is the zero Manifest when
// there was none for as long as the watcher is trusted.
func (p *Published) newer(ctx context.Context, than uint64) (Manifest, error) {
	ctx, cancel := context.WithTimeout(ctx, watchdog)
	defer cancel()
	defer onceConnected(ctx, p.nc, cancel)() // neither a watcher nor a question may survive that
	w, err := p.manifests.WatchAll(ctx)
	if ctx.Err() != nil {
		return Manifest{}, nil
	}
	if err != nil {
		return Manifest{}, fmt.Errorf("versions of the ruleset: %w", err)
	}
	defer w.Stop() //nolint:errcheck // nothing more is wanted of it
	var newest Manifest
	for told := false; ; {
		select {
		case <-ctx.Done():
			return Manifest{}, nil
		case e, open := <-w.Updates():
			switch {
			case !open:
				return Manifest{}, errors.New("versions of the ruleset: the watcher ended")
			case e == nil:
				told = true // all that was there before
			default:
				m, err := manifest(e)
				if err != nil {
					return Manifest{}, err
				}
				if m.Version > max(newest.Version, than) {
					newest = m
				}
			}
		}
		if told && newest.Version > than {
			return newest, nil
		}
	}
}

// onceConnected calls do when the connection comes back after it was lost,
// until ctx is done or stop is called.
func onceConnected(ctx context.Context, nc *nats.Conn, do func()) (stop func()) {
	again := nc.StatusChanged(nats.CONNECTED)
	go func() {
		select {
		case _, open := <-again:
			if open {
				do()
			}
		case <-ctx.Done():
		}
	}()
	return func() { nc.RemoveStatusListener(again) }
}

func versionKey(version uint64) string { return "v." + strconv.FormatUint(version, 10) }

func manifest(e jetstream.KeyValueEntry) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(e.Value(), &m); err != nil {
		return Manifest{}, fmt.Errorf("key %s of bucket %s: %w", e.Key(), e.Bucket(), err)
	}
	if n := strings.TrimPrefix(e.Key(), "v."); n != strconv.FormatUint(m.Version, 10) {
		return Manifest{}, fmt.Errorf("key %s of bucket %s holds version %d", e.Key(), e.Bucket(), m.Version)
	}
	return m, nil
}
