package serve_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rectify/pipeline/serve"
)

const token = "0123456789abcdef0123456789abcdef"

// listen runs a server until the end of the test.
func listen(t *testing.T, c serve.Config) string {
	t.Helper()
	c.Log = quiet
	if c.Handler == nil {
		c.Handler = newAPI(t, nil).Handler()
	}
	s, err := serve.Listen(c)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve() }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			t.Error(err)
		}
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s.URL()
}

func tokens(t *testing.T, file string) serve.Tokens {
	t.Helper()
	all, err := serve.ReadTokens("tokens", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestOnlyThisMachineIsAnsweredWithoutATokens(t *testing.T) {
	url := listen(t, serve.Config{Addr: "127.0.0.1:0"})
	if got := send(t, "GET", url+"/v1/schema", "", ""); got.status != 200 {
		t.Errorf("got %d %s", got.status, got.body)
	}
	for host, want := range map[string]int{"localhost:8080": 200, "[::1]": 200, "evil.example": 421, "127.0.0.1.evil.example:80": 421} {
		q, err := http.NewRequest("GET", url+"/v1/schema", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		q.Host = host
		r, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("for %s: got %d, want %d", host, r.StatusCode, want)
		}
	}
	if got := send(t, "POST", url+"/v1/normalize", asJSON, `{"id":"1"}`, "Origin", "https://evil.example"); got.status != 403 || got.header.Get("Content-Type") != "application/problem+json" || !strings.Contains(got.body, `"reason":"wrong-origin"`) {
		t.Errorf("from a page of another site: got %d %v %s", got.status, got.header, got.body)
	}
	_, err := serve.Listen(serve.Config{Addr: ":0", Handler: http.NotFoundHandler(), Log: quiet})
	if err == nil || !strings.Contains(err.Error(), "say who may ask with a file of tokens") {
		t.Errorf("listening to everybody: got %v", err)
	}
}

func TestWhoMayAskShowsAToken(t *testing.T) {
	url := listen(t, serve.Config{Addr: ":0", Tokens: tokens(t, "# editors\n\n  "+token+"\r\nfedcba9876543210fedcba9876543210\n")})
	_, port, _ := strings.Cut(strings.TrimPrefix(url, "http://"), "]:")
	url = "http://127.0.0.1:" + port + "/v1/schema"
	for _, tt := range []struct {
		authorization string
		status        int
		challenge     string
	}{
		{"Bearer " + token, 200, ""},
		{"bearer  fedcba9876543210fedcba9876543210", 200, ""},
		{"", 401, `Bearer realm="rectify"`},
		{"Bearer " + token[1:], 401, `Bearer realm="rectify", error="invalid_token"`},
		{"Basic " + token, 401, `Bearer realm="rectify", error="invalid_token"`},
	} {
		got := send(t, "GET", url, "", "", "Authorization", tt.authorization)
		if got.status != tt.status || got.header.Get("WWW-Authenticate") != tt.challenge {
			t.Errorf("%q: got %d %q, want %d %q", tt.authorization, got.status, got.header.Get("WWW-Authenticate"), tt.status, tt.challenge)
		}
	}
}

func TestAFileOfTokensIsChecked(t *testing.T) {
	for file, want := range map[string]string{
		"":                  "tokens has no token; put one a line",
		"# none\n":          "tokens has no token; put one a line",
		token + "\nshort\n": `tokens:2: the token has 5 characters, fewer than 32 can be guessed; "openssl rand -hex 16" makes a good one`,
		token + " " + token: "tokens:1: a token has no spaces in it; put one a line",
	} {
		if _, err := serve.ReadTokens("tokens", []byte(file)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", file, err, want)
		}
	}
}

// certificate writes one for this machine, and its key.
func certificate(t *testing.T) (cert, key string, roots *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key, roots = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), x509.NewCertPool()
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: pkcs8}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots.AddCert(parsed)
	return cert, key, roots
}

func TestTheServerSpeaksTLS(t *testing.T) {
	cert, key, roots := certificate(t)
	url := listen(t, serve.Config{Addr: "127.0.0.1:0", Cert: cert, Key: key})
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}}
	defer client.CloseIdleConnections()
	r, err := client.Post(url+"/v1/detect", asLines, strings.NewReader(strings.Repeat(`{"id":"1"}`+"\n", 100)))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	for i := range 100 {
		if err := readLine(r.Body, &struct{}{}); err != nil {
			t.Fatalf("answer %d: %v", i+1, err)
		}
	}
	if r.StatusCode != 200 || r.ProtoMajor != 2 {
		t.Errorf("got %d over HTTP/%d", r.StatusCode, r.ProtoMajor)
	}
	if _, err := serve.Listen(serve.Config{Addr: "127.0.0.1:0", Cert: cert, Log: quiet}); err == nil || !strings.Contains(err.Error(), "key (none)") {
		t.Errorf("without a key: got %v", err)
	}
}

func TestShutdownWaitsForWhatIsBegun(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	a := newAPI(t, nil)
	a.Detect = func([]byte) ([]byte, error) {
		close(begun)
		<-end
		return []byte("{}"), nil
	}
	s, err := serve.Listen(serve.Config{Addr: "127.0.0.1:0", Handler: a.Handler(), Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	served, answered := make(chan error, 1), make(chan exchange, 1)
	go func() { served <- s.Serve() }()
	go func() { answered <- send(t, "POST", s.URL()+"/v1/detect", asJSON, "{}") }()
	<-begun
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	done := make(chan error, 1)
	go func() { done <- s.Shutdown(t.Context()) }()
	if err := <-served; err != nil { // it listens no more
		t.Errorf("Serve = %v", err)
	}
	close(end)
	if got := <-answered; got.status != 200 {
		t.Errorf("what was begun: got %d", got.status)
	}
	if err := <-done; err != nil {
		t.Errorf("Shutdown = %v", err)
	}
	if err := s.Shutdown(ended); err != nil {
		t.Errorf("a second Shutdown = %v", err)
	}
}
