// Package embedded is a NATS server with JetStream inside this process, for
// those who have none: it stores under one directory, and listens on the
// loopback interface so that translation tools on the same machine can publish.
// A [Profile] says what a power cut may cost.
package embedded

import (
	"cmp"
	"crypto/tls"
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

// Config says where a server keeps its streams and who may reach it.
type Config struct {
	Dir     string
	Listen  string  // host:port; port 0 is any free one, "" is no listening at all
	Profile Profile // "" is Durable
	Log     *slog.Logger

	// Who may connect besides this process: who says the password or the token,
	// or, when there is neither, every program on this machine.
	User, Password, Token string
	Cert, Key             string // PEM files; with them the server speaks TLS alone
}

// Server is a running server.
type Server struct {
	Config
	ns      *server.Server
	lock    *os.File
	unclean bool
}

// Start runs a server. It fails when another process uses the directory or the
// address, and when others than this machine could reach it without a login.
func Start(c Config) (*Server, error) {
	c.Profile = cmp.Or(c.Profile, Durable)
	o := &server.Options{
		ServerName: "rectify", JetStream: true, StoreDir: c.Dir, MaxPayload: maxPayload,
		NoSigs: true, DisableJetStreamBanner: true,
		Username: c.User, Password: c.Password, Authorization: c.Token,
	}
	switch c.Profile {
	case Durable:
		o.SyncAlways, o.SyncInterval = true, 2*time.Minute // the interval is only for what SyncAlways leaves out
	case Fast:
		o.SyncInterval = time.Second
	default:
		return nil, fmt.Errorf("profile %q of the embedded server: want %q or %q", c.Profile, Durable, Fast)
	}
	if err := c.secure(o); err != nil {
		return nil, err
	}
	if err := address(o, c.Listen); err != nil {
		return nil, err
	}
	lock, err := own(c.Dir)
	if err != nil {
		return nil, err
	}
	s := &Server{Config: c, lock: lock}
	if err := s.begin(c.Profile); err != nil {
		lock.Close()
		return nil, err
	}
	if err := s.start(o); err != nil {
		s.Shutdown()
		return nil, err
	}
	return s, nil
}

// secure sees to TLS, and to it that an address which others can reach asks
// for a login.
func (c Config) secure(o *server.Options) error {
	if c.Cert != "" || c.Key != "" {
		pair, err := tls.LoadX509KeyPair(c.Cert, c.Key)
		if err != nil {
			return fmt.Errorf("certificate %q and key %q of the embedded server: %w", c.Cert, c.Key, err)
		}
		o.TLS, o.TLSTimeout = true, patience.Seconds()
		o.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	}
	if c.Listen == "" || c.Password != "" || c.Token != "" {
		return nil
	}
	addr, err := net.ResolveTCPAddr("tcp", c.Listen)
	if err != nil || addr.IP.IsLoopback() {
		return nil //nolint:nilerr // what is wrong with an address is told where it is taken
	}
	return fmt.Errorf("--listen %q: others than this machine can reach that address: set --user and --password, or --token, or listen at %s", c.Listen, Listen)
}

func (s *Server) start(o *server.Options) error {
	ns, err := server.NewServer(o)
	if err != nil {
		return fmt.Errorf("embedded NATS server: %w", err)
	}
	l := &logger{log: s.Log}
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
	all := []nats.Option{nats.InProcessServer(s.ns)}
	if s.User != "" {
		all = append(all, nats.UserInfo(s.User, s.Password))
	}
	if s.Token != "" {
		all = append(all, nats.Token(s.Token))
	}
	if s.Cert != "" {
		all = append(all, nats.Secure(&tls.Config{InsecureSkipVerify: true})) //nolint:gosec // a pipe within this process
	}
	return stream.Dial("", s.Log, all...)
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
