package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/stream"
	"rectify/pipeline/wire"
)

// fatal is a stage that ends the process at some texts, as running out of
// memory does: nothing can be caught.
var fatal = pipeline.Stage{
	Name: "test/fatal", Doc: "Ends the process.\n\nBefore: a\nAfter:  b",
	Propose: func(v *pipeline.View) pipeline.Proposal {
		if strings.Contains(v.Text, "FATAL") {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			panic(fmt.Sprint("still there: ", err))
		}
		return pipeline.Proposal{}
	},
}

// workFatally is a worker with that stage.
func workFatally() {
	err := func() error {
		p, err := pipeline.New(pipeline.Config{
			Stages: []pipeline.Stage{fatal},
			Identify: func(_, _, declared string) pipeline.Language {
				return pipeline.Language{Declared: declared, Detected: "en"}
			},
		})
		if err != nil {
			return err
		}
		log := slog.New(slog.NewTextHandler(os.Stderr, nil))
		nc, err := stream.Dial(os.Args[1], log)
		if err != nil {
			return err
		}
		js, err := jetstream.New(nc)
		if err != nil {
			return err
		}
		w := &stream.Worker{Rulesets: stream.Fixed(p), JS: js, Log: log, AckWait: lull / 4}
		return w.Run(context.Background())
	}()
	fmt.Fprintln(os.Stderr, err)
	os.Exit(trouble)
}

// Some records end whatever process works on them. They are given up, and they
// alone: those that are in the same hands each time become clean.
func TestARecordThatKillsEveryWorkerIsGivenUpAlone(t *testing.T) {
	h := newHub(t, t.TempDir())
	h.start(t)
	js := h.connect(t, stream.Topology{})
	const n = 300
	guilty := map[string]bool{"0": true, "150": true, "299": true}
	for i := range n {
		id, text := fmt.Sprint(i), "The members met."
		if guilty[id] {
			text = "FATAL"
		}
		if err := stream.Publish(t.Context(), js, stream.Live, "kci", fmt.Appendf(nil, `{"id":%q,"abstract":%q}`, id, text)); err != nil {
			t.Fatal(err)
		}
	}
	deaths := 0
	w := begin(t, fatalProgram, h.url())
	eventually(t, "done", func() error {
		select {
		case <-w.ended:
			deaths++
			w = begin(t, fatalProgram, h.url())
		default:
		}
		b, err := stream.ReadBacklog(t.Context(), js, stream.Live)
		if err == nil && b != (stream.Backlog{}) {
			err = fmt.Errorf("%d deaths, %d records wait and %d are in hand", deaths, b.Waiting, b.InHand)
		}
		return err
	})
	t.Logf("%d deaths", deaths)
	if deaths > 100 {
		t.Errorf("%d processes ended, want a bounded number", deaths)
	}
	clean := 0
	each(t, js, stream.Clean, func(m jetstream.Msg) {
		clean++
		if c, err := wire.ReadClean(m.Data()); err != nil || guilty[c.ID] {
			t.Errorf("%s is clean, %v", m.Subject(), err)
		}
	})
	if want := n - len(guilty); clean != want {
		t.Errorf("%d records are clean, want %d", clean, want)
	}
	each(t, js, stream.Dead, func(m jetstream.Msg) {
		id := wire.ID(m.Data())
		if !guilty[id] || m.Headers().Get(stream.HeaderReason) != stream.Attempts {
			t.Errorf("record %s: %s: %s", id, m.Headers().Get(stream.HeaderReason), m.Headers().Get(stream.HeaderProblem))
		}
		delete(guilty, id)
	})
	if len(guilty) > 0 {
		t.Errorf("%v have no dead letter", guilty)
	}
}
