package stream_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

func TestWhatCannotBeProcessedIsKeptAsItCame(t *testing.T) {
	js := connect(t)
	done, stop := work(t, js, troubled...)
	tests := []struct {
		name, reason, record, problem string
		data                          []byte
	}{
		{"not JSON", "not-json", "", "not JSON", []byte(`{"id":"a",`)},
		{"nothing", "not-json", "", "not JSON", []byte{}},
		{"a key twice", "duplicate-key", "", `the key "id" stands twice`, []byte(`{"id":"a","id":"b"}`)},
		{"no id", "bad-shape", "", `the record has no "id"`, []byte(`{"abstract":"x"}`)},
		{"invalid UTF-8", "bad-text", "a", "invalid UTF-8", []byte("{\"id\":\"a\",\"abstract\":\"\xff\"}")},
		{"too large", "too-large", "a", "the limit is 1048576", record("a", strings.Repeat("x", 2<<20))},
		{"a stage panics", "panic", "b", "a stage panicked: out of order", record("b", "PANIC")},
		{"a stage breaks its contract", "contract", "c", "stage overlaps", record("c", "OVERLAP")},
		{"the outcome is too large", "too-large", "d", "the clean record is", record("d", "SWELL")},
	}
	for _, tt := range tests {
		publish(t, js, tt.data)
	}
	publish(t, js, record("good", "the region forum"))
	settled(t, js)
	stop()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !slices.Contains(stream.Reasons, tt.reason) {
				t.Errorf("%q is none of the reasons %q", tt.reason, stream.Reasons)
			}
			kept := versions(t, js, stream.Dead, stream.DeadSubject(tt.reason, "kci", tt.record, tt.data))
			if len(kept) != 1 {
				t.Fatalf("%d dead letters, want 1", len(kept))
			}
			m := kept[0]
			if !bytes.Equal(m.Data, tt.data) {
				t.Errorf("kept %d bytes %+.60q, want the %d that came", len(m.Data), m.Data, len(tt.data))
			}
			if got := m.Header.Get(stream.HeaderProblem); !strings.Contains(got, tt.problem) {
				t.Errorf("problem = %q, want %q", got, tt.problem)
			}
			if r, a, s := m.Header.Get(stream.HeaderReason), m.Header.Get(stream.HeaderAttempts), m.Header.Get(stream.HeaderSubject); r != tt.reason || a != "1" || s != "abstracts.raw.kci" {
				t.Errorf("reason %q, attempts %q, subject %q", r, a, s)
			}
		})
	}
	only(t, js, "good")
	if d, c := done.Count(stream.Buried), done.Count(stream.Cleaned); d != len(tests) || c != 1 {
		t.Errorf("%d dead and %d clean, want %d and 1", d, c, len(tests))
	}
}

func TestTheSameBytesAreOneDeadLetter(t *testing.T) {
	js := connect(t)
	work(t, js)
	for range 3 {
		publish(t, js, []byte("{"))
	}
	settled(t, js)
	if kept := versions(t, js, stream.Dead, "abstracts.dead.>"); len(kept) != 1 {
		t.Errorf("%d dead letters, want 1", len(kept))
	}
}

// As when what the server had synced late is lost with the power, or a person
// drops letters that come again.
func TestADeadLetterThatIsGoneIsStoredAgain(t *testing.T) {
	js := connect(t)
	publish(t, js, []byte("{"))
	for range 2 {
		done, stop := work(t, js)
		settled(t, js)
		stop()
		if n := len(deadLetters(t, js)); n != 1 || done.Count(stream.Buried) != 1 {
			t.Fatalf("%d dead letters, %d buried, want 1 each time", n, done.Count(stream.Buried))
		}
		purge(t, js, stream.Dead)
		dropConsumer(t, js)
	}
}

func TestADeadLetterThatIsThereIsNotStoredAgain(t *testing.T) {
	js := connect(t)
	publish(t, js, []byte("{"))
	for range 2 {
		_, stop := work(t, js)
		settled(t, js)
		stop()
		dropConsumer(t, js)
	}
	if n, last := len(deadLetters(t, js)), lastSequence(t, js, stream.Dead); n != 1 || last != 1 {
		t.Errorf("%d dead letters, the last %d; want the first alone", n, last)
	}
}

func TestWhatStandsAgainstADeadLetterTheLeaderSays(t *testing.T) {
	js := connect(t)
	leader := config(t, js, stream.Clean)
	leader.AllowDirect = false // no copy answers
	if _, err := js.UpdateStream(t.Context(), leader); err != nil {
		t.Fatal(err)
	}
	later := nats.NewMsg(stream.CleanSubject(stream.Live, "en", "kci", "a"))
	later.Header.Set(stream.HeaderRevision, "2999-01-01T00:00:00Z 0 0")
	if _, err := js.PublishMsg(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	seen := make(chan stream.Outcome, 2)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, troubled...)), JS: js, Log: quiet, Observe: func(o stream.Outcome) { seen <- o }})
	for id, want := range map[string]string{"a": stream.Overtaken, "b": stream.Buried} {
		publish(t, js, record(id, strings.Repeat("x", 2<<20)))
		if o := <-seen; o.Result != want {
			t.Errorf("%s: %s %s, want it %s", id, o.Result, o.Reason, want)
		}
	}
}

func TestNothingIsGivenUpWhileItsDeadLetterCannotBeStored(t *testing.T) {
	js := connect(t)
	s, err := js.Stream(t.Context(), stream.Dead)
	if err != nil {
		t.Fatal(err)
	}
	full := s.CachedInfo().Config
	full.MaxMsgSize = 1
	if _, err := js.UpdateStream(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	done, _ := work(t, js)
	publish(t, js, []byte("{"))
	eventually(t, "put back", func() bool { return done.Count(stream.PutBack) > 0 })
	full.MaxMsgSize = -1
	if _, err := js.UpdateStream(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	settled(t, js)
	kept := versions(t, js, stream.Dead, "abstracts.dead.>")
	if len(kept) != 1 || kept[0].Header.Get(stream.HeaderAttempts) == "1" {
		t.Errorf("%d dead letters, the attempts of the first %q; want 1 after several", len(kept), kept[0].Header.Get(stream.HeaderAttempts))
	}
}

// As when the server had trouble for long, or other records ended the process.
func TestARecordThatWasPutBackOftenIsNotGivenUp(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	comesAgain(t, js, stream.Live, 1, 50)
	work(t, js)
	settled(t, js)
	only(t, js, "a")
	kv, err := js.KeyValue(t.Context(), stream.Begun)
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "forgotten", func() bool {
		_, err := kv.Keys(t.Context())
		return errors.Is(err, jetstream.ErrNoKeysFound)
	})
}

func TestANoteOfWhatEndedProcessesIsOfOneMessage(t *testing.T) {
	js := connect(t)
	kv, err := js.KeyValue(t.Context(), stream.Begun)
	if err != nil {
		t.Fatal(err)
	}
	publish(t, js, record("poison", "WAIT for the region forum"))
	comesAgain(t, js, stream.Live, 1, 50)
	open, waits := make(chan struct{}), make(chan struct{})
	_, stop := work(t, js, gate(waits, open))
	<-waits
	notes, err := kv.Keys(t.Context())
	if err != nil || len(notes) != 1 {
		t.Fatalf("notes %q, %v, want one", notes, err)
	}
	close(open)
	settled(t, js)
	stop()
	if _, err := kv.PutString(t.Context(), notes[0], "9 others"); err != nil { // as if none had come so far
		t.Fatal(err)
	}
	anew(t, js, stream.Raw)
	publish(t, js, record("good", "the region forum"))
	comesAgain(t, js, stream.Live, 1, 50)
	done, _ := work(t, js)
	settled(t, js)
	if n := done.Count(stream.Cleaned); n != 1 || len(deadLetters(t, js)) != 0 {
		t.Errorf("%d stored and %d dead letters, want the record stored", n, len(deadLetters(t, js)))
	}
}

func TestWhatTheServerGaveUpOnBeforeAMessageCameIsAnother(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "WAIT for the region forum"))
	open, waits := make(chan struct{}), make(chan struct{})
	work(t, js, gate(waits, open))
	<-waits
	advisory := fmt.Sprintf(`{"timestamp":"2001-01-01T00:00:00Z","stream":%q,"consumer":%q,"stream_seq":1,"deliveries":1000}`, stream.Raw, stream.Consumer)
	if _, err := js.Publish(t.Context(), "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES."+stream.Raw+"."+stream.Consumer, []byte(advisory)); err != nil {
		t.Fatal(err)
	}
	eventually(t, "read", func() bool {
		c, err := js.Consumer(t.Context(), stream.Advisories, stream.Consumer)
		return err == nil && c.CachedInfo().AckFloor.Stream == 1
	})
	if n := len(deadLetters(t, js)); n != 0 {
		t.Errorf("%d dead letters, want none", n)
	}
	close(open)
	settled(t, js)
}

// limited runs a worker until everything is settled that takes records of so
// many bytes.
func limited(t *testing.T, js jetstream.JetStream, limit int) {
	t.Helper()
	stop := run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, troubled...)), JS: js, Log: quiet, Limit: limit})
	settled(t, js)
	stop()
}

func deadLetters(t *testing.T, js jetstream.JetStream) []*jetstream.RawStreamMsg {
	t.Helper()
	return versions(t, js, stream.Dead, "abstracts.dead.>")
}

func TestADeadLetterIsResolvedWhenItsRecordSucceeds(t *testing.T) {
	tests := []struct {
		name string
		bad  []byte
	}{
		{"a stage panicked", record("a", "PANIC")},
		{"its text was broken", []byte(`{"id":"a","source":"kci","abstract":"x\ud800"}`)},
		{"it named no source", []byte(`{"id":"a","abstract":"\u0000"}`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			js := connect(t)
			publish(t, js, tt.bad)
			publish(t, js, record("b", "PANIC"))
			limited(t, js, 0)
			if n := len(deadLetters(t, js)); n != 2 {
				t.Fatalf("%d dead letters, want 2", n)
			}
			publish(t, js, record("a", "the region forum"))
			limited(t, js, 0)
			if kept := deadLetters(t, js); len(kept) != 1 || kept[0].Header.Get(stream.HeaderRecord) != "b" {
				t.Errorf("%d dead letters, want that of the other record alone", len(kept))
			}
		})
	}
}

func TestTheSameBytesThatSucceedLaterResolveTheirDeadLetter(t *testing.T) {
	js := connect(t)
	long := record("a", strings.Repeat("x", 2000))
	publish(t, js, long)
	limited(t, js, 1000)
	kept := deadLetters(t, js)
	if len(kept) != 1 {
		t.Fatalf("%d dead letters, want 1", len(kept))
	}
	publishAsOf(t, js, stream.Live, kept[0].Header.Get(stream.HeaderStored), kept[0].Data)
	limited(t, js, 0)
	only(t, js, "a")
	if n := len(deadLetters(t, js)); n != 0 {
		t.Errorf("%d dead letters, want none", n)
	}
}

func TestADeadLetterThatIsTriedAgainNeverReplacesALaterVersion(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", strings.Repeat("x", 2000)))
	limited(t, js, 1000)
	kept := deadLetters(t, js)
	publish(t, js, record("a", "the region forum"))
	limited(t, js, 1000)
	publishAsOf(t, js, stream.Live, kept[0].Header.Get(stream.HeaderStored), kept[0].Data)
	limited(t, js, 0)
	if _, c := only(t, js, "a"); c.Abstract != "the Regional Forum" {
		t.Errorf("%.40q stands, want the later text", c.Abstract)
	}
}

func TestTheLastGoodVersionStandsBesideTheDeadLetterOfALaterText(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	limited(t, js, 0)
	publish(t, js, record("a", "PANIC"))
	limited(t, js, 0)
	only(t, js, "a")
	if n := len(deadLetters(t, js)); n != 1 {
		t.Errorf("%d dead letters, want 1", n)
	}
}

func TestAnEarlierTextThatFailsLateLeavesNoDeadLetter(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	limited(t, js, 0)
	publishAsOf(t, js, stream.Archive, "2001-01-01T00:00:00Z", record("a", "PANIC"))
	done, stop := work(t, js, troubled...)
	settled(t, js)
	stop()
	if n := len(deadLetters(t, js)); n != 0 || done.Count(stream.Overtaken) != 1 {
		t.Errorf("%d dead letters, %d overtaken, want none and 1", n, done.Count(stream.Overtaken))
	}
}

func TestWhatTheServerGivesUpOnIsBuried(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js) // makes the consumer
	publish(t, js, record("first", ""))
	settled(t, js)
	stop()
	publish(t, js, record("poison", "the region forum"))
	c, err := js.Consumer(t.Context(), stream.Raw, stream.Consumer)
	if err != nil {
		t.Fatal(err)
	}
	for range c.CachedInfo().Config.MaxDeliver { // a process that ends every time, before it can say anything
		m, err := c.Next()
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Nak(); err != nil {
			t.Fatal(err)
		}
	}
	publish(t, js, record("good", "the region forum"))
	done, _ := work(t, js)
	settled(t, js)
	only(t, js, "good")
	eventually(t, "buried", func() bool { return done.Count(stream.Buried) == 1 })
	kept := versions(t, js, stream.Dead, "abstracts.dead.attempts.kci.poison.*")
	if len(kept) != 1 || !bytes.Equal(kept[0].Data, record("poison", "the region forum")) {
		t.Errorf("%d dead letters, want the record", len(kept))
	}
}

// TestLogsSayNothingOfARecordsText logs everything above debug while records go
// wrong in every way, and looks for words of them.
func TestLogsSayNothingOfARecordsText(t *testing.T) {
	var out bytes.Buffer
	js := connect(t)
	stages := append(slices.Clone(troubled), stage("never ends", func(v *pipeline.View) pipeline.Proposal {
		if !strings.Contains(v.Text, "LAWLESS") {
			return pipeline.Proposal{}
		}
		return pipeline.Proposal{Edits: replace(v, "lawless", "LAWLESS", "LAWLESS secret")}
	}))
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, stages...)), JS: js, Log: slog.New(slog.NewJSONHandler(&out, nil))}
	stop := run(t, w)
	for _, text := range []string{"PANIC secret", "OVERLAP secret", "SWELL secret", "LAWLESS secret"} {
		publish(t, js, record("a-"+text[:5], text))
	}
	publish(t, js, []byte(`{"id":"b","abstract":secret}`))
	settled(t, js)
	stop()
	if !strings.Contains(out.String(), "dead letter") || strings.Contains(out.String(), "secret") {
		t.Errorf("logged:\n%s", out.String())
	}
}
