package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
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
	fmt.Fprint(ts.Stdout(), answer(ts, args))
}

// awaitAnswer is http, again and again until the answer matches an expression:
// the program may still be at what it is asked about.
//
//	await '^rectify_nats_up 1$' GET http://$HTTP/metrics
func awaitAnswer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: await REGEXP METHOD URL [FILE [HEADER...]]")
	}
	want, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	tick, late := time.NewTicker(20*time.Millisecond), time.After(patience)
	defer tick.Stop()
	for {
		got := answer(ts, args[1:])
		if want.MatchString(got) {
			fmt.Fprint(ts.Stdout(), got)
			return
		}
		select {
		case <-tick.C:
		case <-late:
			ts.Fatalf("no answer matches %q after %v; the last was\n%s", args[0], patience, got)
		}
	}
}

// answer is the status, some headers and the body of the answer to a request.
// It waits for a server that is about to listen.
func answer(ts *testscript.TestScript, args []string) string {
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
		ts.Check(os.WriteFile(ts.MkAbs("body"), data, 0o666))
		var out strings.Builder
		fmt.Fprintln(&out, r.Status)
		for _, name := range []string{"Allow", "Content-Type", "Retry-After", "Www-Authenticate"} {
			if v := r.Header.Get(name); v != "" {
				fmt.Fprintf(&out, "%s: %s\n", name, v)
			}
		}
		fmt.Fprintf(&out, "\n%s", data)
		return out.String()
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
