package stream_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
	"rectify/pipeline/wire"
)

const doc = "For tests.\n\nBefore: a\nAfter:  b"

func stage(name string, propose func(v *pipeline.View) pipeline.Proposal) pipeline.Stage {
	return pipeline.Stage{Name: name, Doc: doc, Propose: propose}
}

// replace proposes to replace the first old by new.
func replace(v *pipeline.View, rule, old, to string) []pipeline.Edit {
	i := strings.Index(v.Text, old)
	if i < 0 {
		return nil
	}
	return []pipeline.Edit{{
		Span: pipeline.Span{Start: i, End: i + len(old)}, Old: old, New: to, Rule: rule, Confidence: 0.99,
		Evidence: []pipeline.Evidence{{Kind: pipeline.Listed, Detail: "test"}},
	}}
}

var repair = stage("term/arf", func(v *pipeline.View) pipeline.Proposal {
	return pipeline.Proposal{Edits: replace(v, "term/arf", "region forum", "Regional Forum")}
})

// troubled are stages that do what a stage must not, when the text says so.
var troubled = []pipeline.Stage{
	stage("panics", func(v *pipeline.View) pipeline.Proposal {
		if strings.Contains(v.Text, "PANIC") {
			panic("out of order")
		}
		return pipeline.Proposal{}
	}),
	stage("overlaps", func(v *pipeline.View) pipeline.Proposal {
		return pipeline.Proposal{Edits: append(replace(v, "a", "OVERLAP", "x"), replace(v, "b", "LAP", "y")...)}
	}),
	stage("grows", func(v *pipeline.View) pipeline.Proposal {
		return pipeline.Proposal{Edits: replace(v, "grow", "GROW", "GROW GROW")}
	}),
	stage("swells", func(v *pipeline.View) pipeline.Proposal {
		if !strings.Contains(v.Text, "SWELL") {
			return pipeline.Proposal{}
		}
		return pipeline.Proposal{Fields: []pipeline.Field{{Name: "more", Values: []string{strings.Repeat("x", 9<<20)}}}}
	}),
}

// gate is a stage that waits at texts with WAIT until the gate is opened.
func gate(open <-chan struct{}) pipeline.Stage {
	return stage("waits", func(v *pipeline.View) pipeline.Proposal {
		if strings.Contains(v.Text, "WAIT") {
			<-open
		}
		return pipeline.Proposal{}
	})
}

func identify(_, abstract, declared string) pipeline.Language {
	lang := "en"
	if strings.Contains(abstract, "論") {
		lang = "zh"
	}
	return pipeline.Language{Declared: declared, Detected: lang, Confidence: 1}
}

func newPipeline(t testing.TB, stages ...pipeline.Stage) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(pipeline.Config{
		Stages: append(stages, repair), Identify: identify,
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Listed: 0.9}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// quiet drops what is logged; the tests look at what is stored.
var quiet = slog.New(slog.DiscardHandler)

func start(t testing.TB, dir, listen string) *embedded.Server {
	t.Helper()
	s, err := embedded.Start(dir, listen, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newJS(t testing.TB, nc *nats.Conn) jetstream.JetStream {
	t.Helper()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	return js
}

// connect is a connection to a server of the test's own, with the streams set up.
func connect(t testing.TB) jetstream.JetStream {
	t.Helper()
	s := start(t, t.TempDir(), "")
	t.Cleanup(s.Shutdown)
	nc, err := s.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js := newJS(t, nc)
	if err := stream.Setup(t.Context(), js); err != nil {
		t.Fatal(err)
	}
	return js
}

// work runs a worker until stop is called, which the end of the test does too.
func work(t testing.TB, js jetstream.JetStream, stages ...pipeline.Stage) (w *stream.Worker, stop func()) {
	t.Helper()
	w = &stream.Worker{Pipeline: newPipeline(t, stages...), JS: js, Log: quiet}
	return w, run(t, w)
}

func run(t testing.TB, w *stream.Worker) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run = %v", err)
		}
	})
	t.Cleanup(stop)
	return stop
}

func record(id, abstract string) []byte {
	data, _ := json.Marshal(map[string]string{"id": id, "source": "kci", "abstract": abstract})
	return data
}

func publish(t testing.TB, js jetstream.JetStream, data []byte) {
	t.Helper()
	if err := stream.Publish(t.Context(), js, "kci", data); err != nil {
		t.Fatal(err)
	}
}

// eventually waits until the condition holds.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	tick, late := time.NewTicker(2*time.Millisecond), time.After(40*time.Second)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("not %s", what)
		}
	}
}

// settled waits until every raw message is acknowledged or terminated.
func settled(t testing.TB, js jetstream.JetStream) {
	t.Helper()
	eventually(t, "settled", func() bool {
		c, err := js.Consumer(t.Context(), stream.Raw, stream.Consumer)
		return err == nil && c.CachedInfo().AckFloor.Stream == lastSequence(t, js, stream.Raw)
	})
}

// versions is every message of a stream that matches, in order.
func versions(t testing.TB, js jetstream.JetStream, name, subject string) []*jetstream.RawStreamMsg {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	var out []*jetstream.RawStreamMsg
	for seq := uint64(1); seq <= s.CachedInfo().State.LastSeq; seq++ {
		m, err := s.GetMsg(t.Context(), seq, jetstream.WithGetMsgSubject(subject))
		if err != nil {
			break
		}
		out, seq = append(out, m), m.Sequence
	}
	return out
}

// cleanRecord is what tests look at of a clean record.
type cleanRecord struct {
	ID, Abstract  string
	Normalization wire.Normalization
}

func read(t testing.TB, data []byte) cleanRecord {
	t.Helper()
	var c cleanRecord
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// only is the one version of a record.
func only(t testing.TB, js jetstream.JetStream, id string) (subject string, c cleanRecord) {
	t.Helper()
	all := versions(t, js, stream.Clean, stream.RecordFilter("kci", id))
	if len(all) != 1 {
		t.Fatalf("%d versions of %q are stored, want 1", len(all), id)
	}
	return all[0].Subject, read(t, all[0].Data)
}

func lastSequence(t testing.TB, js jetstream.JetStream, name string) uint64 {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().State.LastSeq
}

func TestARawRecordBecomesACleanOne(t *testing.T) {
	js := connect(t)
	live, err := stream.Follow(t.Context(), js, stream.Clean, stream.CleanFilter(stream.Live, "*"), jetstream.DeliverNewPolicy)
	if err != nil {
		t.Fatal(err)
	}
	w, stop := work(t, js)
	if err := stream.Publish(t.Context(), js, "kci", []byte(`{"id":"a.1 中","n":1.0,"abstract":"the region forum"}`)); err != nil {
		t.Fatal(err)
	}
	for m, err := range live {
		if err != nil {
			t.Fatal(err)
		}
		if want := "abstracts.clean.live.en.kci.a%2E1%20%E4%B8%AD"; m.Subject() != want {
			t.Errorf("subject = %q, want %q", m.Subject(), want)
		}
		if c := read(t, m.Data()); c.Abstract != "the Regional Forum" || !strings.Contains(string(m.Data()), `"n":1.0,`) {
			t.Errorf("clean record = %s", m.Data())
		}
		raw := versions(t, js, stream.Raw, "abstracts.raw.kci")[0]
		want := &wire.Revision{Raw: raw.Time.UTC().Format(time.RFC3339Nano)}
		if diff := cmp.Diff(want, read(t, m.Data()).Normalization.Revision); diff != "" {
			t.Errorf("revision (-want +got):\n%s", diff)
		}
		break
	}
	settled(t, js)
	stop()
	got := w.Stats()
	want := stream.Stats{Pulled: 1, Bytes: 54, Clean: 1, Languages: map[string]int64{"en": 1}, Reasons: map[string]int64{}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stats (-want +got):\n%s", diff)
	}
}

func TestRecordsDeliveredAgainYieldOneVersion(t *testing.T) {
	js := connect(t)
	const n = 300
	for i := range n {
		publish(t, js, record(fmt.Sprint(i), "the region forum"))
	}
	first, stop := work(t, js)
	settled(t, js)
	stop()
	if s := first.Stats(); s.Clean != n || s.Batches == 0 {
		t.Errorf("%d stored in %d batches, want %d in some", s.Clean, s.Batches, n)
	}
	before := lastSequence(t, js, stream.Clean)
	if err := js.DeleteConsumer(t.Context(), stream.Raw, stream.Consumer); err != nil {
		t.Fatal(err)
	}
	second, stop := work(t, js)
	settled(t, js)
	stop()
	if after := lastSequence(t, js, stream.Clean); after != before {
		t.Errorf("the last sequence went from %d to %d, want no new versions", before, after)
	}
	if s := second.Stats(); s.Repeated != n || s.Clean != 0 {
		t.Errorf("%d found done and %d stored, want %d and 0", s.Repeated, s.Clean, n)
	}
}

func TestADifferentRulesetReplacesWhatIsDeliveredAgain(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	_, stop := work(t, js)
	settled(t, js)
	stop()
	if err := js.DeleteConsumer(t.Context(), stream.Raw, stream.Consumer); err != nil {
		t.Fatal(err)
	}
	_, stop = work(t, js, stage("term/the", func(v *pipeline.View) pipeline.Proposal {
		return pipeline.Proposal{Edits: replace(v, "term/the", "the ", "The ")}
	}))
	settled(t, js)
	stop()
	if _, c := only(t, js, "a"); c.Abstract != "The Regional Forum" {
		t.Errorf("abstract = %q, want that of the second ruleset", c.Abstract)
	}
}

func TestTheSameTextAfterAnotherIsNotSwallowed(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js)
	for _, text := range []string{"region forum A", "region forum B", "region forum A"} {
		publish(t, js, record("a", text))
		settled(t, js)
	}
	stop()
	if _, c := only(t, js, "a"); c.Abstract != "Regional Forum A" {
		t.Errorf("abstract = %q, want the first text again", c.Abstract)
	}
	if last := lastSequence(t, js, stream.Clean); last != 3 {
		t.Errorf("%d versions were stored, want 3", last)
	}
}

func TestAnOlderRevisionNeverReplacesANewerOne(t *testing.T) {
	js := connect(t)
	newer := `{"id":"a","normalization":{"revision":{"raw":"2999-01-01T00:00:00Z","ruleset":0,"decisions":0}}}`
	if _, err := js.Publish(t.Context(), stream.CleanSubject(stream.Live, "en", "kci", "a"), []byte(newer)); err != nil {
		t.Fatal(err)
	}
	w, stop := work(t, js)
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	stop()
	if all := versions(t, js, stream.Clean, stream.RecordFilter("kci", "a")); len(all) != 1 || string(all[0].Data) != newer {
		t.Errorf("stored: %d versions, the first %s; want the newer one alone", len(all), all[0].Data)
	}
	if s := w.Stats(); s.Overtaken != 1 {
		t.Errorf("stats = %+v, want one overtaken", s)
	}
}

func TestARecordWhoseLanguageChangesHasOneVersion(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js)
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	publish(t, js, record("a", "論"))
	settled(t, js)
	stop()
	if subject, _ := only(t, js, "a"); subject != "abstracts.clean.live.zh.kci.a" {
		t.Errorf("the one version is at %q", subject)
	}
}

func TestARecordThatBreaksALawIsLeftAsItCame(t *testing.T) {
	js := connect(t)
	w, stop := work(t, js, troubled...)
	publish(t, js, record("a", "GROW the region forum"))
	settled(t, js)
	stop()
	_, c := only(t, js, "a")
	if n := c.Normalization; c.Abstract != "GROW the region forum" || len(n.Changes) != 0 || len(n.Flags) != 1 ||
		n.Flags[0].Rule != "law/broken" || !strings.Contains(n.Flags[0].Message, "not stable: grow would change") {
		t.Errorf("abstract %q, changes %v, flags %v", c.Abstract, n.Changes, n.Flags)
	}
	if s := w.Stats(); s.BrokenLaws != 1 || s.Clean != 1 {
		t.Errorf("stats = %+v, want one broken law", s)
	}
}

func TestVersionsOfARecordAndManyWorkersLeaveTheLast(t *testing.T) {
	js := connect(t)
	const records, rounds = 20, 15
	for range 3 {
		work(t, js)
	}
	for round := range rounds {
		for id := range records {
			publish(t, js, record(fmt.Sprint(id), fmt.Sprintf("the region forum %d", round)))
		}
	}
	settled(t, js)
	for id := range records {
		want := fmt.Sprintf("the Regional Forum %d", rounds-1)
		if _, c := only(t, js, fmt.Sprint(id)); c.Abstract != want {
			t.Errorf("record %d: %q, want %q", id, c.Abstract, want)
		}
	}
}

func TestAWorkerFinishesWhatAnotherBrokeOffAfterStoring(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	_, stop := work(t, js)
	settled(t, js)
	stop()
	all := versions(t, js, stream.Clean, "abstracts.clean.>")
	s, err := js.Stream(t.Context(), stream.Clean)
	if err != nil {
		t.Fatal(err)
	}
	// The version before it, in another language, is still there, and the raw
	// message was never acknowledged.
	if err := s.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(t.Context(), stream.CleanSubject(stream.Live, "zh", "kci", "a"), []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(t.Context(), all[0].Subject, all[0].Data); err != nil {
		t.Fatal(err)
	}
	if err := js.DeleteConsumer(t.Context(), stream.Raw, stream.Consumer); err != nil {
		t.Fatal(err)
	}
	c, err := js.CreateOrUpdateConsumer(t.Context(), stream.Raw, jetstream.ConsumerConfig{Durable: stream.Consumer, AckPolicy: jetstream.AckExplicitPolicy})
	if err != nil {
		t.Fatal(err)
	}
	m, err := c.Next()
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Nak(); err != nil {
		t.Fatal(err)
	}
	w, stop := work(t, js)
	settled(t, js)
	stop()
	if _, c := only(t, js, "a"); c.Abstract != "the Regional Forum" || w.Stats().Repeated != 1 {
		t.Errorf("abstract %q, stats %+v; want what was stored, found done", c.Abstract, w.Stats())
	}
}
