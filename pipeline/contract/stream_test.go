package contract_test

import (
	"context"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

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

// matcher is a pattern for the subjects of an address.
func matcher(address string) *regexp.Regexp {
	return regexp.MustCompile("^" + regexp.MustCompile(`\\\{\w+\\\}`).ReplaceAllString(regexp.QuoteMeta(address), `[^.]+`) + "$")
}

func TestTheContractHoldsForWhatAWorkerStores(t *testing.T) {
	js, p := connect(t), production(t)
	clean, dead := compile(t, contract.Clean), compile(t, contract.Dead)
	records := realRecords(t)[:40]
	for _, data := range records {
		if err := stream.Publish(t.Context(), js, stream.Live, "kci", data); err != nil {
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
	w := &stream.Worker{Rulesets: stream.Fixed(p), JS: js, Log: slog.New(slog.DiscardHandler)}
	go func() { ended <- w.Run(ctx) }()

	d := asyncAPI(t)
	for _, m := range stored(t, js, stream.Clean, len(records)) {
		if err := clean.Validate(decode(t, m.Data())); err != nil {
			t.Errorf("%s: %v", m.Subject(), err)
		}
		if !matcher(d.Channels["clean"].Address).MatchString(m.Subject()) {
			t.Errorf("%s is no subject of %s", m.Subject(), d.Channels["clean"].Address)
		}
	}
	reasons := make(map[string]bool)
	for _, m := range stored(t, js, stream.Dead, len(refused)) {
		headers := make(map[string]any)
		for name := range m.Headers() {
			headers[name] = m.Headers().Get(name)
		}
		if err := dead.Validate(headers); err != nil {
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
