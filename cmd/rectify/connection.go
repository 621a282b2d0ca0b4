package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

// connection is how a command reaches NATS, the same for every command that does.
type connection struct {
	url                   string
	credentials, nkey     string // files
	user, password, token string
	ca, cert, key         string // files
	domain, prefix        string // of JetStream
	inbox                 string // what subjects of answers begin with
}

// add adds the flags. The address is that of a server on this machine unless
// another default is given.
func (n *connection) add(c *cobra.Command, url, usage string) {
	fl := c.Flags()
	fl.StringVar(&n.url, "nats", url, usage)
	fl.StringVar(&n.credentials, "credentials", "", "log in with this credentials `FILE` (.creds)")
	fl.StringVar(&n.nkey, "nkey", "", "log in with the NKey whose seed is in this `FILE`")
	fl.StringVar(&n.user, "user", "", "log in as this `USER`")
	fl.StringVar(&n.password, "password", "", "the `PASSWORD` of --user; others see it here, so rather set RECTIFY_PASSWORD")
	fl.StringVar(&n.token, "token", "", "log in with this `TOKEN`; rather set RECTIFY_TOKEN")
	fl.StringVar(&n.ca, "tls-ca", "", "trust the authorities in this PEM `FILE` rather than those of the system")
	fl.StringVar(&n.cert, "tls-cert", "", "show this certificate, a PEM `FILE`")
	fl.StringVar(&n.key, "tls-key", "", "the key of --tls-cert, a PEM `FILE`")
	fl.StringVar(&n.domain, "js-domain", "", "use the JetStream of this `DOMAIN`")
	fl.StringVar(&n.prefix, "js-prefix", "", "use the JetStream API under this `PREFIX`, as an account imports it")
	fl.StringVar(&n.inbox, "inbox-prefix", "", "have answers sent to subjects under this `PREFIX` rather than _INBOX")
	secret(c, "password", "token")
	c.MarkFlagsMutuallyExclusive("js-domain", "js-prefix")
	c.MarkFlagsMutuallyExclusive("credentials", "nkey", "user", "token")
	c.MarkFlagsRequiredTogether("tls-cert", "tls-key")
}

// options are those of the connection. Files that cannot be read are found
// here rather than at the first attempt to log in.
func (n *connection) options() ([]nats.Option, error) {
	for _, f := range []struct{ flag, name string }{
		{"--credentials", n.credentials}, {"--nkey", n.nkey}, {"--tls-ca", n.ca}, {"--tls-cert", n.cert}, {"--tls-key", n.key},
	} {
		if f.name == "" {
			continue
		}
		if _, err := os.Stat(f.name); err != nil {
			return nil, fmt.Errorf("%s: %w", f.flag, err)
		}
	}
	if n.password != "" && n.user+n.credentials+n.nkey+n.token == "" {
		return nil, errors.New("there is a password and no user: give --user, or unset RECTIFY_PASSWORD")
	}
	if strings.ContainsAny(n.inbox, " \t\r\n*>") || strings.HasSuffix(n.inbox, ".") || strings.HasPrefix(n.inbox, ".") {
		return nil, fmt.Errorf("--inbox-prefix %q: it is the beginning of a subject, as _INBOX_worker, without spaces and wildcards", n.inbox)
	}
	var all []nats.Option
	if n.credentials != "" {
		all = append(all, nats.UserCredentials(n.credentials))
	}
	if n.nkey != "" {
		o, err := nats.NkeyOptionFromSeed(n.nkey)
		if err != nil {
			return nil, fmt.Errorf("--nkey %s: %w", n.nkey, err)
		}
		all = append(all, o)
	}
	if n.user != "" {
		all = append(all, nats.UserInfo(n.user, n.password))
	}
	if n.token != "" {
		all = append(all, nats.Token(n.token))
	}
	if n.ca != "" {
		all = append(all, nats.RootCAs(n.ca))
	}
	if n.cert != "" {
		all = append(all, nats.ClientCert(n.cert, n.key))
	}
	if n.inbox != "" {
		all = append(all, nats.CustomInboxPrefix(n.inbox))
	}
	return all, nil
}

// dial connects to NATS.
func (n *connection) dial(log *slog.Logger) (*nats.Conn, error) {
	if n.url == "" {
		return nil, errors.New("--nats is empty: give the server's URL, as nats://localhost:4222")
	}
	options, err := n.options()
	if err != nil {
		return nil, err
	}
	nc, err := stream.Dial(n.url, log, options...)
	switch {
	case err == nil:
		return nc, nil
	case errors.Is(err, nats.ErrAuthorization), errors.Is(err, nats.ErrAuthExpired), errors.Is(err, nats.ErrAuthRevoked):
		return nil, fmt.Errorf("the NATS server at %s refuses the login: %w; see --credentials, --nkey, --user (with RECTIFY_PASSWORD) and --token", redacted(n.url), err)
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return nil, fmt.Errorf("the certificate of the NATS server at %s is not trusted: %w; see --tls-ca", redacted(n.url), err)
	case errors.Is(err, nats.ErrSecureConnWanted):
		return nil, fmt.Errorf("the NATS server at %s speaks no TLS: %w; leave out --tls-… and write nats:// rather than tls://", redacted(n.url), err)
	case errors.Is(err, nats.ErrNoServers):
		return nil, fmt.Errorf("no NATS server answers at %s: %w; start one with \"nats-server -js\", or run \"rectify up\", which brings its own", redacted(n.url), err)
	}
	return nil, fmt.Errorf("cannot connect to the NATS server at %s: %w; see --nats", redacted(n.url), err)
}

// natsCommand is how the nats command reaches a server on its machine, with the
// login that it wants and no secret of it.
func (n *connection) natsCommand(url string) string {
	url = strings.NewReplacer("//0.0.0.0:", "//127.0.0.1:", "//[::]:", "//[::1]:").Replace(url)
	command := "nats --server " + url
	for _, f := range []struct{ value, flag string }{
		{n.credentials, "--creds " + n.credentials},
		{n.nkey, "--nkey " + n.nkey},
		{n.user, "--user " + n.user + ` --password "$RECTIFY_PASSWORD"`},
		{n.token, `--user "$RECTIFY_TOKEN"`},
		{n.ca, "--tlsca " + n.ca},
	} {
		if f.value != "" {
			command += " " + f.flag
		}
	}
	return command
}

// jetStream is the way to the streams of a connection.
func (n *connection) jetStream(nc *nats.Conn) (jetstream.JetStream, error) {
	switch {
	case n.domain != "":
		return jetstream.NewWithDomain(nc, n.domain)
	case n.prefix != "":
		return jetstream.NewWithAPIPrefix(nc, n.prefix)
	}
	return jetstream.New(nc)
}

// ready makes the streams and returns the way to them.
func (n *connection) ready(ctx context.Context, nc *nats.Conn, t stream.Topology) (jetstream.JetStream, error) {
	js, err := n.jetStream(nc)
	if err != nil {
		return nil, err
	}
	if err := stream.Setup(ctx, js, t); err != nil {
		if errors.Is(err, jetstream.ErrJetStreamNotEnabled) {
			return nil, fmt.Errorf("the NATS server at %s has no JetStream; start it with \"nats-server -js\"", cmp.Or(nc.ConnectedUrlRedacted(), redacted(n.url)))
		}
		return nil, err
	}
	return js, nil
}

// published connects to where rulesets are published.
func (n *connection) published(ctx context.Context, log *slog.Logger) (p *stream.Published, done func(), err error) {
	nc, err := n.dial(log)
	if err != nil {
		return nil, nil, err
	}
	js, err := n.jetStream(nc)
	if err == nil {
		p, err = stream.OpenPublished(ctx, js, stream.Topology{})
	}
	if err != nil {
		nc.Close()
		return nil, nil, err
	}
	return p, nc.Close, nil
}
