package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/nats-io/nats-server/v2/server"

	"rectify/pipeline/stream"
)

// What a worker is bound to refuse for its size, its sender hears of at once.
func TestTheLimitOfWhatIsStoredIsThatOfTheWorkers(t *testing.T) {
	quiet := slog.New(slog.DiscardHandler)
	s := startServer(t, &server.Options{JetStream: true, StoreDir: t.TempDir(), MaxPayload: 256 << 10})
	n := connection{url: s.ClientURL()}
	nc, err := n.dial(quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js, err := n.ready(t.Context(), nc, stream.Topology{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRequests(&httpFlags{addr: "127.0.0.1:0"}, nil, nc, js, http.NotFoundHandler(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = r.server.Serve() }()
	t.Cleanup(func() { r.end(context.Background()) })
	for _, tt := range []struct {
		size, status int
		want         string
	}{
		{32 << 10, 202, `"sequence":1`},
		{32<<10 + 1, 413, "the record is 32769 bytes, the limit is 32768, "},
	} {
		record := `{"note":"` + strings.Repeat("x", tt.size-len(`{"note":"","id":"1"}`)) + `","id":"1"}`
		a, err := http.Post(r.server.URL()+"/v1/records", "application/json", strings.NewReader(record))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(a.Body)
		a.Body.Close()
		if err != nil || a.StatusCode != tt.status || !strings.Contains(string(body), tt.want) {
			t.Errorf("a record of %d bytes: got %d %s, %v; want %d with %s", tt.size, a.StatusCode, body, err, tt.status, tt.want)
		}
	}
}
