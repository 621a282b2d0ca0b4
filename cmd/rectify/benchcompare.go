package main

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// What latency is measured under: so many seconds of a rate that both can take.
const (
	latencySeconds = 5
	latencyRate    = 1000 // records a second, at most
)

// round is what one round says of a carrier's speed.
type round struct{ perSecond, cpu float64 }

// compare lets the relay and the worker go in turn, so that whatever else the
// machine does hits both, and takes the medians.
func (b *bench) compare(ctx context.Context, records, rounds int) (*comparison, error) {
	carriers := []carrier{b.relay, b.worker(new(atomic.Int64))}
	ran := make([][]round, len(carriers))
	for n := range rounds {
		for i, c := range carriers {
			r, err := b.speed(ctx, c, records, fmt.Sprintf("round %d of %d, %s", n+1, rounds, []string{"relay", "worker"}[i]))
			if err != nil {
				return nil, err
			}
			ran[i] = append(ran[i], r)
		}
	}
	out := &comparison{Relay: medians(ran[0]), Worker: medians(ran[1])}
	out.Ratio = out.Worker.RecordsPerSecond / out.Relay.RecordsPerSecond
	out.Rate = max(1, min(latencyRate, int(out.Worker.RecordsPerSecond/2)))
	for i, into := range []*figures{&out.Relay, &out.Worker} {
		all, err := b.latency(ctx, carriers[i], min(records, latencySeconds*out.Rate), out.Rate)
		if err != nil {
			return nil, err
		}
		into.P50, into.P99 = percentile(all, 50).Seconds(), percentile(all, 99).Seconds()
	}
	return out, nil
}

// speed is one round over records that all wait already.
func (b *bench) speed(ctx context.Context, c carrier, records int, what string) (round, error) {
	js, end, err := b.course(ctx)
	if err != nil {
		return round{}, err
	}
	defer end()
	if err := b.fill(ctx, js, stream.Live, 0, records); err != nil {
		return round{}, err
	}
	bar := b.progress(records, what)
	defer bar.Clear() //nolint:errcheck // a bar that stays does no harm
	step := func() { _ = bar.Add(1) }
	cpu, err := cpuTime()
	if err != nil {
		return round{}, err
	}
	began := time.Now()
	if err := c(ctx, js, records, step); err != nil {
		return round{}, err
	}
	took := time.Since(began)
	spent, err := cpuTime()
	n := float64(records)
	return round{n / took.Seconds(), (spent - cpu).Seconds() / n}, err
}

// latency is how long records took, sorted, that are published at a rate.
func (b *bench) latency(ctx context.Context, c carrier, records, rate int) ([]time.Duration, error) {
	js, end, err := b.course(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	if err := b.beside(ctx, js, c, records, rate); err != nil {
		return nil, err
	}
	return ages(ctx, js, stream.Live, records)
}

// beside publishes records at a rate while a carrier takes them.
func (b *bench) beside(ctx context.Context, js jetstream.JetStream, c carrier, records, rate int) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	published := make(chan error, 1)
	go func() {
		err := b.publish(ctx, js, records, rate)
		if err != nil {
			stop()
		}
		published <- err
	}()
	bar := b.progress(records, "latency")
	defer bar.Clear() //nolint:errcheck // a bar that stays does no harm
	err := c(ctx, js, records, func() { _ = bar.Add(1) })
	if err != nil {
		stop()
	}
	if failed := <-published; failed != nil {
		return failed
	}
	return err
}

// ages is how long the clean records of a lane took, sorted: from when the
// server had the raw one to when it had the clean one.
func ages(ctx context.Context, js jetstream.JetStream, lane stream.Lane, records int) ([]time.Duration, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	clean, err := stream.Follow(ctx, js, stream.Clean, stream.CleanFilter(lane, "*"), jetstream.DeliverAllPolicy)
	if err != nil {
		return nil, err
	}
	all := make([]time.Duration, 0, records)
	for m, err := range clean {
		if err != nil {
			return nil, err
		}
		meta, err := m.Metadata()
		if err != nil {
			return nil, err
		}
		came, err := time.Parse(time.RFC3339Nano, m.Headers().Get(stream.HeaderStored))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Subject(), err)
		}
		if all = append(all, meta.Timestamp.Sub(came)); len(all) == records {
			break
		}
	}
	slices.Sort(all)
	return all, ctx.Err()
}

// percentile is the least of sorted values that so many in a hundred do not
// exceed.
func percentile[T any](sorted []T, percent int) T {
	return sorted[max(0, (len(sorted)*percent+99)/100-1)]
}

// medians are those of each figure by itself.
func medians(rounds []round) figures {
	median := func(of func(round) float64) float64 {
		var all []float64
		for _, r := range rounds {
			all = append(all, of(r))
		}
		slices.Sort(all)
		return percentile(all, 50)
	}
	return figures{
		RecordsPerSecond:    median(func(r round) float64 { return r.perSecond }),
		CPUSecondsPerRecord: median(func(r round) float64 { return r.cpu }),
	}
}
