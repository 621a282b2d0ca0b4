package stream_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

// load fills a lane with n distinct records of about 1500 bytes.
func load(b testing.TB, js jetstream.JetStream, lane stream.Lane, n int) {
	b.Helper()
	text := strings.Repeat("The members of the forum met and agreed on a declaration. ", 24)
	var batch []*nats.Msg
	for i := range n {
		m := nats.NewMsg(stream.RawSubject(lane, "kci"))
		m.Data = record(fmt.Sprintf("%s-%d", lane, i), fmt.Sprintf("%d %s", i, text))
		if batch = append(batch, m); len(batch) == 1000 || i == n-1 {
			if _, err := stream.PublishBatch(b.Context(), js, batch); err != nil {
				b.Fatal(err)
			}
			batch = batch[:0]
		}
	}
}

// BenchmarkRelay is what the server and its client do without any of ours:
// consume, publish in atomic batches with message ids, acknowledge. It is what
// BenchmarkWorker is measured by.
func BenchmarkRelay(b *testing.B) {
	js := connect(b)
	load(b, js, stream.Live, b.N)
	c, err := js.CreateConsumer(b.Context(), stream.Raw, jetstream.ConsumerConfig{Durable: stream.Consumer, AckPolicy: jetstream.AckExplicitPolicy, MaxAckPending: 20_000})
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	it, err := c.Messages(jetstream.PullMaxMessages(2000))
	if err != nil {
		b.Fatal(err)
	}
	defer it.Stop()
	for done := 0; done < b.N; {
		var in []jetstream.Msg
		var out []*nats.Msg
		for len(in) < min(1000, b.N-done) {
			m, err := it.Next()
			if err != nil {
				b.Fatal(err)
			}
			o := nats.NewMsg(stream.CleanSubject(stream.Live, "en", "kci", fmt.Sprint(done+len(in))))
			o.Data = m.Data()
			o.Header.Set(jetstream.MsgIDHeader, fmt.Sprint("kci/", done+len(in)))
			in, out = append(in, m), append(out, o)
		}
		if _, err := stream.PublishBatch(b.Context(), js, out); err != nil {
			b.Fatal(err)
		}
		for _, m := range in {
			if err := m.Ack(); err != nil {
				b.Fatal(err)
			}
		}
		done += len(in)
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkWorker is a whole worker with a pipeline that does next to nothing.
func BenchmarkWorker(b *testing.B) {
	js := connect(b)
	load(b, js, stream.Live, b.N)
	p, err := pipeline.New(pipeline.Config{Identify: identify})
	if err != nil {
		b.Fatal(err)
	}
	var done, batches atomic.Int64
	ended := make(chan struct{})
	w := &stream.Worker{Rulesets: stream.Fixed(p), JS: js, Log: quiet, Observe: func(o stream.Outcome) {
		if o.Result != stream.Cleaned {
			b.Error(o.Result, o.Reason)
		}
		batches.Add(1_000_000 / int64(max(o.Batch, 1)))
		if done.Add(1) == int64(b.N) {
			close(ended)
		}
	}}
	ctx, cancel := context.WithCancel(b.Context())
	stopped := make(chan error, 1)
	b.ResetTimer()
	go func() { stopped <- w.Run(ctx) }()
	<-ended
	b.StopTimer()
	cancel()
	if err := <-stopped; err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "records/s")
	b.ReportMetric(float64(b.N)*1e6/float64(batches.Load()), "records/batch")
}

// spin is a stage that takes 100 µs of a processor, like the normalizer.
var spin = stage("spins", func(v *pipeline.View) pipeline.Proposal {
	for begun := time.Now(); v.Text != "" && time.Since(begun) < 50*time.Microsecond; { // the laws have it run twice
	}
	return pipeline.Proposal{}
})

var rate = flag.Int("rate", 1000, "live records a second, for BenchmarkLiveLatency")

// BenchmarkLiveLatency publishes so many live records a second as -rate says,
// alone and beside an archive that does not end, and reports how long they take
// from being stored to being settled. One iteration is one record: try
// -benchtime 5000x.
func BenchmarkLiveLatency(b *testing.B) {
	for _, archive := range []int{0, 100_000} {
		b.Run(fmt.Sprintf("archive=%d", archive), func(b *testing.B) {
			js := connect(b)
			load(b, js, stream.Archive, archive)
			ages := make(chan time.Duration, b.N)
			var backfilled atomic.Int64
			stop := run(b, &stream.Worker{Rulesets: stream.Fixed(newPipeline(b, spin)), JS: js, Log: quiet, Observe: func(o stream.Outcome) {
				if o.Lane == stream.Live {
					ages <- o.Age
				} else {
					backfilled.Add(1)
				}
			}})
			tick := time.NewTicker(time.Second / time.Duration(*rate))
			defer tick.Stop()
			b.ResetTimer()
			for i := range b.N {
				<-tick.C
				m := nats.NewMsg(stream.RawSubject(stream.Live, "kci"))
				m.Data = record(fmt.Sprint(i), "the region forum")
				if err := js.Conn().PublishMsg(m); err != nil {
					b.Fatal(err)
				}
			}
			var all []time.Duration
			for range b.N {
				all = append(all, <-ages)
			}
			b.StopTimer()
			slices.Sort(all)
			b.ReportMetric(float64(all[len(all)/2].Microseconds())/1e3, "p50-ms")
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1e3, "p99-ms")
			b.ReportMetric(float64(backfilled.Load())/b.Elapsed().Seconds(), "backfilled/s")
			stop()
		})
	}
}
