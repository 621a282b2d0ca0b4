package serve

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net"
	"net/http"
	"strings"
)

// Tokens are the bearer tokens of those who may ask. Only their hashes are kept.
type Tokens [][sha256.Size]byte

// shortest is the length of a token that cannot be guessed: 128 bits in hex
// have 32 digits.
const shortest = 32

// ReadTokens reads a file of tokens, one a line; empty lines and those that
// begin with # are passed over. The name is for messages.
func ReadTokens(name string, data []byte) (Tokens, error) {
	var tokens Tokens
	s := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; s.Scan(); n++ {
		token := strings.TrimSpace(s.Text())
		switch {
		case token == "" || strings.HasPrefix(token, "#"):
			continue
		case strings.ContainsAny(token, " \t"):
			return nil, fmt.Errorf("%s:%d: a token has no spaces in it; put one a line", name, n)
		case len(token) < shortest:
			return nil, fmt.Errorf("%s:%d: the token has %d characters, fewer than %d can be guessed; \"openssl rand -hex 16\" makes a good one", name, n, len(token), shortest)
		}
		tokens = append(tokens, sha256.Sum256([]byte(token)))
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(tokens) == 0 {
		return nil, fmt.Errorf("%s has no token; put one a line", name)
	}
	return tokens, nil
}

// known compares a token with all of them, so that the time it takes tells nothing.
func (t Tokens) known(token string) bool {
	sum := sha256.Sum256([]byte(token))
	found := 0
	for i := range t {
		found |= subtle.ConstantTimeCompare(t[i][:], sum[:])
	}
	return found == 1
}

// guard lets through who shows a known token (RFC 6750, 2.1).
func (t Tokens) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		scheme, token, _ := strings.Cut(q.Header.Get("Authorization"), " ")
		if strings.EqualFold(scheme, "Bearer") && t.known(strings.TrimSpace(token)) {
			next.ServeHTTP(w, q)
			return
		}
		challenge := `Bearer realm="rectify"`
		if token != "" {
			challenge += `, error="invalid_token"`
		}
		w.Header().Set("WWW-Authenticate", challenge)
		newProblem(Unauthorized, "send a token that this server knows: Authorization: Bearer TOKEN").write(w)
	})
}

// guardOrigin lets through what does not come from a page of another site.
func guardOrigin(next http.Handler) http.Handler {
	c := http.NewCrossOriginProtection()
	c.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		newProblem(WrongOrigin, fmt.Sprintf("a page of another site asks (its Origin is %q), which is not answered; ask from a program, or from a page of this server", q.Header.Get("Origin"))).write(w)
	}))
	return c.Handler(next)
}

// guardHost lets through who asks for this machine by its loopback name. A page
// whose own name a browser was told to be this machine (DNS rebinding) does not.
func guardHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		host, _, err := net.SplitHostPort(q.Host)
		if err != nil {
			host = q.Host
		}
		if ip := net.ParseIP(strings.Trim(host, "[]")); strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback() {
			next.ServeHTTP(w, q)
			return
		}
		newProblem(WrongHost, fmt.Sprintf("this server is for this machine alone, which is not %q; ask for localhost", host)).write(w)
	})
}
