package embedded_test

import (
	"log/slog"
	"net"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"

	"rectify/pipeline/stream/embedded"
)

var quiet = slog.New(slog.DiscardHandler)

func TestABusyAddressIsNamed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	addr := l.Addr().String()
	_, err = embedded.Start(t.TempDir(), addr, quiet)
	if err == nil || !strings.Contains(err.Error(), addr+" is in use") || !strings.Contains(err.Error(), "--listen 127.0.0.1:0") {
		t.Errorf("Start = %v, want the address and what to do", err)
	}
}

func TestAnAddressThatIsNoneIsRefused(t *testing.T) {
	for _, addr := range []string{"4222", "nohost.invalid:1", "127.0.0.1:x"} {
		if _, err := embedded.Start(t.TempDir(), addr, quiet); err == nil || !strings.Contains(err.Error(), `--listen "`+addr) {
			t.Errorf("Start(%q) = %v, want an error with the address", addr, err)
		}
	}
}

func TestADirectoryHasOneServer(t *testing.T) {
	dir := t.TempDir()
	s, err := embedded.Start(dir, "", quiet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := embedded.Start(dir, "", quiet); err == nil || !strings.Contains(err.Error(), dir+" is used by another process") {
		t.Errorf("Start = %v, want that %s is used", err, dir)
	}
	s.Shutdown()
	if s, err = embedded.Start(dir, "", quiet); err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	s.Shutdown()
}

func TestOthersReachTheServerOnlyWhereItListens(t *testing.T) {
	s, err := embedded.Start(t.TempDir(), "127.0.0.1:0", quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Shutdown()
	nc, err := nats.Connect(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
	silent, err := embedded.Start(t.TempDir(), "", quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Shutdown()
	if silent.URL() != "" {
		t.Errorf("URL = %q, want none", silent.URL())
	}
	nc, err = silent.Connect()
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
}
