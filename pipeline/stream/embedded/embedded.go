// Package embedded is a NATS server with JetStream inside this process, for
// those who have none: it stores under one directory, and listens on the
// loopback interface so that translation tools on the same machine can publish.
// A [Profile] says what a power cut may cost.
package embedded

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"rectify/pipeline/stream"
)

// Listen is where a server listens unless told otherwise: only programs on
// this machine reach it.
const Listen = "127.0.0.1:4222"

const (
	maxPayload = 8 << 20 // bytes of a message; the most NATS recommends
	patience   = 30 * time.Second
)

// Profile is how a server weighs speed against what a power cut may cost. The
// end of the process alone costs nothing under either.
type Profile string

const (
	// Durable has everything on disk before it is confirmed.
	Durable Profile = "durable"
	// Fast syncs every second. What clean records a power cut costs are made
	// again, see [Server.Unclean]; raw records that were confirmed in its last
	// second are lost.
	Fast Profile = "fast"
)

// SyncLag is what a worker on the server is to be told: how long that may take
// to have on disk what it has confirmed, with a margin for a slow disk; less
// than 0 for no time.
func (p Profile) SyncLag() time.Duration {
	if p == Fast {
		return 10 * time.Second
	}
	return -1
}

// Server is a running server.
type Server struct {
	ns      *server.Server
	dir     string
	lock    *os.File
	log     *slog.Logger
	unclean bool
}

// Start runs a server that keeps its streams under dir and listens on a host
// and port; port 0 is any free one, "" is no listening at all. It fails when
// another process uses the directory or the address.
func Start(dir, listen string, profile Profile, log *slog.Logger) (*Server, error) {
	o := &server.Options{
		ServerName: "rectify", JetStream: true, StoreDir: dir, MaxPayload: maxPayload,
		NoSigs: true, DisableJetStreamBanner: true,
	}
	switch profile {
	case Durable:
		o.SyncAlways, o.SyncInterval = true, 2*time.Minute // the interval is only for what SyncAlways leaves out
	case Fast:
		o.SyncInterval = time.Second
	default:
		return nil, fmt.Errorf("profile %q of the embedded server: want %q or %q", profile, Durable, Fast)
	}
	if err := address(o, listen); err != nil {
		return nil, err
	}
	lock, err := own(dir)
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, lock: lock, log: log}
	if err := s.begin(profile); err != nil {
		lock.Close()
		return nil, err
	}
	if err := s.start(o); err != nil {
		s.Shutdown()
		return nil, err
	}
	return s, nil
}

func (s *Server) start(o *server.Options) error {
	ns, err := server.NewServer(o)
	if err != nil {
		return fmt.Errorf("embedded NATS server: %w", err)
	}
	l := &logger{log: s.log}
	ns.SetLoggerV2(l, false, false, false)
	s.ns = ns
	go ns.Start()
	if !ns.ReadyForConnections(patience) {
		return fmt.Errorf("embedded NATS server: not ready: %s", l.worst())
	}
	return nil
}

// address puts a host and port into the options and sees that they are free.
func address(o *server.Options, listen string) error {
	if listen == "" {
		o.DontListen = true
		return nil
	}
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return fmt.Errorf("--listen %q: want host:port, like %s: %w", listen, Listen, err)
	}
	l, err := net.Listen("tcp", listen)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use, perhaps by another NATS server: use that one with --nats nats://%s, or take another port with --listen %s", listen, listen, net.JoinHostPort(host, "0"))
	case err != nil:
		return fmt.Errorf("--listen %q: %w", listen, err)
	}
	defer l.Close()
	o.Host = host
	o.Port = l.Addr().(*net.TCPAddr).Port
	if port == "0" {
		o.Port = server.RANDOM_PORT // ours may be gone by then
	}
	return nil
}

// own makes sure that the directory is there and that no other process uses
// it: two servers on the same files destroy them. The lock goes with the process.
func own(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("directory of the streams: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("directory of the streams: %w", err)
	}
	if err := lock(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s is used by another process: stop it, or take another directory: %w", dir, err)
	}
	return f, nil
}

// Connect connects to the server without a network. The connection ends with
// the server.
func (s *Server) Connect() (*nats.Conn, error) {
	return stream.Dial("", s.log, nats.InProcessServer(s.ns))
}

// URL is where others reach the server, "" when it does not listen.
func (s *Server) URL() string {
	if s.ns.Addr() == nil {
		return ""
	}
	return s.ns.ClientURL()
}

// Shutdown ends the server and waits until everything is on disk. Close the
// connections first.
func (s *Server) Shutdown() {
	if s.ns != nil {
		s.ns.Shutdown()
		s.ns.WaitForShutdown()
		s.end()
	}
	s.lock.Close()
}
