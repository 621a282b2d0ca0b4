package observe

import (
	"context"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/prometheus/client_golang/prometheus"

	"rectify/pipeline/stream"
)

// Waiting tells Prometheus what waits on the server, which it asks at each
// scrape: the leader of each consumer, so that the numbers are not those of a
// replica that lags behind.
type Waiting struct {
	JS  jetstream.JetStream
	Log *slog.Logger
}

// patience is how long one scrape may wait for the server.
const patience = 2 * time.Second

var (
	waitingDesc = prometheus.NewDesc("rectify_waiting_records", "Raw records that no worker has yet.", []string{"lane"}, nil)
	inWorkDesc  = prometheus.NewDesc("rectify_in_work_records", "Raw records that a worker has, or that were put back for later.", []string{"lane"}, nil)
	oldestDesc  = prometheus.NewDesc("rectify_oldest_waiting_seconds", "How long the oldest raw record that is not settled has been stored.", []string{"lane"}, nil)
	lettersDesc = prometheus.NewDesc("rectify_dead_letters", "Dead letters that wait for somebody.", nil, nil)
	upDesc      = prometheus.NewDesc("rectify_nats_up", "Whether the NATS server answers.", nil, nil)
)

// Describe is for Prometheus.
func (Waiting) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{waitingDesc, inWorkDesc, oldestDesc, lettersDesc, upDesc} {
		ch <- d
	}
}

// Collect is for Prometheus. What the server does not say is left out, rather
// than told as nothing.
func (w Waiting) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	up := 1.0
	if err := w.collect(ctx, ch); err != nil {
		w.Log.Debug("the NATS server does not say what waits", "error", err)
		up = 0
	}
	ch <- prometheus.MustNewConstMetric(upDesc, prometheus.GaugeValue, up)
}

func (w Waiting) collect(ctx context.Context, ch chan<- prometheus.Metric) error {
	states, err := stream.Inspect(ctx, w.JS, stream.Topology{})
	if err != nil {
		return err
	}
	for _, s := range states {
		if s.Name == stream.Dead && s.Info != nil {
			ch <- prometheus.MustNewConstMetric(lettersDesc, prometheus.GaugeValue, float64(s.Info.State.Msgs))
		}
		lane := string(laneOf(s.Name))
		if s.Consumer == nil || lane == "" {
			continue
		}
		ch <- prometheus.MustNewConstMetric(waitingDesc, prometheus.GaugeValue, float64(s.Consumer.NumPending), lane)
		ch <- prometheus.MustNewConstMetric(inWorkDesc, prometheus.GaugeValue, float64(s.Consumer.NumAckPending), lane)
		oldest, err := w.oldest(ctx, s)
		if err != nil {
			return err
		}
		ch <- prometheus.MustNewConstMetric(oldestDesc, prometheus.GaugeValue, oldest.Seconds(), lane)
	}
	return nil
}

// oldest is the age of the first raw record above what is settled without a gap.
func (w Waiting) oldest(ctx context.Context, s stream.State) (time.Duration, error) {
	if s.Consumer.NumPending == 0 && s.Consumer.NumAckPending == 0 {
		return 0, nil
	}
	raw, err := w.JS.Stream(ctx, s.Name)
	if err != nil {
		return 0, err
	}
	first := max(s.Consumer.AckFloor.Stream+1, s.Info.State.FirstSeq)
	m, err := raw.GetMsg(ctx, first)
	if err != nil {
		return 0, nil //nolint:nilerr // it is settled meanwhile, or was purged
	}
	return time.Since(m.Time), nil
}

// laneOf is the lane whose raw records a stream has, "" when it has none.
func laneOf(name string) stream.Lane {
	for _, l := range stream.Lanes {
		if l.Stream() == name {
			return l
		}
	}
	return ""
}
