package stream_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"

	"rectify/pipeline"
	"rectify/pipeline/stream"
	"rectify/pipeline/wire"
)

func TestACleanRecordIsACloudEvent(t *testing.T) {
	h := nats.Header{"Nats-Msg-Id": {"kci/a%20b/0f"}}
	stream.CloudEvent(h, pipeline.Result{Record: pipeline.Record{ID: "Euro € 😀 \"100%\"", Source: "한국"}}, wire.Revision{Raw: "2026-11-21T19:00:00.000000001Z"})
	want := nats.Header{
		"Nats-Msg-Id":        {"kci/a%20b/0f"},
		"ce-specversion":     {"1.0"},
		"ce-id":              {"kci/a%2520b/0f"}, // encoded once more, so that a reader decodes to the message id
		"ce-source":          {"/rectify/%25ED%2595%259C%25EA%25B5%25AD"},
		"ce-type":            {"rectify.abstract.cleaned"},
		"ce-subject":         {"Euro%20%E2%82%AC%20%F0%9F%98%80%20%22100%25%22"}, // the example of the specification, and more
		"ce-time":            {"2026-11-21T19:00:00.000000001Z"},
		"ce-datacontenttype": {"application/json"},
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	source, err := url.PathUnescape(h.Get("ce-source"))
	if err != nil {
		t.Fatal(err)
	}
	if u, err := url.Parse(source); err != nil || u.Path != "/rectify/한국" {
		t.Errorf("the source %q is the URI %v, %v", source, u, err)
	}
}

func TestEventsComeInAndGoOut(t *testing.T) {
	js := connect(t)
	run(t, &stream.Worker{Rulesets: stream.Fixed(newPipeline(t)), JS: js, Log: quiet, Headers: stream.CloudEvent})
	for data, header := range map[string]nats.Header{
		`{"specversion":"1.0","id":"e1","source":"/x","type":"t","data":{"id":"structured","source":"kci","abstract":"the region forum"}}`: {"content-type": {wire.CloudEvent}},
		`{"id":"binary","source":"kci","abstract":"the region forum"}`:                                                                     {"ce-specversion": {"1.0"}, "ce-id": {"e2"}, "Content-Type": {"application/json"}},
		`{"specversion":"0.3","id":"e3","data":{"id":"old"}}`:                                                                              {"Content-Type": {wire.CloudEvent}},
	} {
		if _, err := js.PublishMsg(t.Context(), &nats.Msg{Subject: stream.RawSubject(stream.Live, "kci"), Header: header, Data: []byte(data)}); err != nil {
			t.Fatal(err)
		}
	}
	settled(t, js)
	for _, id := range []string{"structured", "binary"} {
		m := versions(t, js, stream.Clean, stream.RecordFilter("kci", id))[0]
		event, err := url.PathUnescape(m.Header.Get("ce-id"))
		if err != nil || event != m.Header.Get("Nats-Msg-Id") || m.Header.Get("ce-subject") != id {
			t.Errorf("%s: got %v", id, m.Header)
		}
		if c := read(t, m.Data); c.Abstract != "the Regional Forum" || m.Header.Get("ce-time") != c.Normalization.Revision.Raw {
			t.Errorf("%s: got %s, %v", id, m.Data, m.Header)
		}
	}
	dead := versions(t, js, stream.Dead, "abstracts.dead.>")
	if len(dead) != 1 || !strings.Contains(dead[0].Header.Get(stream.HeaderProblem), `"specversion" must be "1.0"`) {
		t.Errorf("dead letters: %v", dead)
	}
}
