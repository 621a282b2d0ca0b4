package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// What one request for many messages may ask: a server answers with 1024
// messages at most, and a request is a message too.
const (
	mostAnswered   = 1024
	mostAsked      = 1000
	mostAskedBytes = 48 << 10 // less than leastPayload
)

var errTooMany = errors.New("too many messages for one answer")

// lastOf reads the last message of every subject that matches one of the
// filters, headers and all, in batches (direct get, after ADR-31 of NATS). On a
// cluster it may be one of a moment ago: a version that is taken for the
// current one and is not makes the server refuse what would replace it.
func lastOf(ctx context.Context, js jetstream.JetStream, stream string, filters []string, each func(version)) error {
	for len(filters) > 0 {
		n, size := 0, 0
		for n < len(filters) && n < mostAsked && size < mostAskedBytes {
			size += len(filters[n])
			n++
		}
		some := filters[:n]
		if err := patiently(ctx, func(ctx context.Context) error { return ask(ctx, js, stream, some, each) }); err != nil {
			return fmt.Errorf("stream %s: current versions: %w", stream, err)
		}
		filters = filters[n:]
	}
	return nil
}

// ask makes one request, or several for less when the answer would be too long.
func ask(ctx context.Context, js jetstream.JetStream, stream string, filters []string, each func(version)) error {
	request, err := json.Marshal(struct {
		Last []string `json:"multi_last"`
	}{filters})
	if err != nil {
		return err
	}
	nc := js.Conn()
	inbox := nc.NewInbox()
	// The channel of a synchronous subscription would take half a megabyte.
	answers := make(chan *nats.Msg, mostAnswered+1)
	sub, err := nc.ChanSubscribe(inbox, answers)
	if err != nil {
		return err
	}
	defer sub.Unsubscribe() //nolint:errcheck // it fails when the connection is gone, and the subscription with it
	if err := nc.PublishRequest(apiSubject(js, "DIRECT.GET."+stream), inbox, request); err != nil {
		return err
	}
	for {
		var m *nats.Msg
		select {
		case m = <-answers:
		case <-ctx.Done():
			return ctx.Err()
		}
		switch status := m.Header.Get("Status"); status {
		case "":
			sequence, err := strconv.ParseUint(m.Header.Get("Nats-Sequence"), 10, 64)
			if err != nil {
				return fmt.Errorf("a message without its sequence: %w", err)
			}
			each(readVersion(m.Header.Get("Nats-Subject"), sequence, m.Header))
		case "404":
			return nil
		case "204":
			if m.Header.Get("Nats-Num-Pending") == "0" {
				return nil
			}
			return halves(ctx, js, stream, filters, each)
		case "413":
			return halves(ctx, js, stream, filters, each)
		default:
			return fmt.Errorf("the server answers %s %s", status, m.Header.Get("Description"))
		}
	}
}

// newest is the version of the last message that matches a filter, the zero one
// when there is none. The leader of the stream answers, so it is that of now; the
// client's own call asks any copy where the stream allows that, as ours do.
func newest(ctx context.Context, js jetstream.JetStream, stream, filter string) (v version, err error) {
	request, err := json.Marshal(struct {
		Last string `json:"last_by_subj"`
	}{filter})
	if err != nil {
		return v, err
	}
	err = patiently(ctx, func(ctx context.Context) error {
		m, err := js.Conn().RequestWithContext(ctx, apiSubject(js, "STREAM.MSG.GET."+stream), request)
		if err != nil {
			return err
		}
		var got struct {
			Error   *jetstream.APIError `json:"error"`
			Message struct {
				Subject  string `json:"subject"`
				Sequence uint64 `json:"seq"`
				Header   []byte `json:"hdrs"`
			} `json:"message"`
		}
		if err := json.Unmarshal(m.Data, &got); err != nil {
			return err
		}
		if got.Error != nil {
			if got.Error.ErrorCode == jetstream.JSErrCodeMessageNotFound {
				return nil
			}
			return got.Error
		}
		var h nats.Header
		if len(got.Message.Header) > 0 {
			if h, err = nats.DecodeHeadersMsg(got.Message.Header); err != nil {
				return err
			}
		}
		v = readVersion(got.Message.Subject, got.Message.Sequence, h)
		return nil
	})
	if err != nil {
		err = fmt.Errorf("stream %s: last message at %s: %w", stream, filter, err)
	}
	return v, err
}

// patiently asks again when no answer comes soon: a question is lost where the
// connection or the server's leader has just changed.
func patiently(ctx context.Context, ask func(context.Context) error) (err error) {
	for range 3 {
		asking, cancel := context.WithTimeout(context.WithoutCancel(ctx), answer/3)
		err = ask(asking)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
	}
	return err
}

// halves asks for half as many at a time.
func halves(ctx context.Context, js jetstream.JetStream, stream string, filters []string, each func(version)) error {
	if len(filters) == 1 {
		return fmt.Errorf("%s: %w", filters[0], errTooMany)
	}
	half := len(filters) / 2
	if err := ask(ctx, js, stream, filters[:half], each); err != nil {
		return err
	}
	return ask(ctx, js, stream, filters[half:], each)
}

// apiSubject is that of a request to JetStream, in its domain or behind its prefix.
func apiSubject(js jetstream.JetStream, request string) string {
	o := js.Options()
	switch {
	case o.Domain != "":
		return "$JS." + o.Domain + ".API." + request
	case o.APIPrefix != "":
		return strings.TrimSuffix(o.APIPrefix, ".") + "." + request
	}
	return jetstream.DefaultAPIPrefix + request
}

// current reads the current versions of records, by key. A record that was
// never stored is not in it.
func (r *run) current(ctx context.Context, keys ...string) (map[string]version, error) {
	filters := make([]string, len(keys))
	for i, k := range keys {
		filters[i] = filterOf(k)
	}
	out := make(map[string]version) // most are new, as a rule
	err := lastOf(ctx, r.JS, Clean, filters, func(v version) {
		// A record whose lane or language has changed may still be at two places.
		k := keyOf(v.subject)
		switch was := out[k]; {
		case v.sequence > was.sequence:
			v.others = was.sequence > 0
			out[k] = v
		case v.sequence < was.sequence: // an equal one comes where the server is asked again
			was.others = true
			out[k] = was
		}
	})
	return out, err
}

// forget drops the versions of a record stored before a sequence.
func forget(ctx context.Context, s jetstream.Stream, filter string, before uint64) error {
	ctx, cancel := limited(ctx)
	defer cancel()
	if err := s.Purge(ctx, jetstream.WithPurgeSubject(filter), jetstream.WithPurgeSequence(before)); err != nil {
		return fmt.Errorf("earlier versions at %s: %w", filter, err)
	}
	return nil
}
