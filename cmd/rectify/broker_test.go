package main

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/rogpeppe/go-internal/testscript"

	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
	"rectify/pipeline/wire"
)

// patience is how long a script waits for what must come.
const patience = time.Minute

// broker is the NATS server of a script, in the process of the tests.
type broker struct {
	dir, address string
	server       *embedded.Server
	nc           *nats.Conn
}

// start starts the server, again at the address that it had.
func (b *broker) start() (err error) {
	address := b.address
	if address == "" {
		address = "127.0.0.1:0"
	}
	if b.server, err = embedded.Start(embedded.Config{Dir: b.dir, Listen: address, Log: slog.New(slog.DiscardHandler)}); err != nil {
		return err
	}
	if b.nc, err = b.server.Connect(); err != nil {
		return err
	}
	b.address = strings.TrimPrefix(b.server.URL(), "nats://")
	return nil
}

func (b *broker) stop() {
	if b.server != nil {
		b.nc.Close()
		b.server.Shutdown()
		b.server = nil
	}
}

func brokerOf(ts *testscript.TestScript) *broker { return ts.Value(broker{}).(*broker) }

// jetStream is the way to the streams, which it makes.
func (b *broker) jetStream(ctx context.Context) (jetstream.JetStream, error) {
	js, err := jetstream.New(b.nc)
	if err != nil {
		return nil, err
	}
	return js, stream.Setup(ctx, js, stream.Topology{})
}

// natsServer starts a NATS server at a free port, or stops it; started again
// it has the same address and data. $NATS_URL is where it listens.
//
//	nats start
//	nats stop
func natsServer(ts *testscript.TestScript, neg bool, args []string) {
	b := brokerOf(ts)
	switch {
	case neg || len(args) != 1:
	case args[0] == "start":
		ts.Check(b.start())
		ts.Setenv("NATS_URL", "nats://"+b.address)
		ts.Setenv("NATS_ADDRESS", b.address)
		return
	case args[0] == "stop":
		b.stop()
		return
	}
	ts.Fatalf("usage: nats start|stop")
}

// publish publishes every line of the files as it is, as a tool would that
// knows nothing of Rectify:
//
//	publish abstracts.raw.demo records.jsonl
func publish(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: publish SUBJECT FILE...")
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	js, err := brokerOf(ts).jetStream(ctx)
	ts.Check(err)
	for _, name := range args[1:] {
		for line := range strings.Lines(ts.ReadFile(name)) {
			_, err := js.Publish(ctx, args[0], []byte(strings.TrimSuffix(line, "\n")))
			ts.Check(err)
		}
	}
}

// foreign makes a stream as somebody else has it, with so many messages of one
// subject; without a subject it deletes the stream:
//
//	foreign ABSTRACTS_CLEAN archive.> 3
//	foreign ABSTRACTS_CLEAN
func foreign(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 && len(args) != 3 {
		ts.Fatalf("usage: foreign STREAM [SUBJECT N]")
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	js, err := jetstream.New(brokerOf(ts).nc)
	ts.Check(err)
	if len(args) == 1 {
		ts.Check(js.DeleteStream(ctx, args[0]))
		return
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	_, err = js.CreateStream(ctx, jetstream.StreamConfig{Name: args[0], Subjects: args[1:2]})
	ts.Check(err)
	for range n {
		_, err := js.Publish(ctx, strings.ReplaceAll(args[1], ">", "a"), nil)
		ts.Check(err)
	}
}

// stored waits until a stream holds so many messages, and prints them: the
// subject, the headers that say what became of a record, the data. There must
// be no more.
//
//	stored ABSTRACTS_DEAD 3
func stored(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: stored STREAM N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	js, err := brokerOf(ts).jetStream(ctx)
	ts.Check(err)
	if n > 0 {
		await(ctx, ts, js, args[0], n)
	}
	s, err := js.Stream(ctx, args[0])
	ts.Check(err)
	if have := s.CachedInfo().State.Msgs; have != uint64(n) {
		ts.Fatalf("%s holds %d messages, want %d", args[0], have, n)
	}
}

// await prints the first n messages of a stream as they come.
func await(ctx context.Context, ts *testscript.TestScript, js jetstream.JetStream, name string, n int) {
	messages, err := stream.Follow(ctx, js, name, ">", jetstream.DeliverAllPolicy)
	ts.Check(err)
	for m, err := range messages {
		ts.Check(err)
		fmt.Fprintln(ts.Stdout(), m.Subject())
		for _, h := range []string{stream.HeaderReason, stream.HeaderProblem, stream.HeaderSubject, stream.HeaderAsOf, "ce-type"} {
			if v := m.Headers().Get(h); v != "" {
				fmt.Fprintf(ts.Stdout(), "%s: %s\n", h, v)
			}
		}
		fmt.Fprintf(ts.Stdout(), "%s\n\n", m.Data()[:min(len(m.Data()), 2000)])
		if n--; n == 0 {
			return
		}
	}
	ts.Fatalf("%s lacks %d messages after %v", name, n, patience)
}

// taken waits until the workers have taken up a version of the ruleset: it
// publishes records with the id "probe" until one is made under it.
//
//	taken 2
func taken(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: taken VERSION")
	}
	version, err := strconv.ParseUint(args[0], 10, 64)
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	js, err := brokerOf(ts).jetStream(ctx)
	ts.Check(err)
	probes, err := stream.Follow(ctx, js, stream.Clean, stream.RecordFilter("-", "probe"), jetstream.DeliverNewPolicy)
	ts.Check(err)
	probe := func() {
		ts.Check(stream.Publish(ctx, js, stream.Live, "-", fmt.Appendf(nil, `{"id":"probe","abstract":"%d"}`, time.Now().UnixNano())))
	}
	probe()
	for m, err := range probes {
		ts.Check(err)
		c, err := wire.ReadClean(m.Data())
		ts.Check(err)
		if c.Normalization.Revision.Ruleset == version {
			return
		}
		probe()
	}
	ts.Fatalf("no worker has taken up version %d after %v", version, patience)
}
