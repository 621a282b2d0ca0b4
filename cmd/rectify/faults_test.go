package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
)

// The programs, besides rectify, that tests start and kill. They are this test
// binary; see TestMain.
const (
	serverProgram = "nats-for-tests"  // DIR HOST:PORT: an embedded server by itself
	fatalProgram  = "fatal-for-tests" // URL: a worker that some records kill
)

// lull is how long a worker that was killed is waited for; see hurry.
const lull = 2 * time.Second

// process is a program that runs until it is killed.
type process struct {
	*exec.Cmd
	said  bytes.Buffer // on standard error; to be read once it has ended
	ended chan struct{}
}

// begin starts a program that is killed at the end of the test, if not before.
func begin(t *testing.T, name string, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command(name, args...), ended: make(chan struct{})}
	p.Stderr = &p.said
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.Wait() // it is killed
		close(p.ended)
	}()
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Logf("%s %v said:\n%s", name, args, p.said.Bytes()[max(0, p.said.Len()-2000):])
		}
	})
	return p
}

// kill ends the process at once (SIGKILL): it can finish nothing.
func (p *process) kill() {
	_ = p.Process.Kill() // it may have ended
	<-p.ended
}

// serveNATS is a NATS server until it is killed: what `rectify up` embeds.
func serveNATS() {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if _, err := embedded.Start(embedded.Config{Dir: os.Args[1], Listen: os.Args[2], Log: log}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(trouble)
	}
	select {}
}

// hub is a NATS server in a process of its own.
type hub struct {
	*process
	dir, address string
}

func newHub(t *testing.T, dir string) *hub {
	t.Helper()
	if testing.Short() {
		t.Skip("starts the program again and again, as the scripts do")
	}
	return &hub{dir: dir, address: freePort(t)}
}

// freePort is an address of this machine where nobody listens.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (h *hub) url() string { return "nats://" + h.address }

func (h *hub) start(t *testing.T) {
	t.Helper()
	h.process = begin(t, serverProgram, h.dir, h.address)
}

// connect connects to the server once it answers, and makes the streams.
func (h *hub) connect(t *testing.T, layout stream.Topology) jetstream.JetStream {
	t.Helper()
	var nc *nats.Conn
	eventually(t, "connected", func() (err error) {
		nc, err = stream.Dial(h.url(), slog.New(slog.DiscardHandler), nats.ReconnectWait(50*time.Millisecond), nats.ReconnectJitter(0, 0))
		return err
	})
	t.Cleanup(nc.Close)
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "set up", func() error { return stream.Setup(t.Context(), js, layout) })
	return js
}

// eventually tries until there is no error.
func eventually(t *testing.T, what string, try func() error) {
	t.Helper()
	tick, late := time.NewTicker(20*time.Millisecond), time.After(5*patience)
	defer tick.Stop()
	for {
		err := try()
		if err == nil {
			return
		}
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("not %s: %v", what, err)
		}
	}
}

// hurry has the server give up a worker that it does not hear of sooner than
// workers ask for, so that tests of killed ones do not take minutes.
func hurry(ctx context.Context, js jetstream.JetStream) error {
	c, err := js.Consumer(ctx, stream.Raw, stream.Consumer)
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	config := c.CachedInfo().Config
	if config.AckWait == lull {
		return nil
	}
	config.AckWait = lull
	_, err = js.UpdateConsumer(ctx, stream.Raw, config)
	return err
}

// loadMessage is the ith message that tests publish. Every fiftieth is poisoned:
// it has a reason to become a dead letter.
func loadMessage(i int) (data []byte, reason string) {
	id := strconv.Itoa(i)
	if i%50 != 49 {
		return fmt.Appendf(nil, `{"id":%q,"source":"kci","lang":"en","abstract":"[Abstract]: It is said that the members of the Asia-Pacific region forum (ARF) met for meeting %d."}`, id, i), ""
	}
	switch i / 50 % 4 {
	case 0:
		return fmt.Appendf(nil, `{"id":%q,"source":"kci","abstract":"cut o`, id), "not-json"
	case 1:
		return fmt.Appendf(nil, `{"id":%q,"source":"kci","abstract":"x\ud800"}`, id), "bad-text"
	case 2:
		return fmt.Appendf(nil, `{"id":%q,"source":"kci","abstract":%d}`, id, i), "bad-shape"
	}
	return fmt.Appendf(nil, `{"id":%q,"id":"other","source":"kci"}`, id), "duplicate-key"
}

// cleaned is the abstract that the ith message ends with.
func cleaned(i int) string {
	return fmt.Sprintf("It is said that the members of the ASEAN Regional Forum (ARF) met for meeting %d.", i)
}

// publishAll publishes messages as impatient tools would, many at once, each
// again until the server has it.
func publishAll(ctx context.Context, js jetstream.JetStream, from, to int) {
	next := make(chan int)
	var tools sync.WaitGroup
	for range 32 {
		tools.Go(func() {
			for i := range next {
				data, _ := loadMessage(i)
				for ctx.Err() == nil && stream.Publish(ctx, js, stream.Live, "kci", data) != nil {
				}
			}
		})
	}
	for i := from; i < to; i++ {
		next <- i
	}
	close(next)
	tools.Wait()
}
