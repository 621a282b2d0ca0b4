package contract_test

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rectify/pipeline/contract"
	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
)

// connect is the way to streams of the test's own.
func connect(t *testing.T) jetstream.JetStream {
	t.Helper()
	s, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Shutdown)
	nc, err := s.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	return js
}

// stored reads the first n messages of a stream as they come.
func stored(t *testing.T, js jetstream.JetStream, name string, n int) []jetstream.Msg {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	messages, err := stream.Follow(ctx, js, name, ">", jetstream.DeliverAllPolicy)
	if err != nil {
		t.Fatal(err)
	}
	var out []jetstream.Msg
	for m, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		if out = append(out, m); len(out) == n {
			return out
		}
	}
	t.Fatalf("%s holds %d messages, want %d", name, len(out), n)
	return nil
}

// refused are messages that become dead letters, each for another reason.
var refused = map[string]string{
	"not-json":      `nonsense`,
	"bad-shape":     `{"abstract":"x"}`,
	"duplicate-key": `{"id":"1","id":"2"}`,
	"bad-text":      `{"id":"1","abstract":"x\u0000y"}`,
	"bad-replay":    `{"id":"1","abstract":"b","normalization":{"changes":[],"raw":{"abstract":"a"}}}`,
	"too-large":     `{"id":"1","abstract":"` + strings.Repeat("x", 1<<20) + `"}`,
}

// headersOf are the headers of the i-th record: none, then one after the other
// that a sender may add.
func headersOf(i int) nats.Header {
	h := nats.Header{}
	for _, add := range [][2]string{
		{jetstream.MsgIDHeader, fmt.Sprint(i)},
		{stream.HeaderAsOf, "2001-01-01T00:00:00Z"},
		{"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
		{"tracestate", "congo=t61rcWkgMzE"},
	}[:i%5] {
		h.Set(add[0], add[1])
	}
	return h
}

// plain are headers as a schema looks at them.
func plain(h nats.Header) map[string]any {
	out := make(map[string]any)
	for name := range h {
		out[name] = h.Get(name)
	}
	return out
}

// describe is what the AsyncAPI document says of the headers of a message.
func describe(t *testing.T, message string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("asyncapi.json", decode(t, document(t, contract.Async))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("asyncapi.json#/components/messages/" + message + "/headers")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What no worker writes must not pass for headers of a clean record.
func TestHeadersOfACleanRecordAreDescribedOneByOne(t *testing.T) {
	s := describe(t, contract.Clean)
	h := map[string]any{
		"Nats-Msg-Id": "kci/1", "Rectify-Revision": "2026-11-21T19:00:00.000000001Z 7 2",
		"Rectify-Ruleset": "sha256:" + strings.Repeat("0", 64), "Rectify-Sha256": strings.Repeat("0", 64),
		"Rectify-Stored": "2026-11-21T19:00:00.000000001Z",
	}
	if err := s.Validate(h); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]any{"Rectify-Other": "x", "Rectify-Revision": "7 2", "Rectify-Stored": "yesterday"} {
		was, had := h[name]
		h[name] = value
		if s.Validate(h) == nil {
			t.Errorf("%s: %v passes", name, value)
		}
		if delete(h, name); had {
			h[name] = was
		}
	}
}

// matcher is a pattern for the subjects of an address.
func matcher(address string) *regexp.Regexp {
	return regexp.MustCompile("^" + regexp.MustCompile(`\\\{\w+\\\}`).ReplaceAllString(regexp.QuoteMeta(address), `[^.]+`) + "$")
}

func TestTheContractHoldsForWhatAWorkerStores(t *testing.T) {
	js, p := connect(t), production(t)
	clean, dead := compile(t, contract.Clean), compile(t, contract.Dead)
	records := realRecords(t)[:40]
	for i, data := range records {
		m := &nats.Msg{Subject: stream.RawSubject(stream.Lanes[i%2], "kci"), Data: data, Header: headersOf(i)}
		if err := describe(t, contract.Record).Validate(plain(m.Header)); err != nil {
			t.Fatal(err)
		}
		if _, err := js.PublishMsg(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range refused {
		if err := stream.Publish(t.Context(), js, stream.Live, "kci", []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	w := &stream.Worker{Rulesets: stream.Fixed(p), JS: js, Log: slog.New(slog.DiscardHandler), Headers: stream.CloudEvent}
	go func() { ended <- w.Run(ctx) }()

	d := asyncAPI(t)
	for _, m := range stored(t, js, stream.Clean, len(records)) {
		if err := clean.Validate(decode(t, m.Data())); err != nil {
			t.Errorf("%s: %v", m.Subject(), err)
		}
		if err := describe(t, contract.Clean).Validate(plain(m.Headers())); err != nil {
			t.Errorf("headers of %s: %v", m.Subject(), err)
		}
		if !matcher(d.Channels["clean"].Address).MatchString(m.Subject()) {
			t.Errorf("%s is no subject of %s", m.Subject(), d.Channels["clean"].Address)
		}
	}
	reasons := make(map[string]bool)
	for _, m := range stored(t, js, stream.Dead, len(refused)) {
		if err := dead.Validate(plain(m.Headers())); err != nil {
			t.Errorf("%s: %v", m.Subject(), err)
		}
		if !matcher(d.Channels["dead"].Address).MatchString(m.Subject()) {
			t.Errorf("%s is no subject of %s", m.Subject(), d.Channels["dead"].Address)
		}
		reasons[m.Headers().Get(stream.HeaderReason)] = true
	}
	for reason := range refused {
		if !reasons[reason] {
			t.Errorf("no dead letter says %s", reason)
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
