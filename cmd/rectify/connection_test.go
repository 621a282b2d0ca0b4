package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"

	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
)

// TestEveryWayToLogIn connects to real servers that ask for each kind of login,
// as whom they know and as whom they do not.
func TestEveryWayToLogIn(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	ours, theirs := newKeyPair(t), newKeyPair(t)
	ca := newAuthority(t)
	caFile := write("ca.pem", ca.pem)
	cert, key := ca.issue(t)
	certFile, keyFile := write("cert.pem", cert), write("key.pem", key)
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	secured := func(o *server.Options) {
		o.TLSConfig = &tls.Config{Certificates: []tls.Certificate{pair}, ClientCAs: ca.pool, MinVersion: tls.VersionTLS13}
		o.TLS, o.TLSTimeout = true, 5
	}
	const refused = "refuses the login"
	for _, tt := range []struct {
		name   string
		server func(*server.Options)
		client connection
		want   string // of the error; none when empty
	}{
		{"a password", func(o *server.Options) { o.Username, o.Password = "joe", "hush" }, connection{user: "joe", password: "hush"}, ""},
		{"a wrong password", func(o *server.Options) { o.Username, o.Password = "joe", "hush" }, connection{user: "joe", password: "loud"}, refused},
		{"nobody", func(o *server.Options) { o.Username, o.Password = "joe", "hush" }, connection{}, refused},
		{"a token", func(o *server.Options) { o.Authorization = "open sesame" }, connection{token: "open sesame"}, ""},
		{"a wrong token", func(o *server.Options) { o.Authorization = "open sesame" }, connection{token: "open barley"}, refused},
		{"an NKey", func(o *server.Options) { o.Nkeys = []*server.NkeyUser{{Nkey: public(t, ours)}} }, connection{nkey: write("ours.nk", seed(t, ours))}, ""},
		{"another NKey", func(o *server.Options) { o.Nkeys = []*server.NkeyUser{{Nkey: public(t, ours)}} }, connection{nkey: write("theirs.nk", seed(t, theirs))}, refused},
		{"credentials", trusting(t, ours), connection{credentials: write("our.creds", credentials(t, ours))}, ""},
		{"other credentials", trusting(t, ours), connection{credentials: write("their.creds", credentials(t, theirs))}, refused},
		{"TLS of a known authority", secured, connection{ca: caFile}, ""},
		{"TLS of an unknown authority", secured, connection{}, "certificate signed by unknown authority; see --tls-ca"},
		{"TLS with a certificate of ours", func(o *server.Options) {
			secured(o)
			o.TLSVerify, o.TLSConfig.ClientAuth = true, tls.RequireAndVerifyClientCert
		}, connection{ca: caFile, cert: certFile, key: keyFile}, ""},
		{"TLS of a server without", func(*server.Options) {}, connection{ca: caFile}, "speaks no TLS"},
		{"a password of nobody", func(*server.Options) {}, connection{password: "hush"}, "give --user, or unset RECTIFY_PASSWORD"},
		{"a prefix that is none", func(*server.Options) {}, connection{inbox: "_INBOX.*"}, `--inbox-prefix "_INBOX.*"`},
		{"a file that is not there", func(*server.Options) {}, connection{credentials: "no.creds"}, "--credentials: stat no.creds"},
		{"a file of another kind", func(*server.Options) {}, connection{nkey: caFile}, "--nkey " + caFile},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := &server.Options{}
			tt.server(o)
			tt.client.url = startServer(t, o).ClientURL()
			nc, err := tt.client.dial(slog.New(slog.DiscardHandler))
			if err == nil {
				nc.Close()
			}
			if got := message(err); tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// startServer runs a NATS server at a free port of this machine until the test ends.
func startServer(t *testing.T, o *server.Options) *server.Server {
	t.Helper()
	o.Host, o.Port, o.NoLog, o.NoSigs = "127.0.0.1", server.RANDOM_PORT, true, true
	s, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(s.WaitForShutdown)
	t.Cleanup(s.Shutdown)
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("the server does not start")
	}
	return s
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// keyPair is an account with one user.
type keyPair struct{ account, user nkeys.KeyPair }

func newKeyPair(t *testing.T) keyPair {
	t.Helper()
	account, err := nkeys.CreateAccount()
	if err != nil {
		t.Fatal(err)
	}
	user, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	return keyPair{account, user}
}

func public(t *testing.T, k keyPair) string {
	t.Helper()
	p, err := k.user.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func seed(t *testing.T, k keyPair) []byte {
	t.Helper()
	s, err := k.user.Seed()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// credentials is the file that lets the user of a pair log in to its account.
func credentials(t *testing.T, k keyPair) []byte {
	t.Helper()
	token, err := jwt.NewUserClaims(public(t, k)).Encode(k.account)
	if err != nil {
		t.Fatal(err)
	}
	file, err := jwt.FormatUserConfig(token, seed(t, k))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// trusting makes a server know the account of a pair alone.
func trusting(t *testing.T, k keyPair) func(*server.Options) {
	t.Helper()
	operator, err := nkeys.CreateOperator()
	if err != nil {
		t.Fatal(err)
	}
	id, err := operator.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	account, err := k.account.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	claims, err := jwt.NewAccountClaims(account).Encode(operator)
	if err != nil {
		t.Fatal(err)
	}
	resolver := &server.MemAccResolver{}
	if err := resolver.Store(account, claims); err != nil {
		t.Fatal(err)
	}
	return func(o *server.Options) {
		o.TrustedOperators = []*jwt.OperatorClaims{jwt.NewOperatorClaims(id)}
		o.AccountResolver = resolver
	}
}

// authority signs certificates.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool
	pem  []byte
}

func newAuthority(t *testing.T) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "An authority for tests"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	a := authority{cert: cert, key: key, pool: x509.NewCertPool(), pem: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}
	a.pool.AddCert(cert)
	return a
}

// issue makes a certificate for this machine, of a server and of a client.
func (a authority) issue(t *testing.T) (cert, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "localhost"}, NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, private.Public(), a.key)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})
}

func TestTheStreamsAreMadeInTheDomainThatIsNamed(t *testing.T) {
	s := startServer(t, &server.Options{JetStream: true, JetStreamDomain: "archive", StoreDir: t.TempDir()})
	for _, tt := range []struct {
		client connection
		want   string
	}{
		{connection{domain: "archive"}, ""},
		{connection{prefix: "$JS.archive.API"}, ""},
		{connection{domain: "elsewhere"}, "start the NATS server with JetStream"},
	} {
		tt.client.url = s.ClientURL()
		nc, err := tt.client.dial(slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		_, err = tt.client.ready(t.Context(), nc, stream.Topology{})
		nc.Close()
		if got := message(err); tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%+v: got %q, want %q", tt.client, got, tt.want)
		}
	}
}

func TestTheEmbeddedServerSpeaksTLS(t *testing.T) {
	dir := t.TempDir()
	ca := newAuthority(t)
	cert, key := ca.issue(t)
	files := make(map[string]string)
	for name, data := range map[string][]byte{"ca": ca.pem, "cert": cert, "key": key} {
		files[name] = filepath.Join(dir, name+".pem")
		if err := os.WriteFile(files[name], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	quiet := slog.New(slog.DiscardHandler)
	s, err := embedded.Start(embedded.Config{Dir: filepath.Join(dir, "data"), Listen: "127.0.0.1:0", Cert: files["cert"], Key: files["key"], Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Shutdown()
	within, err := s.Connect()
	if err != nil {
		t.Fatalf("this process: %v", err)
	}
	within.Close()
	client := connection{url: s.URL(), ca: files["ca"]}
	nc, err := client.dial(quiet)
	if err != nil {
		t.Fatalf("who trusts the authority: %v", err)
	}
	nc.Close()
	if nc, err = nats.Connect(s.URL()); err == nil {
		nc.Close()
		t.Error("who does not trust it connects all the same")
	}
}

func TestTheNATSCommandIsGivenTheLogin(t *testing.T) {
	for _, tt := range []struct {
		client connection
		want   string
	}{
		{connection{}, "nats --server nats://127.0.0.1:4333"},
		{connection{user: "joe", password: "hush"}, `nats --server nats://127.0.0.1:4333 --user joe --password "$RECTIFY_PASSWORD"`},
		{connection{token: "hush", ca: "ca.pem"}, `nats --server nats://127.0.0.1:4333 --user "$RECTIFY_TOKEN" --tlsca ca.pem`},
	} {
		if got := tt.client.natsCommand("nats://0.0.0.0:4333"); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
