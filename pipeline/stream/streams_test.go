package stream_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// adopt is a connection to a server that somebody else set up.
func adopt(t *testing.T, o *server.Options) jetstream.JetStream {
	t.Helper()
	o.StoreDir, o.DontListen, o.NoSigs, o.NoLog = t.TempDir(), true, true, true
	s, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	go s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(20 * time.Second) {
		t.Fatal("the server is not ready")
	}
	nc, err := nats.Connect("", nats.InProcessServer(s))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return newJS(t, nc)
}

func config(t *testing.T, js jetstream.JetStream, name string) jetstream.StreamConfig {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().Config
}

func TestSetupKeepsWhatAnOperatorChose(t *testing.T) {
	js := connect(t)
	want := config(t, js, stream.Raw)
	want.MaxBytes, want.MaxAge, want.Duplicates = 5<<20, time.Hour, time.Minute
	wrong := want
	wrong.Discard, wrong.MaxMsgSize = jetstream.DiscardOld, -1
	if _, err := js.UpdateStream(t.Context(), wrong); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, config(t, js, stream.Raw)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", stream.Raw, diff)
		}
	}
}

// existing makes a stream that nobody of us has made.
func existing(t *testing.T, js jetstream.JetStream, c jetstream.StreamConfig) {
	t.Helper()
	if _, err := js.CreateStream(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

// names are the streams that a server has.
func names(t *testing.T, js jetstream.JetStream) (all []string) {
	t.Helper()
	list := js.StreamNames(t.Context())
	for name := range list.Name() {
		all = append(all, name)
	}
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSetupRefusesAStreamThatWouldLoseSomething(t *testing.T) {
	tests := []struct {
		name string
		have jetstream.StreamConfig
		want []string // what the refusal says
	}{
		{
			"messages of the same subject",
			jetstream.StreamConfig{Name: stream.Clean, Subjects: []string{"abstracts.clean.*.*.*.*"}},
			[]string{"stream ABSTRACTS_CLEAN: ", "messages of one subject: -1, must be 1; the change deletes 2 of its 3 messages", "rectify streams --repair"},
		},
		{
			"subjects",
			jetstream.StreamConfig{Name: stream.Clean, Subjects: []string{"abstracts.clean.*.*.*.*", "archive.>"}, MaxMsgsPerSubject: 1},
			[]string{"stream ABSTRACTS_CLEAN: ", "the change takes archive.> from it", "rectify streams --repair"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			js := adopt(t, &server.Options{JetStream: true})
			existing(t, js, tt.have)
			for range 3 {
				if _, err := js.Publish(t.Context(), "abstracts.clean.live.en.a.b", nil); err != nil {
					t.Fatal(err)
				}
			}
			before := config(t, js, stream.Clean)
			err := stream.Setup(t.Context(), js, stream.Topology{})
			for _, want := range tt.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("Setup = %v, want %q", err, want)
				}
			}
			if diff := cmp.Diff(before, config(t, js, stream.Clean)); diff != "" {
				t.Errorf("it was changed (-before +after):\n%s", diff)
			}
			if got := names(t, js); len(got) != 1 {
				t.Errorf("there are streams %v, want that nothing was made", got)
			}

			var said []string
			if err := stream.Repair(t.Context(), js, stream.Topology{Changed: func(name, what string) { said = append(said, name+": "+what) }}); err != nil {
				t.Fatal(err)
			}
			if len(said) == 0 || !strings.Contains(said[0], tt.want[1]) {
				t.Errorf("the repair said %q, want %q", said, tt.want[1])
			}
			if got, want := config(t, js, stream.Clean), []string{"abstracts.clean.*.*.*.*"}; got.MaxMsgsPerSubject != 1 || !cmp.Equal(got.Subjects, want) {
				t.Errorf("after the repair it has %v, %d of a subject", got.Subjects, got.MaxMsgsPerSubject)
			}
			if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSetupAdoptsWhatLosesNothing(t *testing.T) {
	js := adopt(t, &server.Options{JetStream: true})
	// As earlier versions of Rectify made it.
	existing(t, js, jetstream.StreamConfig{Name: stream.Raw, Subjects: []string{"abstracts.raw.*"}, Discard: jetstream.DiscardNew, MaxBytes: 1 << 30, MaxMsgSize: 1<<20 - 8<<10, AllowDirect: true})
	existing(t, js, jetstream.StreamConfig{Name: stream.Dead, Subjects: []string{"abstracts.dead.*.*.*"}, MaxMsgsPerSubject: 1, AllowDirect: true})
	// As an operator may make it.
	existing(t, js, jetstream.StreamConfig{
		Name: stream.Clean, Subjects: []string{"abstracts.clean.*.*.*.*"}, Retention: jetstream.InterestPolicy, NoAck: true, MaxMsgSize: 1000,
		Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgsPerSubject: 5,
	})
	var said []string
	if err := stream.Setup(t.Context(), js, stream.Topology{Changed: func(name, what string) { said = append(said, name+": "+what) }}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ABSTRACTS_RAW: atomic batches: false, must be true",
		"ABSTRACTS_CLEAN: retention: Interest, must be Limits",
		"ABSTRACTS_CLEAN: whether a second message of a subject is refused: true, must be false",
		"ABSTRACTS_CLEAN: messages of one subject: 5, must be 1",
		"ABSTRACTS_CLEAN: bytes of a message: 1000, must be without limit",
		"ABSTRACTS_CLEAN: whether it keeps silent about what it has stored: true, must be false",
		"ABSTRACTS_CLEAN: direct reading: false, must be true",
		"ABSTRACTS_CLEAN: atomic batches: false, must be true",
		"ABSTRACTS_DEAD: subjects: [abstracts.dead.*.*.*], must be [abstracts.dead.*.*.*.*]",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("what was changed (-want +got):\n%s", diff)
	}
	states, err := stream.Inspect(t.Context(), js, stream.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range states {
		if len(s.Faults) > 0 {
			t.Errorf("%s: %v", s.Name, s.Faults)
		}
	}
}

func TestSetupSaysWhichStreamHasItsSubjects(t *testing.T) {
	js := adopt(t, &server.Options{JetStream: true})
	existing(t, js, jetstream.StreamConfig{Name: "TOOLS", Subjects: []string{"abstracts.backfill.>"}})
	err := stream.Setup(t.Context(), js, stream.Topology{})
	if want := "stream TOOLS takes abstracts.backfill.* too"; err == nil || !strings.HasPrefix(err.Error(), "stream ABSTRACTS_BACKFILL: ") || !strings.Contains(err.Error(), want) {
		t.Errorf("Setup = %v, want %q", err, want)
	}
}

func TestWhatAnOperatorChoseIsSaidWithWhatItCosts(t *testing.T) {
	js := connect(t)
	change := func(name string, do func(*jetstream.StreamConfig)) {
		t.Helper()
		c := config(t, js, name)
		do(&c)
		if _, err := js.UpdateStream(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	change(stream.Raw, func(c *jetstream.StreamConfig) { c.MaxAge, c.Duplicates, c.DenyPurge = time.Hour, time.Minute, true })
	change(stream.Clean, func(c *jetstream.StreamConfig) {
		c.MaxMsgs, c.DenyPurge = 1000, true
		c.SubjectTransform = &jetstream.SubjectTransformConfig{Source: "abstracts.clean.>", Destination: "tidy.>"}
	})
	change(stream.Dead, func(c *jetstream.StreamConfig) { c.MaxAge, c.DenyDelete = time.Hour, true })
	change(stream.Backfill, func(c *jetstream.StreamConfig) { c.Sealed = true })
	states, err := stream.Inspect(t.Context(), js, stream.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string][]string)
	for _, s := range states {
		if len(s.Warnings) > 0 {
			got[s.Name] = s.Warnings
		}
		if len(s.Faults) > 0 != (s.Name == stream.Backfill) {
			t.Errorf("%s has faults %q", s.Name, s.Faults)
		}
		if s.Name == stream.Backfill && (len(s.Faults) != 1 || !strings.HasPrefix(s.Faults[0], "it is sealed: nothing can be stored on it; that cannot be changed.")) {
			t.Errorf("%s: %q, want that it is sealed", s.Name, s.Faults)
		}
	}
	want := map[string][]string{
		stream.Raw: {
			"its duplicate window is 1m0s: what is sent again after that is stored twice; we promise 2m0s",
			"its max_age is 1h0m0s: records that no worker has done by then are deleted, without an outcome",
			"it has deny_purge: what is done stays, until it is full and producers are refused",
		},
		stream.Clean: {
			"it has a subject transform: what is stored under another subject is not found again; no outcome is promised",
			"it is limited, by max_msgs or max_bytes: when it is full, each outcome deletes the oldest",
			"it has deny_purge: outcomes that are superseded stay, and their records are tried again without end",
		},
		stream.Dead: {
			"its max_age is 1h0m0s: older outcomes are deleted",
			"it has deny_delete: dead letters can be neither dropped nor tried again",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestBucketsAreCopiedAsTheStreamsAre(t *testing.T) {
	c := newCluster(t)
	js := c.connect(t)
	eventually(t, "set up", func() bool { return stream.Setup(t.Context(), js, stream.Topology{}) == nil })
	three := stream.Topology{Replicas: 3}
	buckets := []string{"KV_rectify-checkpoints", "KV_rectify-begun", "KV_rectify-rulesets", "OBJ_rectify-rulesets"}
	faults := func() map[string][]string {
		states, err := stream.Inspect(t.Context(), js, three)
		if err != nil {
			t.Fatal(err)
		}
		all := make(map[string][]string)
		for _, s := range states {
			all[s.Name] = s.Faults
		}
		return all
	}
	if err := js.DeleteObjectStore(t.Context(), "rectify-rulesets"); err != nil {
		t.Fatal(err)
	}
	for _, name := range buckets {
		want := []string{"replicas: 1, must be 3"}
		if strings.HasPrefix(name, "OBJ") {
			want = []string{"it is missing"}
		}
		if got := faults()[name]; !cmp.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	eventually(t, "raised", func() bool { return stream.Setup(t.Context(), js, three) == nil })
	for _, name := range buckets {
		if got := config(t, js, name).Replicas; got != 3 {
			t.Errorf("%s has %d copies, want 3", name, got)
		}
	}
	for name, got := range faults() {
		if len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSetupSaysWhatIsWrongWithAServer(t *testing.T) {
	tests := []struct {
		name string
		js   func(t *testing.T) jetstream.JetStream
		want string
	}{
		{"messages too small", func(t *testing.T) jetstream.JetStream {
			return adopt(t, &server.Options{JetStream: true, MaxPayload: 4096})
		}, "allows messages of 4096 bytes, at least 65536 are needed: raise its max_payload"},
		{"no JetStream", func(t *testing.T) jetstream.JetStream {
			return adopt(t, &server.Options{})
		}, "start the NATS server with JetStream"},
		{"a work queue", func(t *testing.T) jetstream.JetStream {
			js := adopt(t, &server.Options{JetStream: true})
			if _, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: stream.Clean, Retention: jetstream.WorkQueuePolicy}); err != nil {
				t.Fatal(err)
			}
			return js
		}, "stream ABSTRACTS_CLEAN: it has WorkQueue retention, must be Limits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := stream.Setup(t.Context(), tt.js(t), stream.Topology{}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Setup = %v, want %q", err, tt.want)
			}
		})
	}
}

func TestTheInputLimitFollowsFromTheServer(t *testing.T) {
	js := adopt(t, &server.Options{JetStream: true, MaxPayload: 256 << 10})
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Limit: 64 << 10}
	if err := w.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "which makes 32768") {
		t.Errorf("Run = %v, want that 65536 is more than 32768", err)
	}
	_, stop := work(t, js)
	publish(t, js, record("fits", strings.Repeat("x", 30<<10)))
	publish(t, js, record("not", strings.Repeat("x", 33<<10)))
	settled(t, js)
	stop()
	only(t, js, "fits")
	if kept := versions(t, js, stream.Dead, "abstracts.dead.too-large.>"); len(kept) != 1 {
		t.Errorf("%d dead letters, want 1", len(kept))
	}
}

func TestAWorkerNeedsTheStreams(t *testing.T) {
	js := adopt(t, &server.Options{JetStream: true})
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	if err := w.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "stream ABSTRACTS_CLEAN") {
		t.Errorf("Run = %v, want that the stream is missing", err)
	}
	if err := stream.Publish(t.Context(), js, stream.Live, "kci", record("a", "")); err == nil || !strings.Contains(err.Error(), "abstracts.raw.kci: no stream takes it") {
		t.Errorf("Publish = %v, want that no stream takes it", err)
	}
}

func TestTrimMakesRoomOfWhatIsDone(t *testing.T) {
	js := connect(t)
	small := config(t, js, stream.Raw)
	small.MaxBytes = 64 << 10
	if _, err := js.UpdateStream(t.Context(), small); err != nil {
		t.Fatal(err)
	}
	left := func() int { return len(versions(t, js, stream.Raw, "abstracts.raw.>")) }
	trim := func() {
		t.Helper()
		if err := stream.Tidy(t.Context(), &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}); err != nil {
			t.Fatal(err)
		}
	}
	_, stop := work(t, js)
	publish(t, js, record("a", strings.Repeat("x", 10<<10)))
	settled(t, js)
	if trim(); left() != 1 {
		t.Errorf("%d raw messages, want 1: there is room", left())
	}
	for i := range 3 {
		publish(t, js, record(fmt.Sprint(i), strings.Repeat("x", 10<<10)))
	}
	settled(t, js)
	stop()
	publish(t, js, record("waiting", strings.Repeat("x", 10<<10)))
	if trim(); left() != 1 {
		t.Errorf("%d raw messages, want the 1 that is not done", left())
	}
	for i := range 6 {
		if err := stream.Publish(t.Context(), js, stream.Live, "kci", record(fmt.Sprint(i), strings.Repeat("x", 10<<10))); err != nil {
			if !strings.Contains(err.Error(), "maximum bytes exceeded") || left() < 5 {
				t.Errorf("%v after %d", err, left())
			}
			return
		}
	}
	t.Error("a full stream takes more")
}
