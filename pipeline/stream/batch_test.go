package stream_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

func message(id, record, sequence string) *nats.Msg {
	m := nats.NewMsg(stream.CleanSubject(stream.Live, "en", "kci", record))
	m.Data = []byte(`{}`)
	m.Header.Set(jetstream.MsgIDHeader, id)
	m.Header.Set(jetstream.ExpectedLastSubjSeqHeader, sequence)
	m.Header.Set(jetstream.ExpectedLastSubjSeqSubjHeader, stream.RecordFilter("kci", record))
	return m
}

func TestABatchIsStoredWholeOrNotAtAll(t *testing.T) {
	js := connect(t)
	stored := func() int { return len(versions(t, js, stream.Clean, "abstracts.clean.>")) }
	if _, err := stream.PublishBatch(t.Context(), js, []*nats.Msg{message("1", "a", "0"), message("2", "b", "0"), message("3", "c", "0")}); err != nil || stored() != 3 {
		t.Fatalf("%v, %d stored, want 3", err, stored())
	}
	tests := []struct {
		name string
		last *nats.Msg
		code jetstream.ErrorCode
	}{
		{"a duplicate", message("1", "a", "1"), 10201},
		{"a version that does not replace the last", message("5", "a", "0"), jetstream.JSErrCodeStreamWrongLastSequence},
	}
	for i, tt := range tests {
		_, err := stream.PublishBatch(t.Context(), js, []*nats.Msg{message(fmt.Sprint("new", i), fmt.Sprint("new", i), "0"), tt.last})
		var api *jetstream.APIError
		if !errors.As(err, &api) || api.ErrorCode != tt.code || stored() != 3 {
			t.Errorf("%s: %v, %d stored, want error %d and 3", tt.name, err, stored(), tt.code)
		}
	}
}

func TestABatchWithARecordThatIsTakenGoesOnFromWhatStands(t *testing.T) {
	for name, n := range map[string]int{"a few, sent one by one": 8, "a batch": 60} {
		t.Run(name, func(t *testing.T) {
			js := connect(t)
			open := make(chan struct{})
			w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, gate(nil, open))), JS: js, Log: quiet, Parallel: n}
			run(t, w)
			for i := range n {
				publish(t, js, record(fmt.Sprint(i), "WAIT for the region forum"))
			}
			pulled(t, js, stream.Live, n)
			// Another worker stores a version of an earlier message of one record.
			if _, err := js.Publish(t.Context(), stream.CleanSubject(stream.Live, "en", "kci", "3"), []byte("earlier")); err != nil {
				t.Fatal(err)
			}
			close(open)
			settled(t, js)
			for i := range n {
				if _, c := only(t, js, fmt.Sprint(i)); c.Abstract != "WAIT for the Regional Forum" {
					t.Errorf("record %d: %q", i, c.Abstract)
				}
			}
		})
	}
}

func TestWhatSomebodyDeletedIsMadeAgainAtOnce(t *testing.T) {
	js := connect(t)
	const n = 30 // more than are stored one by one anyway
	load(t, js, stream.Live, n)
	_, stop := work(t, js)
	settled(t, js)
	stop()
	purge(t, js, stream.Clean)
	dropConsumer(t, js)
	done, _ := work(t, js) // while the server still remembers what it had stored
	settled(t, js)
	if clean, back := done.Count(stream.Cleaned), done.Count(stream.PutBack); clean != n || back != 0 {
		t.Errorf("%d made again and %d put back, want %d and none", clean, back, n)
	}
}
