package stream_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// comesAgain has the n raw messages of a lane delivered so often, and handed back
// each time.
func comesAgain(t *testing.T, js jetstream.JetStream, lane stream.Lane, n, often int) {
	t.Helper()
	c, err := js.CreateOrUpdateConsumer(t.Context(), lane.Stream(), jetstream.ConsumerConfig{Durable: stream.Consumer, AckPolicy: jetstream.AckExplicitPolicy})
	if err != nil {
		t.Fatal(err)
	}
	for range often {
		all := make([]jetstream.Msg, n)
		for i := range all {
			if all[i], err = c.Next(); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range all {
			if err := m.Nak(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestLiveRecordsWaitForNoSuspect(t *testing.T) {
	for _, lane := range stream.Lanes {
		t.Run(string(lane), func(t *testing.T) {
			js := connect(t)
			const suspects = 3
			for i := range suspects {
				publishAsOf(t, js, lane, "", record(fmt.Sprint("old", i), "WAIT for the region forum"))
			}
			comesAgain(t, js, lane, suspects, 3)
			open, waits := make(chan struct{}), make(chan struct{})
			release := sync.OnceFunc(func() { close(open) })
			defer release()
			run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, gate(waits, open))), JS: js, Log: quiet, Parallel: 1})
			<-waits
			for i := range 10 {
				publish(t, js, record(fmt.Sprint("new", i), "the region forum"))
			}
			eventually(t, "stored", func() bool { return lastSequence(t, js, stream.Clean) == 10 })
			release()
			settled(t, js)
			if n := lastSequence(t, js, stream.Clean); n != 10+suspects {
				t.Errorf("%d are stored, want the suspects too: %d", n, 10+suspects)
			}
		})
	}
}

func TestASuspectWaitsForNoLongRecord(t *testing.T) {
	js := connect(t)
	publish(t, js, record("suspect", "the region forum"))
	comesAgain(t, js, stream.Live, 1, 3)
	if _, err := js.PauseConsumer(t.Context(), stream.Raw, stream.Consumer, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	publishAsOf(t, js, stream.Archive, "", record("old", "WAIT for the region forum"))
	open, waits := make(chan struct{}), make(chan struct{})
	release := sync.OnceFunc(func() { close(open) })
	defer release()
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t, gate(waits, open))), JS: js, Log: quiet})
	<-waits
	if _, err := js.ResumeConsumer(t.Context(), stream.Raw, stream.Consumer); err != nil {
		t.Fatal(err)
	}
	// None that comes later is held up by one that waits.
	publish(t, js, record("new", "the region forum"))
	eventually(t, "stored", func() bool { return lastSequence(t, js, stream.Clean) == 2 })
	release()
	settled(t, js)
}

// noteBegun leaves a note, as of a run that ended at it, of the first live record.
func noteBegun(t *testing.T, js jetstream.JetStream, note string) {
	t.Helper()
	kv, err := js.KeyValue(t.Context(), stream.Begun)
	if err != nil {
		t.Fatal(err)
	}
	raw := versions(t, js, stream.Raw, "abstracts.raw.>")[0]
	if _, err := kv.PutString(t.Context(), fmt.Sprintf("live.1.%d", raw.Time.UnixNano()), note); err != nil {
		t.Fatal(err)
	}
}

func TestASuspectIsGivenUpAfterThreeDeaths(t *testing.T) {
	for note, result := range map[string]string{"1 another-run": stream.Cleaned, "2 another-run": stream.Buried} {
		t.Run(note, func(t *testing.T) {
			js := connect(t)
			publish(t, js, record("a", "the region forum"))
			comesAgain(t, js, stream.Live, 1, 3)
			noteBegun(t, js, note)
			done, stop := work(t, js)
			settled(t, js)
			stop()
			if n := done.Count(result); n != 1 {
				t.Errorf("%d are %s, want the one", n, result)
			}
		})
	}
}

// Another record may be what ended the process so far.
func TestBeforeItIsGivenUpASuspectIsAlone(t *testing.T) {
	js := connect(t)
	w := &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet}
	for deaths, want := range []bool{false, false, true} {
		if got, err := stream.Alone(t.Context(), w, deaths); got != want || err != nil {
			t.Errorf("after %d deaths it is alone: %v, %v; want %v", deaths, got, err, want)
		}
	}
}

// As after a full disk, or for a login without the right.
func TestANoteThatCannotBeStoredHoldsNobodyUp(t *testing.T) {
	js := connect(t)
	publish(t, js, record("suspect", "the region forum"))
	comesAgain(t, js, stream.Live, 1, 3)
	noteBegun(t, js, "1 another-run") // its last try is alone
	full := config(t, js, "KV_"+stream.Begun)
	full.MaxBytes, full.Discard = 1, jetstream.DiscardNew
	if _, err := js.UpdateStream(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	work(t, js)
	for i := range 10 {
		publish(t, js, record(fmt.Sprint("new", i), "the region forum"))
	}
	eventually(t, "stored", func() bool { return lastSequence(t, js, stream.Clean) == 10 })
	full.MaxBytes = -1
	if _, err := js.UpdateStream(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	settled(t, js)
	only(t, js, "suspect")
}

// lateNotes is a server that stores what is put in the bucket of what is begun,
// and says so too late.
type lateNotes struct {
	jetstream.JetStream
	put chan struct{} // that something was
}

func (js lateNotes) KeyValue(ctx context.Context, bucket string) (jetstream.KeyValue, error) {
	kv, err := js.JetStream.KeyValue(ctx, bucket)
	return lateBucket{kv, js.put}, err
}

type lateBucket struct {
	jetstream.KeyValue
	put chan struct{}
}

func (kv lateBucket) PutString(ctx context.Context, key, value string) (uint64, error) {
	if _, err := kv.KeyValue.PutString(ctx, key, value); err != nil {
		return 0, err
	}
	select {
	case kv.put <- struct{}{}:
	default:
	}
	return 0, context.DeadlineExceeded
}

func TestANoteThatTheServerConfirmsLateTellsOfNoDeath(t *testing.T) {
	js := connect(t)
	publish(t, js, record("a", "the region forum"))
	comesAgain(t, js, stream.Live, 1, 3)
	for range 4 {
		late := lateNotes{js, make(chan struct{}, 1)}
		stop := run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: late, Log: quiet, Grace: -1})
		<-late.put
		stop()
	}
	_, stop := work(t, js)
	settled(t, js)
	stop()
	only(t, js, "a")
}
