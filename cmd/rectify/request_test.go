package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// freeAddress finds an address of this machine that nobody listens at:
//
//	address HTTP
func freeAddress(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: address VARIABLE")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[0], l.Addr().String())
}

// httpRequest sends a request, with a file as its body, and prints the status,
// the named headers and the body of the answer. It waits for a server that has not
// begun yet.
//
//	http GET http://$HTTP/v1/schema
//	http POST http://$HTTP/v1/normalize records.jsonl 'Content-Type: application/jsonl'
func httpRequest(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: http METHOD URL [FILE [HEADER...]]")
	}
	body := ""
	headers := args[2:]
	if len(headers) > 0 && !strings.Contains(headers[0], ": ") {
		body, headers = ts.ReadFile(headers[0]), headers[1:]
	}
	late := time.Now().Add(patience)
	for {
		q, err := http.NewRequest(args[0], args[1], strings.NewReader(body))
		ts.Check(err)
		for _, h := range headers {
			name, value, _ := strings.Cut(h, ": ")
			q.Header.Set(name, value)
		}
		r, err := http.DefaultClient.Do(q)
		if errors.Is(err, syscall.ECONNREFUSED) && time.Now().Before(late) {
			continue
		}
		ts.Check(err)
		defer r.Body.Close()
		data, err := io.ReadAll(r.Body)
		ts.Check(err)
		fmt.Fprintln(ts.Stdout(), r.Status)
		for _, name := range []string{"Allow", "Content-Type", "Retry-After", "Www-Authenticate"} {
			if v := r.Header.Get(name); v != "" {
				fmt.Fprintf(ts.Stdout(), "%s: %s\n", name, v)
			}
		}
		fmt.Fprintf(ts.Stdout(), "\n%s", data)
		ts.Check(os.WriteFile(ts.MkAbs("body"), data, 0o666))
		return
	}
}

// ask sends a request over NATS, with a file as its data, and prints the
// headers and the data of the reply.
//
//	ask rectify.normalize record.json
func ask(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: ask SUBJECT FILE")
	}
	m, err := brokerOf(ts).nc.Request(args[0], []byte(ts.ReadFile(args[1])), patience)
	ts.Check(err)
	var headers []string
	for name, values := range m.Header {
		headers = append(headers, name+": "+strings.Join(values, ", "))
	}
	slices.Sort(headers)
	fmt.Fprintf(ts.Stdout(), "%s\n\n%s\n", strings.Join(headers, "\n"), m.Data)
	ts.Check(os.WriteFile(ts.MkAbs("body"), append(m.Data, '\n'), 0o666))
}
