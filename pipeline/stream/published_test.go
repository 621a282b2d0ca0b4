package stream_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

func published(t *testing.T, js jetstream.JetStream) *stream.Published {
	t.Helper()
	p, err := stream.OpenPublished(t.Context(), js, stream.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// publishRuleset publishes one dictionary.
func publishRuleset(t *testing.T, p *stream.Published, data string) stream.Manifest {
	t.Helper()
	m, err := p.Publish(t.Context(), stream.Manifest{Ruleset: "sha256:x"}, []stream.DictionaryFile{{Name: "ours.yaml", Data: []byte(data)}})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAPublishedRulesetIsReadBackAsItWas(t *testing.T) {
	p := published(t, connect(t))
	if all, err := p.Versions(t.Context()); err != nil || len(all) != 0 {
		t.Fatalf("Versions = %v, %v, want none", all, err)
	}
	large := strings.Repeat("a dictionary can be larger than a message. ", 500_000)
	one, two := publishRuleset(t, p, "small"), publishRuleset(t, p, large)
	if one.Version != 1 || two.Version != 2 {
		t.Errorf("versions %d and %d, want 1 and 2", one.Version, two.Version)
	}
	files, err := p.Files(t.Context(), two)
	if err != nil || len(files) != 1 || files[0].Name != "ours.yaml" || string(files[0].Data) != large {
		t.Errorf("the file of version 2 is not what was published: %v", err)
	}
	if _, err := p.Version(t.Context(), 3); err == nil || err.Error() != "there is no version 3 of the ruleset" {
		t.Errorf("Version(3) = %v", err)
	}
}

func TestARollbackIsANewVersionWithOldContent(t *testing.T) {
	p := published(t, connect(t))
	publishRuleset(t, p, "first")
	publishRuleset(t, p, "second")
	first, err := p.Version(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 1, 31, 8, 0, 0, 0, time.UTC)
	back, err := p.Rollback(t.Context(), 1, "an editor", "the second was wrong", at)
	if err != nil {
		t.Fatal(err)
	}
	want := first
	want.Version, want.Restores, want.By, want.Note, want.At = 3, 1, "an editor", "the second was wrong", at
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	all, err := p.Versions(t.Context())
	if err != nil || len(all) != 3 || cmp.Diff(all[2], back) != "" {
		t.Errorf("Versions = %+v, %v", all, err)
	}
	if _, err := p.Rollback(t.Context(), 9, "", "", at); err == nil {
		t.Error("a version that never was is restored")
	}
}

func TestOfTwoWhoPublishAtOnceNoneIsLost(t *testing.T) {
	p := published(t, connect(t))
	var all sync.WaitGroup
	results := make(chan error, 8)
	for range cap(results) {
		all.Go(func() {
			_, err := p.Publish(context.Background(), stream.Manifest{}, nil)
			results <- err
		})
	}
	all.Wait()
	close(results)
	done := 0
	for err := range results {
		switch {
		case err == nil:
			done++
		case !strings.Contains(err.Error(), "somebody published version"):
			t.Error(err)
		}
	}
	versions, err := p.Versions(t.Context())
	if err != nil || len(versions) != done || done == 0 || versions[done-1].Version != uint64(done) {
		t.Errorf("%d succeeded, versions are %+v, %v", done, versions, err)
	}
}

func TestFollowersLearnOfEveryVersionAlsoAfterARestart(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, "127.0.0.1:0")
	address := strings.TrimPrefix(s.URL(), "nats://")
	nc, err := stream.Dial(s.URL(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	p := published(t, newJS(t, nc))
	publishRuleset(t, p, "first")

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	taken := make(chan uint64, 10)
	refused := false
	go p.Follow(ctx, func(m stream.Manifest) error {
		if m.Version == 2 && !refused {
			refused = true
			return errors.New("the dictionary does not load yet")
		}
		taken <- m.Version
		return nil
	}, func(error) {})
	next := func(want uint64) {
		t.Helper()
		select {
		case got := <-taken:
			if got != want {
				t.Fatalf("version %d, want %d", got, want)
			}
		case <-time.After(40 * time.Second):
			t.Fatalf("nothing is heard of version %d", want)
		}
	}
	next(1)
	publishRuleset(t, p, "second")
	next(2) // offered again after it was refused
	s.Shutdown()
	s = start(t, dir, address)
	defer s.Shutdown()
	eventually(t, "connected again", nc.IsConnected)
	publishRuleset(t, p, "third")
	next(3)
}
