package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
)

// bench measures on embedded servers, a fresh one for every round.
type bench struct {
	mix      mix
	rulesets stream.Rulesets
	profile  embedded.Profile
	data     string // the directory for the servers' own; "" for the one for temporary files
	log      *slog.Logger
	stderr   io.Writer
}

// course begins a server with the streams. end removes everything.
func (b *bench) course(ctx context.Context) (js jetstream.JetStream, end func(), err error) {
	dir, err := os.MkdirTemp(b.data, "rectify-bench-")
	if err != nil {
		return nil, nil, err
	}
	s, err := embedded.Start(embedded.Config{Dir: dir, Profile: b.profile, Log: b.log})
	if err != nil {
		os.RemoveAll(dir)
		return nil, nil, err
	}
	end = func() {
		s.Shutdown()
		os.RemoveAll(dir)
	}
	nc, err := s.Connect()
	if err != nil {
		end()
		return nil, nil, err
	}
	end = func() {
		nc.Close()
		s.Shutdown()
		os.RemoveAll(dir)
	}
	if js, err = jetstream.New(nc, jetstream.WithPublishAsyncMaxPending(mostBenched)); err == nil {
		err = stream.Setup(ctx, js, stream.Topology{})
	}
	if err != nil {
		end()
		return nil, nil, err
	}
	return js, end, nil
}

// message is the i-th record of the mix as it is published on a lane.
func (b *bench) message(lane stream.Lane, i int) (*nats.Msg, error) {
	source, data, err := b.mix.record(i)
	if err != nil {
		return nil, err
	}
	return &nats.Msg{Subject: stream.RawSubject(lane, source), Data: data, Header: nats.Header{}}, nil
}

// fill publishes records from..to of the mix on a lane, as fast as may be.
func (b *bench) fill(ctx context.Context, js jetstream.JetStream, lane stream.Lane, from, to int) error {
	const most = 500
	var batch []*nats.Msg
	for i := from; i < to; i++ {
		m, err := b.message(lane, i)
		if err != nil {
			return err
		}
		if batch = append(batch, m); len(batch) < most && i < to-1 {
			continue
		}
		if _, err := stream.PublishBatch(ctx, js, batch); err != nil {
			return fmt.Errorf("filling the lane: %w", err)
		}
		batch = batch[:0]
	}
	return nil
}

// publish publishes n records on the live lane, one by one, as tools do that
// translate them: so many a second.
func (b *bench) publish(ctx context.Context, js jetstream.JetStream, n, rate int) error {
	began := time.Now()
	taken := make([]jetstream.PubAckFuture, 0, n)
	for i := range n {
		m, err := b.message(stream.Live, i)
		if err != nil {
			return err
		}
		due := began.Add(time.Duration(i) * time.Second / time.Duration(rate))
		select {
		case <-time.After(time.Until(due)):
		case <-ctx.Done():
			return ctx.Err()
		}
		f, err := js.PublishMsgAsync(m)
		if err != nil {
			return err
		}
		taken = append(taken, f)
	}
	for _, f := range taken {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			return fmt.Errorf("publishing live records: %w", err)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// progress is a bar for so many steps; none is shown without a terminal.
func (b *bench) progress(steps int, what string) *progressbar.ProgressBar {
	f, ok := b.stderr.(*os.File)
	return progressbar.NewOptions(steps,
		progressbar.OptionSetWriter(b.stderr), progressbar.OptionSetDescription(what),
		progressbar.OptionSetVisibility(ok && term.IsTerminal(int(f.Fd()))),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false), progressbar.OptionThrottle(100*time.Millisecond))
}
