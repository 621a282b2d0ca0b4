package stream_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
	"rectify/pipeline/wire"
)

// letters are the dead letters that are chosen.
func letters(t *testing.T, js jetstream.JetStream, which stream.Letters) []stream.Letter {
	t.Helper()
	var all []stream.Letter
	for l, err := range which.Read(t.Context(), js) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}

func TestDeadLettersAreChosenByReasonSourceAndTime(t *testing.T) {
	js := connect(t)
	if got := letters(t, js, stream.Letters{}); len(got) != 0 {
		t.Fatalf("%d letters on an empty stream", len(got))
	}
	_, stop := work(t, js, troubled...)
	began := time.Now().Add(-time.Minute)
	for _, tt := range []struct{ source, data string }{
		{"kci", `{"id":"a",`},
		{"kci", `{"abstract":"x"}`},
		{"a b.c", `[]`},
		{"-", `{"id":"p p","source":"kdi","abstract":"PANIC"}`},
		{"kci", `{"id":"good","abstract":"x"}`},
	} {
		if err := stream.Publish(t.Context(), js, stream.Live, tt.source, []byte(tt.data)); err != nil {
			t.Fatal(err)
		}
	}
	settled(t, js)
	stop()
	for _, tt := range []struct {
		name  string
		which stream.Letters
		want  []string
	}{
		{"all", stream.Letters{}, []string{"not-json kci ", "bad-shape kci ", "bad-shape a b.c ", "panic kdi p p"}},
		{"of a reason", stream.Letters{Reason: "bad-shape"}, []string{"bad-shape kci ", "bad-shape a b.c "}},
		{"of a source", stream.Letters{Source: "kci"}, []string{"not-json kci ", "bad-shape kci "}},
		{"of a source with dots", stream.Letters{Source: "a b.c"}, []string{"bad-shape a b.c "}},
		{"of both", stream.Letters{Reason: "panic", Source: "kdi"}, []string{"panic kdi p p"}},
		{"of neither", stream.Letters{Reason: "panic", Source: "kci"}, nil},
		{"since then", stream.Letters{Since: began}, []string{"not-json kci ", "bad-shape kci ", "bad-shape a b.c ", "panic kdi p p"}},
		{"until then", stream.Letters{Until: began}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := make(map[string]int)
			for _, l := range letters(t, js, tt.which) {
				got[fmt.Sprintf("%s %s %s", l.Reason, l.Source, l.Record)]++
			}
			want := make(map[string]int)
			for _, w := range tt.want {
				want[w]++
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestADeadLetterTriedAgainBecomesACleanRecordAndIsGone(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js, troubled...)
	publish(t, js, record("a", "PANIC at the region forum"))
	settled(t, js)
	stop()
	dead := letters(t, js, stream.Letters{})
	if len(dead) != 1 {
		t.Fatalf("%d letters, want 1", len(dead))
	}
	if l, err := stream.ReadLetter(t.Context(), js, dead[0].Sequence); err != nil || cmp.Diff(l, dead[0]) != "" {
		t.Errorf("ReadLetter = %+v, %v, want %+v", l, err, dead[0])
	}

	_, stop = work(t, js) // the stage that panicked is repaired
	if err := stream.Retry(t.Context(), js, dead[0]); err != nil {
		t.Fatal(err)
	}
	if err := stream.Retry(t.Context(), js, dead[0]); err != nil {
		t.Errorf("a second attempt: %v", err)
	}
	settled(t, js)
	stop()
	if _, c := only(t, js, "a"); c.Abstract != "PANIC at the Regional Forum" {
		t.Errorf("clean = %q", c.Abstract)
	}
	if left := letters(t, js, stream.Letters{}); len(left) != 0 {
		t.Errorf("%d letters are left", len(left))
	}
	if _, err := stream.ReadLetter(t.Context(), js, dead[0].Sequence); err == nil || err.Error() != fmt.Sprintf("there is no dead letter %d", dead[0].Sequence) {
		t.Errorf("ReadLetter = %v", err)
	}
}

func TestADeadLetterTriedAgainDoesNotReplaceANewerVersion(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js, troubled...)
	publish(t, js, record("a", "PANIC"))
	settled(t, js)
	publish(t, js, record("a", "a newer text"))
	settled(t, js)
	stop()
	_, stop = work(t, js)
	for _, l := range letters(t, js, stream.Letters{}) {
		if err := stream.Retry(t.Context(), js, l); err != nil {
			t.Fatal(err)
		}
	}
	settled(t, js)
	stop()
	if _, c := only(t, js, "a"); c.Abstract != "a newer text" {
		t.Errorf("clean = %q", c.Abstract)
	}
}

func TestADeadLetterTriedAgainInVainIsADeadLetterAgain(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js, troubled...)
	publish(t, js, record("a", "PANIC"))
	settled(t, js)
	for range 3 {
		dead := letters(t, js, stream.Letters{})
		if len(dead) != 1 {
			t.Fatalf("%d letters, want 1", len(dead))
		}
		if err := stream.Retry(t.Context(), js, dead[0]); err != nil {
			t.Fatal(err)
		}
		settled(t, js)
	}
	stop()
	if dead := letters(t, js, stream.Letters{}); len(dead) != 1 || dead[0].Record != "a" {
		t.Errorf("letters = %+v, want that of a", dead)
	}
}

// retryAll tries all dead letters again, and waits until they are settled.
func retryAll(t *testing.T, js jetstream.JetStream) {
	t.Helper()
	for _, l := range letters(t, js, stream.Letters{}) {
		if err := stream.Retry(t.Context(), js, l); err != nil {
			t.Fatal(err)
		}
	}
	settled(t, js)
}

func TestADeadLetterWhoseAgeCannotBeReadIsNotMadeNew(t *testing.T) {
	js := connect(t)
	work(t, js)
	publishAsOf(t, js, stream.Live, "yesterday", record("a", "an old text"))
	settled(t, js)
	came := letters(t, js, stream.Letters{})[0].Came
	for range 2 {
		retryAll(t, js)
		dead := letters(t, js, stream.Letters{})
		if len(dead) != 1 || !strings.Contains(dead[0].Problem, `Rectify-As-Of is "yesterday"`) || !dead[0].Came.Equal(came) {
			t.Fatalf("letters = %+v, want the one of before, which came at %v", dead, came)
		}
	}
	if kept := versions(t, js, stream.Clean, ">"); len(kept) != 0 {
		t.Errorf("%s is stored", kept[0].Subject)
	}
}

// publishEvent publishes a record inside an event that has names of its own.
func publishEvent(t *testing.T, js jetstream.JetStream, record string) {
	t.Helper()
	m := nats.NewMsg(stream.RawSubject(stream.Live, "kci"))
	m.Header.Set("content-type", wire.CloudEvent)
	m.Data = []byte(`{"specversion":"1.0","id":"e1","source":"/x","type":"t","data":` + record + `}`)
	if _, err := js.PublishMsg(t.Context(), m); err != nil {
		t.Fatal(err)
	}
}

func TestADeadLetterIsThatOfTheRecordInsideAnEvent(t *testing.T) {
	js := connect(t)
	work(t, js)
	publishEvent(t, js, `{"id":"a","abstract":5}`)
	settled(t, js)
	if dead := letters(t, js, stream.Letters{}); len(dead) != 1 || dead[0].Source != "kci" || dead[0].Record != "a" {
		t.Errorf("letters = %+v, want that of a", dead)
	}
	publish(t, js, record("a", "the region forum"))
	settled(t, js)
	if left := letters(t, js, stream.Letters{}); len(left) != 0 {
		t.Errorf("%d letters are left when the record is clean", len(left))
	}
}

func TestAnEventTriedAgainIsStillAnEvent(t *testing.T) {
	js := connect(t)
	_, stop := work(t, js, troubled...)
	publishEvent(t, js, `{"id":"a","abstract":"PANIC at the region forum"}`)
	settled(t, js)
	retryAll(t, js)
	stop()
	work(t, js)
	retryAll(t, js)
	if _, c := only(t, js, "a"); c.Abstract != "PANIC at the Regional Forum" {
		t.Errorf("clean = %q", c.Abstract)
	}
	if left := letters(t, js, stream.Letters{}); len(left) != 0 {
		t.Errorf("%d letters are left", len(left))
	}
}

func TestADeadLetterThatTheServerKeepsIsNotCalledDropped(t *testing.T) {
	js := connect(t)
	work(t, js)
	publish(t, js, []byte("{"))
	publish(t, js, []byte("["))
	settled(t, js)
	dead := letters(t, js, stream.Letters{})
	for range 2 { // the second time it is gone
		if err := stream.Drop(t.Context(), js, dead[0]); err != nil {
			t.Fatal(err)
		}
	}
	s, err := js.Stream(t.Context(), stream.Dead)
	if err != nil {
		t.Fatal(err)
	}
	kept := s.CachedInfo().Config
	kept.DenyDelete = true
	if _, err := js.UpdateStream(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
	if err := stream.Drop(t.Context(), js, dead[1]); err == nil || !strings.Contains(err.Error(), "deny_delete") {
		t.Errorf("Drop = %v, want why it stays", err)
	}
	if left := letters(t, js, stream.Letters{}); len(left) != 1 {
		t.Errorf("%d letters are left, want 1", len(left))
	}
}

func TestLettersOfAServerWithoutStreamsSayWhatToDo(t *testing.T) {
	js := connect(t)
	if err := js.DeleteStream(t.Context(), stream.Dead); err != nil {
		t.Fatal(err)
	}
	_, err := stream.ReadLetter(t.Context(), js, 1)
	for _, unread := range (stream.Letters{}).Read(t.Context(), js) {
		if err == nil || unread == nil || unread.Error() != err.Error() || !strings.Contains(err.Error(), "rectify streams --repair") {
			t.Errorf("got %v and %v, want the same words, with what to do", err, unread)
		}
	}
}
