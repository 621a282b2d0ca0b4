package stream

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Letter is a dead letter: a raw message as it came, and why it is here.
type Letter struct {
	Sequence uint64    // in the stream [Dead]; what names the letter
	Subject  string    // where it is kept
	Reason   string    // a token: "not-json", "panic"
	Problem  string    // for a person
	Source   string    // of the record; of the subject it came on when it has none of its own
	Record   string    // its id, "" when it has none that can be read
	Attempts int       // how often it was delivered
	From     string    // the subject it came on
	Came     time.Time // when it was stored first
	Buried   time.Time
	Ruleset  string      // what refused it
	Header   nats.Header // what the message must be read by: its content type and [HeaderAsOf], as they came
	Data     []byte
}

// Letters chooses dead letters. The zero value chooses all.
type Letters struct {
	Reason, Source string    // exactly; "" for any
	Since, Until   time.Time // when they were buried; Until itself is not included
}

// filter matches the subjects of what is chosen.
func (f Letters) filter() string {
	reason, source := "*", "*"
	if f.Reason != "" {
		reason = Token(f.Reason)
	}
	if f.Source != "" {
		source = Token(f.Source)
	}
	return deadPrefix + reason + "." + source + ".*.*"
}

func (f Letters) chooses(l Letter) bool {
	return !l.Buried.Before(f.Since) && (f.Until.IsZero() || l.Buried.Before(f.Until))
}

// Read reads the letters that are there now, oldest first. An error ends the
// sequence.
func (f Letters) Read(ctx context.Context, js jetstream.JetStream) iter.Seq2[Letter, error] {
	return func(yield func(Letter, error) bool) {
		s, err := deadStream(ctx, js)
		if err != nil {
			yield(Letter{}, err)
			return
		}
		last, err := s.GetLastMsgForSubject(ctx, f.filter())
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return
		}
		if err != nil {
			yield(Letter{}, fmt.Errorf("stream %s: %w", Dead, err))
			return
		}
		all, err := Follow(ctx, js, Dead, f.filter(), jetstream.DeliverAllPolicy)
		if err != nil {
			yield(Letter{}, err)
			return
		}
		for m, err := range all {
			if err != nil {
				yield(Letter{}, err)
				return
			}
			meta, err := m.Metadata()
			if err != nil {
				yield(Letter{}, fmt.Errorf("%s: %w", m.Subject(), err))
				return
			}
			l := letter(m.Subject(), m.Headers(), m.Data(), meta.Sequence.Stream, meta.Timestamp)
			if f.chooses(l) && !yield(l, nil) {
				return
			}
			if meta.Sequence.Stream >= last.Sequence {
				return
			}
		}
	}
}

// ReadLetter reads the letter of a sequence.
func ReadLetter(ctx context.Context, js jetstream.JetStream, sequence uint64) (Letter, error) {
	s, err := deadStream(ctx, js)
	if err != nil {
		return Letter{}, err
	}
	m, err := s.GetMsg(ctx, sequence)
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return Letter{}, fmt.Errorf("there is no dead letter %d", sequence)
	}
	if err != nil {
		return Letter{}, fmt.Errorf("dead letter %d: %w", sequence, err)
	}
	return letter(m.Subject, m.Header, m.Data, m.Sequence, m.Time), nil
}

// letter reads a message as a dead letter.
func letter(subject string, h nats.Header, data []byte, sequence uint64, buried time.Time) Letter {
	l := Letter{
		Sequence: sequence, Subject: subject, Buried: buried, Header: readBy(h), Data: data,
		Reason: h.Get(HeaderReason), Problem: h.Get(HeaderProblem), From: h.Get(HeaderSubject), Ruleset: h.Get(HeaderRuleset),
	}
	l.Attempts, _ = strconv.Atoi(h.Get(HeaderAttempts))
	l.Came, _ = time.Parse(time.RFC3339Nano, h.Get(HeaderStored))
	if tokens := strings.Split(subject, "."); len(tokens) > 3 {
		l.Source = textOf(tokens[3])
	}
	if token := h.Get(HeaderRecord); token != "" {
		l.Record = textOf(token)
	}
	return l
}

// Retry publishes a letter's message again where it came from, as it came and
// as old as it was, so that it does not replace a newer version of its record;
// then it drops the letter. Broken off in between, it can be done again.
func Retry(ctx context.Context, js jetstream.JetStream, l Letter) error {
	if l.From == "" {
		return fmt.Errorf("dead letter %d does not say where it came from", l.Sequence)
	}
	m := nats.NewMsg(l.From)
	m.Data, m.Header = l.Data, readBy(l.Header)
	m.Header.Set(jetstream.MsgIDHeader, fmt.Sprintf("%s/retry/%d", l.Subject, l.Sequence))
	if came := l.Came.UTC().Format(time.RFC3339Nano); !slices.Contains(m.Header[HeaderAsOf], came) {
		m.Header.Add(HeaderAsOf, came) // beside what the sender said, so that a mistake in it stays one
	}
	if _, err := publish(ctx, js, m); err != nil {
		return fmt.Errorf("dead letter %d: %s: %w", l.Sequence, l.From, err)
	}
	return Drop(ctx, js, l)
}

// Drop deletes a letter. One that is gone already is no error.
func Drop(ctx context.Context, js jetstream.JetStream, l Letter) error {
	s, err := deadStream(ctx, js)
	if err != nil {
		return err
	}
	err = s.DeleteMsg(ctx, l.Sequence)
	if err == nil {
		return nil
	}
	// The server has one code for one that is gone and for one that must stay.
	if _, gone := s.GetMsg(ctx, l.Sequence); errors.Is(gone, jetstream.ErrMsgNotFound) {
		return nil
	}
	if s.CachedInfo().Config.DenyDelete {
		return fmt.Errorf("dead letter %d stays: the stream %s allows no deleting (deny_delete); its letters go by age (max_age) or a purge", l.Sequence, Dead)
	}
	return fmt.Errorf("dead letter %d stays: %w", l.Sequence, explain(js.Conn(), err))
}

// deadStream is the stream [Dead], which must be there.
func deadStream(ctx context.Context, js jetstream.JetStream) (jetstream.Stream, error) {
	s, err := js.Stream(ctx, Dead)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil, fmt.Errorf("there is no stream %s: no worker has run on this NATS server; rectify streams --repair makes the streams", Dead)
	}
	if err != nil {
		return nil, fmt.Errorf("stream %s: %w", Dead, explain(js.Conn(), err))
	}
	return s, nil
}
