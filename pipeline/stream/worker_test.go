package stream_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
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

// gate is a stage that waits at texts with WAIT until the gate is opened. It
// tells, to whoever listens, that one waits.
func gate(waits chan<- struct{}, open <-chan struct{}) pipeline.Stage {
	return stage("waits", func(v *pipeline.View) pipeline.Proposal {
		if strings.Contains(v.Text, "WAIT") {
			select {
			case waits <- struct{}{}:
			case <-open:
			}
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
		Stages: slices.Concat(stages, []pipeline.Stage{repair}), Identify: identify,
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
	s, err := embedded.Start(embedded.Config{Dir: dir, Listen: listen, Log: quiet})
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
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	return js
}

// work runs a worker until stop is called, which the end of the test does too.
func work(t testing.TB, js jetstream.JetStream, stages ...pipeline.Stage) (done *stream.Tally, stop func()) {
	t.Helper()
	done = &stream.Tally{}
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, stages...)), JS: js, Log: quiet, Observe: done.Observe}
	return done, run(t, w)
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
	if err := stream.Publish(t.Context(), js, stream.Live, "kci", data); err != nil {
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

// settled waits until every raw message of every lane is acknowledged or terminated.
func settled(t testing.TB, js jetstream.JetStream) {
	t.Helper()
	for _, lane := range stream.Lanes {
		eventually(t, "settled", func() bool {
			last := lastSequence(t, js, lane.Stream())
			c, err := js.Consumer(t.Context(), lane.Stream(), stream.Consumer)
			return last == 0 || err == nil && c.CachedInfo().AckFloor.Stream == last
		})
	}
}

// dropConsumer deletes the consumer of live records: all of them come again.
func dropConsumer(t testing.TB, js jetstream.JetStream) {
	t.Helper()
	if err := js.DeleteConsumer(t.Context(), stream.Raw, stream.Consumer); err != nil {
		t.Fatal(err)
	}
}

// purge deletes the messages of a stream.
func purge(t testing.TB, js jetstream.JetStream, name string) {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// pulled waits until so many raw messages of a lane are in the hands of workers.
func pulled(t testing.TB, js jetstream.JetStream, lane stream.Lane, n int) {
	t.Helper()
	eventually(t, "pulled", func() bool {
		c, err := js.Consumer(t.Context(), lane.Stream(), stream.Consumer)
		return err == nil && c.CachedInfo().NumAckPending == n
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
	seen := make(chan stream.Outcome, 1)
	stop := run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Observe: func(o stream.Outcome) { seen <- o }})
	if err := stream.Publish(t.Context(), js, stream.Live, "kci", []byte(`{"id":"a.1 中","n":1.0,"abstract":"the region forum"}`)); err != nil {
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
	got := <-seen
	if got.Began.IsZero() || got.Took <= 0 || got.Age < got.Took || !strings.HasPrefix(got.Ruleset, "sha256:") || len(got.Changes) != 1 {
		t.Errorf("outcome = %+v, want its times, ruleset and change", got)
	}
	want := stream.Outcome{Lane: stream.Live, Source: "kci", Record: "a.1 中", Lang: "en", Result: stream.Cleaned, Deliveries: 1, Bytes: 54, Batch: 1}
	got.Began, got.Took, got.Age, got.Ruleset, got.Changes, got.Header = time.Time{}, 0, 0, "", nil, nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}
}

func TestRecordsDeliveredAgainYieldOneVersion(t *testing.T) {
	js := connect(t)
	const n = 300
	for i := range n {
		publish(t, js, record(fmt.Sprint(i), "the region forum"))
	}
	var mu sync.Mutex
	most := 0
	stop := run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Observe: func(o stream.Outcome) {
		mu.Lock()
		defer mu.Unlock()
		most = max(most, o.Batch)
	}})
	settled(t, js)
	stop()
	if most < 2 || lastSequence(t, js, stream.Clean) != n {
		t.Errorf("%d stored in batches of at most %d, want %d in some of more than 1", lastSequence(t, js, stream.Clean), most, n)
	}
	before := lastSequence(t, js, stream.Clean)
	dropConsumer(t, js)
	second, stop := work(t, js)
	settled(t, js)
	stop()
	if after := lastSequence(t, js, stream.Clean); after != before {
		t.Errorf("the last sequence went from %d to %d, want no new versions", before, after)
	}
	if r, c := second.Count(stream.Repeated), second.Count(stream.Cleaned); r != n || c != 0 {
		t.Errorf("%d found done and %d stored, want %d and 0", r, c, n)
	}
}

func TestADifferentRulesetReplacesWhatIsDeliveredAgain(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	_, stop := work(t, js)
	settled(t, js)
	stop()
	dropConsumer(t, js)
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
	newer := nats.NewMsg(stream.CleanSubject(stream.Live, "en", "kci", "a"))
	newer.Data = []byte("newer")
	newer.Header.Set(stream.HeaderRevision, "2999-01-01T00:00:00Z 0 0")
	if _, err := js.PublishMsg(t.Context(), newer); err != nil {
		t.Fatal(err)
	}
	done, stop := work(t, js)
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	stop()
	if all := versions(t, js, stream.Clean, stream.RecordFilter("kci", "a")); len(all) != 1 || string(all[0].Data) != "newer" {
		t.Errorf("stored: %d versions, the first %s; want the newer one alone", len(all), all[0].Data)
	}
	if n := done.Count(stream.Overtaken); n != 1 {
		t.Errorf("%d overtaken, want one", n)
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
	broken := make(chan bool, 1)
	stop := run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, troubled...)), JS: js, Log: quiet, Observe: func(o stream.Outcome) { broken <- o.Broken }})
	publish(t, js, record("a", "GROW the region forum"))
	settled(t, js)
	stop()
	_, c := only(t, js, "a")
	if n := c.Normalization; c.Abstract != "GROW the region forum" || len(n.Changes) != 0 || len(n.Flags) != 1 ||
		n.Flags[0].Rule != "law/broken" || !strings.Contains(n.Flags[0].Message, "not stable: grow would change") {
		t.Errorf("abstract %q, changes %v, flags %v", c.Abstract, n.Changes, n.Flags)
	}
	if !<-broken {
		t.Error("the outcome does not tell of it")
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

// brokeOff leaves a record as a worker does that broke off after storing it: the
// version before it, in another language, is still there, and so is a dead letter
// of the same text; the raw message was never acknowledged, and the server does
// not know any more that it was delivered.
func brokeOff(t *testing.T, js jetstream.JetStream) {
	t.Helper()
	text := record("a", "PANIC at the region forum")
	publish(t, js, text)
	_, stop := work(t, js)
	settled(t, js)
	stop()
	all := versions(t, js, stream.Clean, "abstracts.clean.>")
	purge(t, js, stream.Clean)
	rewound := func() {
		t.Helper()
		dropConsumer(t, js)
	}
	rewound()
	_, stop = work(t, js, troubled...)
	settled(t, js)
	stop()
	if n := len(deadLetters(t, js)); n != 1 {
		t.Fatalf("%d dead letters, want 1", n)
	}
	if _, err := js.Publish(t.Context(), stream.CleanSubject(stream.Live, "zh", "kci", "a"), []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	again := &nats.Msg{Subject: all[0].Subject, Data: all[0].Data, Header: all[0].Header}
	maps.DeleteFunc(again.Header, func(name string, _ []string) bool { return strings.HasPrefix(name, "Nats-") })
	if _, err := js.PublishMsg(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	rewound()
}

func TestAWorkerFinishesWhatAnotherBrokeOffAfterStoring(t *testing.T) {
	for _, known := range []bool{true, false} {
		t.Run(fmt.Sprintf("the server knows that it was delivered: %v", known), func(t *testing.T) {
			js := connect(t)
			brokeOff(t, js)
			if known {
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
			}
			done, stop := work(t, js)
			settled(t, js)
			stop()
			if _, c := only(t, js, "a"); c.Abstract != "PANIC at the Regional Forum" || done.Count(stream.Repeated) != 1 {
				t.Errorf("abstract %q, %d repeated; want what was stored, found done", c.Abstract, done.Count(stream.Repeated))
			}
			if n := len(deadLetters(t, js)); n != 0 {
				t.Errorf("%d dead letters, want none", n)
			}
		})
	}
}

func TestALaterTextFinishesWhatAWorkerBrokeOff(t *testing.T) {
	js := connect(t)
	brokeOff(t, js)
	raw, err := js.Stream(t.Context(), stream.Raw)
	if err != nil {
		t.Fatal(err)
	}
	if err := raw.Purge(t.Context()); err != nil { // or the first text would come again
		t.Fatal(err)
	}
	publish(t, js, record("a", "a later region forum"))
	_, stop := work(t, js)
	settled(t, js)
	stop()
	if _, c := only(t, js, "a"); c.Abstract != "a later Regional Forum" {
		t.Errorf("abstract %q, want the later one", c.Abstract)
	}
}

func TestAnOlderRulesetNeverReplacesANewerOne(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	for _, tt := range []struct {
		epoch  uint64
		result string
	}{{7, stream.Cleaned}, {6, stream.Overtaken}, {7, stream.Repeated}, {8, stream.Cleaned}} {
		// Each delivers the same raw message again.
		if err := js.DeleteConsumer(t.Context(), stream.Raw, stream.Consumer); err != nil && !errors.Is(err, jetstream.ErrConsumerNotFound) {
			t.Fatal(err)
		}
		var done stream.Tally
		stop := run(t, &stream.Worker{
			Rulesets: stream.Ruleset{Epoch: tt.epoch, Pipeline: newPipeline(t, troubled[:tt.epoch%3]...)}, JS: js, Log: quiet, Observe: done.Observe,
		})
		settled(t, js)
		stop()
		if done.Count(tt.result) != 1 {
			t.Errorf("epoch %d: not %s", tt.epoch, tt.result)
		}
	}
	if _, c := only(t, js, "a"); c.Normalization.Revision.Ruleset != 8 {
		t.Errorf("the version that stands is of epoch %d, want 8", c.Normalization.Revision.Ruleset)
	}
}

func TestHeadersOfACleanRecordAreAddedAndItsTraceGoesOn(t *testing.T) {
	js := connect(t)
	headers := func(h nats.Header, res pipeline.Result, _ wire.Revision) {
		h.Set("ce-subject", res.Record.ID)
		h.Set("changes", fmt.Sprint(len(res.Changes)))
	}
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Headers: headers})
	for _, data := range [][]byte{record("a", "the region forum"), []byte("{")} {
		m := nats.NewMsg(stream.RawSubject(stream.Live, "kci"))
		m.Data = data
		m.Header.Set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
		m.Header.Set("tracestate", "x=1")
		if _, err := js.PublishMsg(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	settled(t, js)
	clean := versions(t, js, stream.Clean, stream.RecordFilter("kci", "a"))[0]
	if s, n := clean.Header.Get("ce-subject"), clean.Header.Get("changes"); s != "a" || n != "1" {
		t.Errorf("subject %q, changes %q, want those of the record", s, n)
	}
	for _, m := range []*jetstream.RawStreamMsg{clean, versions(t, js, stream.Dead, "abstracts.dead.>")[0]} {
		if p, s := m.Header.Get("traceparent"), m.Header.Get("tracestate"); !strings.HasPrefix(p, "00-0af7") || s != "x=1" {
			t.Errorf("%s: traceparent %q, tracestate %q", m.Subject, p, s)
		}
	}
}
