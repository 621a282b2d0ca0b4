package embedded_test

import (
	"log/slog"
	"net"
	"os"
	"path/filepath"
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
	_, err = embedded.Start(embedded.Config{Dir: t.TempDir(), Listen: addr, Log: quiet})
	if err == nil || !strings.Contains(err.Error(), addr+" is in use") || !strings.Contains(err.Error(), "--listen 127.0.0.1:0") {
		t.Errorf("Start = %v, want the address and what to do", err)
	}
}

func TestAnAddressThatIsNoneIsRefused(t *testing.T) {
	for _, addr := range []string{"4222", "nohost.invalid:1", "127.0.0.1:x"} {
		if _, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Listen: addr, Log: quiet}); err == nil || !strings.Contains(err.Error(), `--listen "`+addr) {
			t.Errorf("Start(%q) = %v, want an error with the address", addr, err)
		}
	}
}

func TestADirectoryHasOneServer(t *testing.T) {
	dir := t.TempDir()
	s, err := embedded.Start(embedded.Config{Dir: dir, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := embedded.Start(embedded.Config{Dir: dir, Log: quiet}); err == nil || !strings.Contains(err.Error(), dir+" is used by another process") {
		t.Errorf("Start = %v, want that %s is used", err, dir)
	}
	s.Shutdown()
	if s, err = embedded.Start(embedded.Config{Dir: dir, Log: quiet}); err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	s.Shutdown()
}

func TestOthersReachTheServerOnlyWhereItListens(t *testing.T) {
	s, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Shutdown()
	nc, err := nats.Connect(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
	silent, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Log: quiet})
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

func TestAServerThatWasNotShutDownIsFoundByTheNext(t *testing.T) {
	tests := []struct {
		name    string
		running string // what the server before left behind
		profile embedded.Profile
		unclean bool
	}{
		{"the first", "", embedded.Fast, false},
		{"a fast one was not shut down", "fast", embedded.Durable, true},
		{"a durable one loses nothing", "durable", embedded.Fast, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if tt.running != "" {
				if err := os.WriteFile(filepath.Join(dir, "running"), []byte(tt.running), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, want := range []bool{tt.unclean, false} { // the second time it was shut down
				s, err := embedded.Start(embedded.Config{Dir: dir, Profile: tt.profile, Log: quiet})
				if err != nil {
					t.Fatal(err)
				}
				if s.Unclean() != want {
					t.Errorf("Unclean = %v, want %v", s.Unclean(), want)
				}
				s.Shutdown()
			}
		})
	}
}

func TestAnUnknownProfileIsRefused(t *testing.T) {
	if _, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Profile: "slow", Log: quiet}); err == nil || !strings.Contains(err.Error(), `profile "slow"`) {
		t.Errorf("Start = %v, want that there is no such profile", err)
	}
}

func TestOtherMachinesNeedALogin(t *testing.T) {
	_, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Listen: "0.0.0.0:0", Log: quiet})
	if err == nil || !strings.Contains(err.Error(), `--listen "0.0.0.0:0": others than this machine can reach that address: set --user and --password`) {
		t.Errorf("Start = %v, want that a login is needed", err)
	}
	s, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", User: "joe", Password: "hush", Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Shutdown()
	if nc, err := nats.Connect(s.URL()); err == nil {
		nc.Close()
		t.Error("who says no password is let in")
	}
	nc, err := nats.Connect(s.URL(), nats.UserInfo("joe", "hush"))
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
	if nc, err = s.Connect(); err != nil {
		t.Fatalf("this process: %v", err)
	}
	nc.Close()
}
