package serve

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Times a client has. A handler that reads or writes for longer says so itself.
const (
	headerTime = 10 * time.Second
	bodyTime   = 30 * time.Second
	writeTime  = time.Minute
	idleTime   = 2 * time.Minute
	headerSize = 64 << 10 // bytes
)

// Config says where a [Server] listens and to whom.
type Config struct {
	Addr      string // host:port; port 0 is any free one
	Handler   http.Handler
	Probes    http.Handler // of /healthz and /readyz, which need no token; nil for none
	Tokens    Tokens       // who may ask; needed where others than this machine's programs can
	Cert, Key string       // PEM files; empty for no TLS
	Log       *slog.Logger
}

// Server answers requests at one address.
type Server struct {
	http     *http.Server
	listener net.Listener
	scheme   string
}

// Listen takes the address, so that whoever connects from now on will be
// answered once [Server.Serve] runs. An address that others can reach is
// refused without tokens.
func Listen(c Config) (*Server, error) {
	s := &Server{scheme: "http"}
	config, err := c.tls()
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return nil, fmt.Errorf("http at %s: %w", c.Addr, err)
	}
	h := guardOrigin(c.Handler)
	switch {
	case len(c.Tokens) > 0:
		h = c.Tokens.guard(h)
	case l.Addr().(*net.TCPAddr).IP.IsLoopback():
		h = guardHost(h)
	default:
		l.Close()
		return nil, fmt.Errorf("http at %s: others than this machine can reach that address: say who may ask with a file of tokens, or listen at 127.0.0.1", c.Addr)
	}
	if c.Probes != nil && len(c.Tokens) > 0 {
		mux := http.NewServeMux()
		mux.Handle("/", h)
		for _, path := range []string{"GET /healthz", "GET /readyz"} {
			mux.Handle(path, c.Probes)
		}
		h = mux
	}
	if config != nil {
		l, s.scheme = tls.NewListener(l, config), "https"
	}
	s.listener = l
	s.http = &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerSize, ErrorLog: slog.NewLogLogger(c.Log.Handler(), slog.LevelWarn),
	}
	return s, nil
}

// tls is the configuration for the files, nil without.
func (c Config) tls() (*tls.Config, error) {
	if c.Cert == "" && c.Key == "" {
		return nil, nil
	}
	pair, err := tls.LoadX509KeyPair(c.Cert, c.Key)
	if err != nil {
		return nil, fmt.Errorf("certificate %s and key %s: %w", cmp.Or(c.Cert, "(none)"), cmp.Or(c.Key, "(none)"), err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}}, nil
}

// URL is where the server is reached.
func (s *Server) URL() string { return s.scheme + "://" + s.listener.Addr().String() }

// Serve answers until Shutdown, and returns nil then; another error when it
// cannot go on.
func (s *Server) Serve() error {
	if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("http at %s: %w", s.listener.Addr(), err)
	}
	return nil
}

// Shutdown takes no more requests and waits for those that are being answered.
// When ctx is done before they are, it breaks them off and returns its error.
func (s *Server) Shutdown(ctx context.Context) error {
	if err := s.http.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("requests were broken off: %w", err), s.http.Close())
	}
	return nil
}
