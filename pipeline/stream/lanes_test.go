package stream_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// publishAsOf publishes a record whose text is as of a time; the zero time is
// none.
func publishAsOf(t testing.TB, js jetstream.JetStream, lane stream.Lane, asOf string, data []byte) {
	t.Helper()
	m := nats.NewMsg(stream.RawSubject(lane, "kci"))
	m.Data = data
	if asOf != "" {
		m.Header.Set(stream.HeaderAsOf, asOf)
	}
	if _, err := js.PublishMsg(t.Context(), m); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsBackfilledGoesOutOnTheLaneOfArchives(t *testing.T) {
	js := connect(t)
	work(t, js)
	if err := stream.Publish(t.Context(), js, stream.Archive, "kci", record("a", "the region forum")); err != nil {
		t.Fatal(err)
	}
	settled(t, js)
	if subject, c := only(t, js, "a"); subject != "abstracts.clean.archive.en.kci.a" || c.Abstract != "the Regional Forum" {
		t.Errorf("%q at %q", c.Abstract, subject)
	}
}

func TestLiveRecordsGoFirst(t *testing.T) {
	got := stream.Order(3, 2)
	want := []stream.Lane{stream.Live, stream.Live, stream.Archive, stream.Archive, stream.Archive}
	if !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestAnArchiveWaitsForLiveRecordsThatTheServerStillHas(t *testing.T) {
	for _, tt := range []struct {
		name          string
		pending, held int
		ago           time.Duration
		want          bool
	}{
		{"all have come", 0, 10, 0, false},
		{"many are to come", 500, 10, 0, true},
		{"many are in hand", 0, 100, 0, true},
		{"many were to come a while ago", 500, 10, time.Minute, false},
	} {
		if got := stream.Behind(tt.pending, tt.held, tt.ago); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestAnArchiveWaitsForLiveRecordsThatTheServerDoesNotHandOut(t *testing.T) {
	for _, tt := range []struct {
		name   string
		live   int
		paused bool
		want   bool
	}{
		{"none wait", 0, false, false},
		{"many wait", 100, false, true},
		{"somebody has paused them", 100, true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			js := connect(t)
			load(t, js, stream.Live, tt.live)
			w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
			if tt.paused {
				if _, err := stream.Look(t.Context(), w); err != nil { // it makes the consumer
					t.Fatal(err)
				}
				if _, err := js.PauseConsumer(t.Context(), stream.Raw, stream.Consumer, time.Now().Add(time.Hour)); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := stream.Look(t.Context(), w); got != tt.want || err != nil {
				t.Errorf("%v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestAWorkerNoticesLiveRecordsThatOthersTake(t *testing.T) {
	js := connect(t)
	load(t, js, stream.Live, 3)
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	take := func() {
		c, err := js.Consumer(t.Context(), stream.Raw, stream.Consumer)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			m, err := c.Next()
			if err != nil {
				t.Fatal(err)
			}
			if err := m.DoubleAck(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, err := stream.Notices(t.Context(), w, take); !got || err != nil {
		t.Errorf("%v, %v, want true", got, err)
	}
	// Those of long ago do not count.
	if got, err := stream.Notices(t.Context(), w, func() {}); got || err != nil {
		t.Errorf("%v, %v, want false", got, err)
	}
}

func TestALiveRecordDoesNotWaitForALongOneOfAnArchive(t *testing.T) {
	js := connect(t)
	open, waits := make(chan struct{}), make(chan struct{})
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, gate(waits, open))), JS: js, Log: quiet, Parallel: 1})
	for i := range 50 {
		publishAsOf(t, js, stream.Archive, "", record(fmt.Sprint("old", i), "WAIT for the region forum"))
	}
	<-waits
	for i := range 10 {
		publish(t, js, record(fmt.Sprint("new", i), "the region forum"))
	}
	eventually(t, "stored", func() bool { return lastSequence(t, js, stream.Clean) == 10 })
	close(open)
	settled(t, js)
	for i, m := range versions(t, js, stream.Clean, "abstracts.clean.>") {
		if live := strings.HasPrefix(m.Subject, "abstracts.clean.live."); live != (i < 10) {
			t.Errorf("%d: %s", i, m.Subject)
		}
	}
}

func TestALiveTextDoesNotWaitForThatOfAnArchive(t *testing.T) {
	js := connect(t)
	open, waits := make(chan struct{}), make(chan struct{})
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, gate(waits, open))), JS: js, Log: quiet})
	publishAsOf(t, js, stream.Archive, "", record("a", "WAIT for the region forum"))
	<-waits
	publish(t, js, record("a", "the region forum, live"))
	eventually(t, "stored", func() bool { return lastSequence(t, js, stream.Clean) == 1 })
	close(open)
	settled(t, js)
	if _, c := only(t, js, "a"); c.Abstract != "the Regional Forum, live" {
		t.Errorf("%q stands, want the live text", c.Abstract)
	}
}

func TestOfTwoTextsOfARecordTheLaterStandsWhateverTheirLanes(t *testing.T) {
	type text struct {
		lane       stream.Lane
		asOf, text string
	}
	tests := []struct {
		name  string
		texts []text
		want  string
	}{
		{"an archive that is loaded later", []text{{stream.Live, "", "first"}, {stream.Archive, "", "second"}}, "second"},
		{"an archive that is loaded later and was exported before", []text{{stream.Live, "", "first"}, {stream.Archive, "2001-01-01T00:00:00Z", "second"}}, "first"},
		{"two exports", []text{{stream.Archive, "2002-01-01T00:00:00Z", "newer"}, {stream.Archive, "2001-01-01T00:00:00+09:00", "older"}}, "newer"},
		{"an export with a record twice", []text{{stream.Archive, "2001-01-01T00:00:00Z", "first"}, {stream.Archive, "2001-01-01T00:00:00Z", "second"}}, "second"},
		{"a time to come is the time of arrival", []text{{stream.Live, "2999-01-01T00:00:00Z", "first"}, {stream.Live, "", "second"}}, "second"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			js := connect(t)
			_, stop := work(t, js)
			for _, x := range tt.texts {
				publishAsOf(t, js, x.lane, x.asOf, record("a", x.text))
				settled(t, js)
			}
			stop()
			if _, c := only(t, js, "a"); c.Abstract != tt.want {
				t.Errorf("%q stands, want %q", c.Abstract, tt.want)
			}
			// Whatever comes again, in whatever order, changes nothing.
			before := lastSequence(t, js, stream.Clean)
			for _, lane := range stream.Lanes {
				if err := js.DeleteConsumer(t.Context(), lane.Stream(), stream.Consumer); err != nil {
					t.Fatal(err)
				}
			}
			work(t, js)
			settled(t, js)
			if after := lastSequence(t, js, stream.Clean); after != before {
				t.Errorf("the last sequence went from %d to %d", before, after)
			}
		})
	}
}

func TestAnArchiveThatIsLoadedTwiceMakesNoNewVersions(t *testing.T) {
	js := connect(t)
	done, _ := work(t, js)
	for range 2 {
		publishAsOf(t, js, stream.Archive, "2001-01-01T00:00:00Z", record("a", "the region forum"))
		settled(t, js)
	}
	if c, r := done.Count(stream.Cleaned), done.Count(stream.Repeated); c != 1 || r != 1 {
		t.Errorf("%d stored and %d found done, want 1 and 1", c, r)
	}
}

func TestATimeThatIsNoneIsRefused(t *testing.T) {
	js := connect(t)
	work(t, js)
	publishAsOf(t, js, stream.Archive, "yesterday", record("a", "the region forum"))
	settled(t, js)
	kept := versions(t, js, stream.Dead, stream.DeadFilter("kci", "a"))
	if len(kept) != 1 || !strings.Contains(kept[0].Header.Get(stream.HeaderProblem), `Rectify-As-Of is "yesterday"`) {
		t.Errorf("%d dead letters, want one that says why", len(kept))
	}
}

func TestVersionsOfARecordNeverOvertakeEachOtherDownstream(t *testing.T) {
	js := connect(t)
	const ids, rounds = 5, 40
	downstream, err := stream.Follow(t.Context(), js, stream.Clean, stream.CleanFilter("*", "*"), jetstream.DeliverAllPolicy)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		work(t, js)
	}
	for round := range rounds {
		for id := range ids {
			publishAsOf(t, js, stream.Lanes[(round+id)%2], "", record(fmt.Sprint(id), fmt.Sprintf("the region forum %d", round)))
		}
	}
	newest := make(map[string]time.Time)
	lasts := 0
	for m, err := range downstream {
		if err != nil {
			t.Fatal(err)
		}
		c := read(t, m.Data())
		at, err := time.Parse(time.RFC3339Nano, c.Normalization.Revision.Raw)
		if err != nil || !at.After(newest[c.ID]) {
			t.Fatalf("record %s: a version of %v after one of %v (%v)", c.ID, at, newest[c.ID], err)
		}
		newest[c.ID] = at
		if strings.HasSuffix(c.Abstract, fmt.Sprint(" ", rounds-1)) {
			if lasts++; lasts == ids {
				break
			}
		}
	}
}
