package serve_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"rectify/pipeline/serve"
	"rectify/pipeline/stream"
	"rectify/pipeline/stream/embedded"
	"rectify/pipeline/wire"
)

// connect is a connection to a NATS server of the test's own.
func connect(t *testing.T) *nats.Conn {
	t.Helper()
	s, err := embedded.Start(embedded.Config{Dir: t.TempDir(), Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Shutdown)
	nc, err := s.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return nc
}

func offer(t *testing.T, a *serve.API) (*nats.Conn, *serve.Service) {
	t.Helper()
	nc := connect(t)
	a.Parallel = 2
	s, err := a.Offer(nc, "v0.1.0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, s) })
	if err := nc.FlushTimeout(time.Minute); err != nil {
		t.Fatal(err)
	}
	return nc, s
}

func stop(t *testing.T, s *serve.Service) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		t.Error(err)
	}
}

func request(t *testing.T, nc *nats.Conn, subject, data string, header nats.Header) *nats.Msg {
	t.Helper()
	m, err := nc.RequestMsg(&nats.Msg{Subject: subject, Data: []byte(data), Header: header}, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestARequestOverNATSIsAnsweredWithItsCleanRecord(t *testing.T) {
	nc, _ := offer(t, newAPI(t, nil))
	const in = `{"id":"1","lang":"en","abstract":"[Abstract]: The region is one of many , and small."}`
	_, want, err := wire.Normalize(newPipeline(t), []byte(in), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := request(t, nc, "rectify.normalize", in, nil); string(got.Data) != string(want) || got.Header.Get("Content-Type") != asJSON {
		t.Errorf("got %v %s, want %s", got.Header, got.Data, want)
	}
	event := `{"specversion":"1.0","data":` + in + `}`
	if got := request(t, nc, "rectify.normalize", event, nats.Header{"content-type": {wire.CloudEvent}}); string(got.Data) != string(want) {
		t.Errorf("a CloudEvent: got %s, want %s", got.Data, want)
	}
	if got := request(t, nc, "rectify.detect", in, nil); !strings.HasPrefix(string(got.Data), `{"id":"1","source":"-","language":{`) {
		t.Errorf("detect: got %s", got.Data)
	}
}

func TestARefusedRequestOverNATSSaysWhy(t *testing.T) {
	nc, _ := offer(t, newAPI(t, nil))
	for _, tt := range []struct{ name, in, code, reason, text string }{
		{"nothing", "", "400", "not-json", "not JSON: the message is empty"},
		{"no id", `{"abstract":"x"}`, "422", "bad-shape", `the record has no "id"; every record needs one that is not empty`},
		{"a panic", `{"id":"1","abstract":"PANIC"}`, "500", "panic", "a stage panicked: out of order"},
		{"too long", strings.Repeat("x", 2<<20), "413", "too-large", "the request is 2097152 bytes, the limit of a record is 1048576"},
		{"a name with a line end", `{"id":"1","ABSTRACT":1,"x":"\n"}`, "422", "bad-shape", `the key "ABSTRACT" differs from "abstract" in case alone; which one is meant?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := request(t, nc, serve.NormalizeSubject, tt.in, nil)
			if h := got.Header; h.Get(micro.ErrorCodeHeader) != tt.code || h.Get(micro.ErrorHeader) != tt.text || h.Get(serve.HeaderReason) != tt.reason {
				t.Errorf("got %v, want %s %s %s", h, tt.code, tt.reason, tt.text)
			}
			var p serve.Problem
			if err := json.Unmarshal(got.Data, &p); err != nil || p.Reason != tt.reason || p.Detail != tt.text {
				t.Errorf("got %s, %v", got.Data, err)
			}
		})
	}
}

func TestTheServiceIsFoundUntilItStops(t *testing.T) {
	nc, s := offer(t, newAPI(t, nil))
	var info micro.Info
	if err := json.Unmarshal(request(t, nc, "$SRV.INFO.rectify", "", nil).Data, &info); err != nil {
		t.Fatal(err)
	}
	if info.Version != "0.1.0" || len(info.Endpoints) != 2 || info.Endpoints[0].Subject != serve.NormalizeSubject {
		t.Errorf("got %+v", info)
	}
	stop(t, s)
	if _, err := nc.Request("$SRV.PING.rectify", nil, time.Minute); err == nil {
		t.Error("it is found after its end")
	}
}

func TestTheInstancesCountWhatTheyDid(t *testing.T) {
	nc, _ := offer(t, newAPI(t, nil))
	for range 5 {
		request(t, nc, serve.NormalizeSubject, `{"id":"1"}`, nil)
		request(t, nc, serve.NormalizeSubject, `{}`, nil)
	}
	deadline := time.Now().Add(time.Minute)
	for {
		requests, failed := 0, 0
		for _, s := range statistics(t, nc, 2) {
			requests += s.Endpoints[0].NumRequests
			failed += s.Endpoints[0].NumErrors
		}
		if requests == 10 && failed == 5 { // each is counted after its answer
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d requests and %d errors are counted, want 10 and 5", requests, failed)
		}
	}
}

// statistics are those of n instances.
func statistics(t *testing.T, nc *nats.Conn, n int) []micro.Stats {
	t.Helper()
	inbox, err := nc.SubscribeSync(nats.NewInbox())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = inbox.Unsubscribe() }()
	if err := nc.PublishRequest("$SRV.STATS.rectify", inbox.Subject, nil); err != nil {
		t.Fatal(err)
	}
	all := make([]micro.Stats, n)
	for i := range all {
		m, err := inbox.NextMsg(time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(m.Data, &all[i]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// Dead letters and answers say the same in the same words.
func TestTheWordsAreThoseOfPackageStream(t *testing.T) {
	if serve.Panic != stream.Panic || serve.Contract != stream.Contract || serve.HeaderReason != stream.HeaderReason || serve.HeaderAsOf != stream.HeaderAsOf {
		t.Error("they differ")
	}
}
