package stream_test

import (
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/pipeline/stream"
)

// proxy stands between clients and a NATS server.
type proxy struct {
	net.Listener
	server string
	delay  time.Duration // of everything, both ways

	mu    sync.Mutex
	every int // bytes from clients after which the connection that sent them is cut, wherever in a message that is
	cuts  int // that are left
	sent  int // bytes since the last cut
	made  int // cuts
}

// through starts a proxy before a server and returns its address.
func through(t *testing.T, p *proxy) (url string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	p.Listener = l
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", strings.TrimPrefix(p.server, "nats://"))
			if err != nil {
				client.Close()
				continue
			}
			go p.pass(server, client, p.allow)
			go p.pass(client, server, func(n int) int { return n })
		}
	}()
	return "nats://" + l.Addr().String()
}

// pass copies until one side ends, or not all that came may pass; then it cuts.
func (p *proxy) pass(to, from net.Conn, allow func(int) int) {
	defer to.Close()
	defer from.Close()
	buf := make([]byte, 16<<10)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		time.Sleep(p.delay) // what is tested, not waited for
		may := allow(n)
		if _, err := to.Write(buf[:may]); err != nil || may < n {
			return
		}
	}
}

// allow says how many of n bytes of a client may pass.
func (p *proxy) allow(n int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent += n
	if p.cuts == 0 || p.sent < p.every {
		return n
	}
	n -= p.sent - p.every + 1
	p.sent, p.cuts, p.made = 0, p.cuts-1, p.made+1
	return n
}

// served is a server that listens, with the streams set up by a connection of
// its own.
func served(t *testing.T) (url string) {
	t.Helper()
	s := start(t, t.TempDir(), "127.0.0.1:0")
	t.Cleanup(s.Shutdown)
	if err := stream.Setup(t.Context(), dial(t, s.URL()), stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	return s.URL()
}

func TestNothingIsLostWhenConnectionsAreCutInTheMiddleOfMessages(t *testing.T) {
	url := served(t)
	const cuts = 6
	p := &proxy{server: url, every: 60_007, cuts: cuts}
	cut := through(t, p)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: dial(t, cut), Log: quiet, AckWait: 2 * time.Second})
	all := make(chan int)
	close(all)
	if err := publishUntilStored(t, dial(t, cut), all); err != nil {
		t.Fatal(err)
	}
	js := dial(t, url)
	settled(t, js)
	allClean(t, js)
	if p.mu.Lock(); p.made != cuts {
		t.Errorf("%d connections were cut, want %d", p.made, cuts)
	}
	p.mu.Unlock()
}

func TestASlowServerIsWaitedFor(t *testing.T) {
	url := served(t)
	slow := through(t, &proxy{server: url, delay: 100 * time.Millisecond})
	js := dial(t, url)
	publishAll(t, js)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: dial(t, slow), Log: quiet})
	settled(t, js)
	allClean(t, js)
	if n := lastSequence(t, js, stream.Clean); n != records {
		t.Errorf("%d versions were stored, want each once: %d", n, records)
	}
}
