package stream_test

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// cluster is three servers in this process that keep a copy of everything each.
type cluster struct {
	options map[string]*server.Options // by name
	servers map[string]*server.Server  // those that run
}

// newCluster starts a cluster and waits until it has a leader.
func newCluster(t *testing.T) *cluster {
	t.Helper()
	ports := freePorts(t, 3)
	var routes []string
	for _, port := range ports {
		routes = append(routes, fmt.Sprintf("nats://127.0.0.1:%d", port))
	}
	c := &cluster{options: make(map[string]*server.Options), servers: make(map[string]*server.Server)}
	for i, port := range ports {
		name := fmt.Sprintf("n%d", i+1)
		c.options[name] = &server.Options{
			ServerName: name, Host: "127.0.0.1", Port: server.RANDOM_PORT, // one of a cluster that does not listen never becomes ready
			JetStream: true, StoreDir: t.TempDir(), NoSigs: true, NoLog: true,
			Cluster: server.ClusterOpts{Name: "c", Host: "127.0.0.1", Port: port},
			Routes:  server.RoutesFromStr(strings.Join(routes, ",")),
		}
		c.start(t, name)
	}
	t.Cleanup(func() {
		for name := range c.servers {
			c.end(name)
		}
	})
	c.wait(t)
	return c
}

// start starts one server, again with what it had stored.
func (c *cluster) start(t *testing.T, name string) {
	t.Helper()
	s, err := server.NewServer(c.options[name].Clone())
	if err != nil {
		t.Fatal(err)
	}
	go s.Start()
	c.servers[name] = s
}

// wait waits until all servers are up to date and one leads.
func (c *cluster) wait(t *testing.T) {
	t.Helper()
	eventually(t, "a cluster with a leader", func() bool {
		leaders := 0
		for _, s := range c.servers {
			if !s.ReadyForConnections(time.Millisecond) || !s.JetStreamIsCurrent() {
				return false
			}
			if s.JetStreamIsLeader() {
				leaders++
			}
		}
		return leaders == 1
	})
}

// end ends a server at once.
func (c *cluster) end(name string) {
	c.servers[name].Shutdown()
	c.servers[name].WaitForShutdown()
	delete(c.servers, name)
}

// freePorts are ports that nobody listens at.
func freePorts(t *testing.T, n int) []int {
	t.Helper()
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close() // all together, so that they differ
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports
}

// connect connects to whichever server runs.
func (c *cluster) connect(t *testing.T) jetstream.JetStream {
	t.Helper()
	var urls []string
	for _, s := range c.servers {
		urls = append(urls, s.ClientURL())
	}
	return dial(t, strings.Join(urls, ","))
}

// copies is the servers that keep a stream up to date, its leader first; nil
// unless there are three.
func copies(t *testing.T, js jetstream.JetStream, name string) []string {
	t.Helper()
	s, err := js.Stream(t.Context(), name)
	if err != nil || s.CachedInfo().Cluster == nil || s.CachedInfo().Cluster.Leader == "" {
		return nil
	}
	all := []string{s.CachedInfo().Cluster.Leader}
	for _, r := range s.CachedInfo().Cluster.Replicas {
		if r.Current && !r.Offline {
			all = append(all, r.Name)
		}
	}
	if len(all) < 3 {
		return nil
	}
	return all
}

// While records are published, the leader of the clean stream ends, comes back,
// and then a follower ends.
func TestNothingIsLostWhenServersOfAClusterEnd(t *testing.T) {
	c := newCluster(t)
	js := c.connect(t)
	eventually(t, "set up", func() bool { return stream.Setup(t.Context(), js, stream.Topology{Replicas: 3}) == nil })
	const workers = 2
	for range workers {
		run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: c.connect(t), Log: quiet, AckWait: 2 * time.Second})
	}
	for _, lane := range stream.Lanes {
		eventually(t, "pulled from", func() bool {
			c, err := js.Consumer(t.Context(), lane.Stream(), stream.Consumer)
			return err == nil && c.CachedInfo().NumWaiting == workers
		})
	}
	more, published := make(chan int), make(chan error, 1)
	go func() { published <- publishUntilStored(t, js, more) }()
	more <- records / 3
	for _, is := range []int{0, 1} { // the leader, then a follower
		var names []string
		eventually(t, "led and followed", func() bool { names = copies(t, js, stream.Clean); return names != nil })
		more <- records / 3
		c.end(names[is])
		if is == 0 {
			c.start(t, names[is])
		}
	}
	close(more)
	if err := <-published; err != nil {
		t.Fatal(err)
	}
	eventually(t, "done", func() bool { // whatever the servers answer meanwhile
		b, err := stream.ReadBacklog(t.Context(), js, stream.Live)
		return err == nil && b == (stream.Backlog{})
	})
	allClean(t, js)
	if dead := deadLetters(t, js); len(dead) > 0 {
		t.Errorf("%d dead letters, want none: %s", len(dead), dead[0].Header.Get(stream.HeaderProblem))
	}
}

// publishUntilStored publishes so many more records each time it is told to,
// and the rest when it is told no more; each again until a server has it.
func publishUntilStored(t *testing.T, js jetstream.JetStream, more <-chan int) error {
	upTo := 0
	for i := range records {
		for i >= upTo {
			n, ok := <-more
			if upTo += n; !ok {
				upTo = records
			}
		}
		data := record(fmt.Sprint(i), fmt.Sprintf("the region forum %d", i))
		for err := errors.New("not yet"); err != nil; {
			if err = stream.Publish(t.Context(), js, stream.Live, "kci", data); t.Context().Err() != nil || errors.Is(err, nats.ErrConnectionClosed) {
				return err
			}
		}
	}
	return nil
}
