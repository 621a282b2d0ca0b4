package serve_test

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/serve"
)

// readLine decodes the next line, and reads no further.
func readLine(r io.Reader, into any) error {
	var line []byte
	for b := make([]byte, 1); ; {
		if _, err := io.ReadFull(r, b); err != nil {
			return err
		}
		if line = append(line, b[0]); b[0] == '\n' {
			return json.Unmarshal(line, into)
		}
	}
}

func TestARecordIsStoredBeforeTheAnswer(t *testing.T) {
	s := &shelf{fail: errFull}
	url := start(t, newAPI(t, s).Handler()) + "/v1/records"
	const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	for _, tt := range []struct {
		name, query, in string
		headers         []string
		status          int
		body            string
		want            serve.Raw
	}{
		{"as it came", "", ` {"id":"1", "n":1e400} `, nil, 202, `{"id":"1","source":"-","stream":"RAW","sequence":1}`, serve.Raw{Lane: "live", Source: "-", Data: []byte(`{"id":"1", "n":1e400}`)}},
		{"under its own source", "?source=demo&lane=backfill", `{"id":"1","source":"kci"}`, nil, 202, `{"id":"1","source":"kci","stream":"RAW","sequence":2}`, serve.Raw{Lane: "backfill", Source: "kci", Data: []byte(`{"id":"1","source":"kci"}`)}},
		{"under the source of the query", "?source=demo&lane=live", `{"id":"1"}`, nil, 202, `{"id":"1","source":"demo","stream":"RAW","sequence":3}`, serve.Raw{Lane: "live", Source: "demo", Data: []byte(`{"id":"1"}`)}},
		{"with a key and trace context", "", `{"id":"1"}`, []string{"Idempotency-Key", `"k1"`, "Traceparent", trace}, 202, `{"id":"1","source":"-","stream":"RAW","sequence":4}`, serve.Raw{Lane: "live", Source: "-", Data: []byte(`{"id":"1"}`), Key: "k1", Header: map[string]string{"traceparent": trace}}},
		{"with a key as NATS has it", "", `{"id":"1"}`, []string{"Nats-Msg-Id", `k2`}, 202, `{"id":"1","source":"-","stream":"RAW","sequence":5}`, serve.Raw{Lane: "live", Source: "-", Data: []byte(`{"id":"1"}`), Key: "k2"}},
		{"as of a time", "", `{"id":"1"}`, []string{"Rectify-As-Of", "2020-01-01T00:00:00.5+09:00"}, 202, `{"id":"1","source":"-","stream":"RAW","sequence":6}`, serve.Raw{Lane: "live", Source: "-", Data: []byte(`{"id":"1"}`), Header: map[string]string{"Rectify-As-Of": "2020-01-01T00:00:00.5+09:00"}}},
		{"of a CloudEvent", "", `{"specversion":"1.0","data":{"id":"e"}}`, []string{"Content-Type", "application/cloudevents+json"}, 202, `{"id":"e","source":"-","stream":"RAW","sequence":7}`, serve.Raw{Lane: "live", Source: "-", Data: []byte(`{"id":"e"}`)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := send(t, "POST", url+tt.query, asJSON, tt.in, tt.headers...)
			if got.status != tt.status || got.body != tt.body+"\n" {
				t.Errorf("got %d %s, want %d %s", got.status, got.body, tt.status, tt.body)
			}
			if tt.want.Header == nil {
				tt.want.Header = map[string]string{}
			}
			all := s.stored()
			if diff := cmp.Diff(tt.want, all[len(all)-1]); diff != "" {
				t.Errorf("stored (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatIsNotStoredIsNeverAccepted(t *testing.T) {
	s := &shelf{fail: errFull}
	url := start(t, newAPI(t, s).Handler()) + "/v1/records"
	got := send(t, "POST", url, asJSON, `{"id":"FAIL"}`)
	if got.status != 503 || got.header.Get("Retry-After") == "" || !strings.Contains(got.body, `"reason":"not-stored","detail":"the backlog is full","id":"FAIL"`) {
		t.Errorf("got %d %v %s", got.status, got.header, got.body)
	}
	if got := send(t, "POST", url, asJSON, `{"id":7}`); got.status != 422 {
		t.Errorf("a record that is refused: got %d %s", got.status, got.body)
	}
	s.fail = serve.ErrKeyReused
	if got := send(t, "POST", url, asJSON, `{"id":"FAIL"}`); got.status != 422 || !strings.Contains(got.body, `"reason":"key-reused"`) {
		t.Errorf("a key used twice: got %d %s", got.status, got.body)
	}
	if got := send(t, "POST", start(t, newAPI(t, nil).Handler())+"/v1/records", asJSON, `{"id":"1"}`); got.status != 501 || !strings.Contains(got.body, `"reason":"no-store"`) {
		t.Errorf("without a store: got %d %s", got.status, got.body)
	}
	if got := send(t, "POST", url, asJSON, `{"id":"1"}`, "Idempotency-Key", strings.Repeat("k", 201)); got.status != 400 {
		t.Errorf("a long key: got %d %s", got.status, got.body)
	}
	for _, asOf := range []string{"2020", "2020-01-01", "2020-01-01T00:00:00", ""} {
		want := fmt.Sprintf(`"reason":"bad-request","detail":"the header Rectify-As-Of is \"%s\", not a time as RFC 3339 has it, like 2026-11-21T19:00:00Z"`, asOf)
		if got := send(t, "POST", url, asLines, `{"id":"1"}`, "Rectify-As-Of", asOf); got.status != 400 || !strings.Contains(got.body, want) {
			t.Errorf("as of %q: got %d %s", asOf, got.status, got.body)
		}
	}
	if n := len(s.stored()); n != 0 {
		t.Errorf("%d are stored", n)
	}
}

func TestManyRecordsAreStoredInTheirOrder(t *testing.T) {
	s := &shelf{fail: errFull}
	url := start(t, newAPI(t, s).Handler()) + "/v1/records"
	var in strings.Builder
	for i := range 600 { // more than are stored at once
		fmt.Fprintf(&in, "{\"id\":\"%d\"}\n", i+1)
	}
	got := send(t, "POST", url, asLines, in.String(), "Idempotency-Key", "k", "Rectify-As-Of", "2020-01-01T00:00:00Z")
	if got.status != 202 || !strings.HasPrefix(got.body, `{"stored":600,"refused":0,"records":[{"line":1,"id":"1","source":"-","stream":"RAW","sequence":1},`) {
		t.Errorf("got %d %.200s", got.status, got.body)
	}
	for i, r := range s.stored() {
		if want := fmt.Sprintf("k/%d", i+1); r.Key != want || string(r.Data) != fmt.Sprintf(`{"id":"%d"}`, i+1) || r.Header[serve.HeaderAsOf] != "2020-01-01T00:00:00Z" {
			t.Fatalf("record %d: got %s with key %s and headers %v, want key %s", i+1, r.Data, r.Key, r.Header, want)
		}
	}
}

func TestTheAnswerToManyRecordsSaysWhatBecameOfEach(t *testing.T) {
	s := &shelf{fail: errFull}
	url := start(t, newAPI(t, s).Handler()) + "/v1/records"
	for _, tt := range []struct {
		name, in string
		status   int
		want     string
	}{
		{"none", "\n\n", 202, `{"stored":0,"refused":0,"records":[]}`},
		{"some are not stored", "{\"id\":\"1\"}\n\nnonsense\n{\"id\":\"FAIL\"}\n{\"id\":\"2\"}", 207, `{"stored":2,"refused":2,"records":[` +
			`{"line":1,"id":"1","source":"-","stream":"RAW","sequence":1},` +
			`{"line":3,"error":{"title":"Bad Request","status":400,"reason":"not-json","detail":"not JSON at byte 1: a word that is neither true, false nor null; texts stand between double quotation marks","line":3}},` +
			`{"line":4,"id":"FAIL","source":"-","error":{"title":"Service Unavailable","status":503,"reason":"not-stored","detail":"the backlog is full","line":4,"id":"FAIL"}},` +
			`{"line":5,"id":"2","source":"-","stream":"RAW","sequence":2}]}`},
		{"all are refused", "{}\n", 422, `{"stored":0,"refused":1,"records":[{"line":1,"error":{"title":"Unprocessable Entity","status":422,"reason":"bad-shape","detail":"the record has no \"id\"; every record needs one that is not empty","line":1}}]}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := send(t, "POST", url, asLines, tt.in)
			if diff := cmp.Diff(tt.want+"\n", got.body); got.status != tt.status || diff != "" {
				t.Errorf("got %d, want %d (-want +got):\n%s", got.status, tt.status, diff)
			}
		})
	}
}

func TestARecordThatWouldBeADeadLetterForItsSizeIsNotStored(t *testing.T) {
	s := &shelf{}
	a := newAPI(t, s)
	a.StoreLimit = func() int { return 100 }
	url := start(t, a.Handler())
	large := `{"id":"large","abstract":"` + strings.Repeat("x", 100) + `"}`
	const want = `"reason":"too-large","detail":"the record is 128 bytes, the limit is 100, as what is made of it must fit the NATS server: split the record or raise the server's max_payload"`
	if got := send(t, "POST", url+"/v1/records", asJSON, large); got.status != 413 || !strings.Contains(got.body, want) {
		t.Errorf("got %d %s", got.status, got.body)
	}
	got := send(t, "POST", url+"/v1/records", asLines, `{"id":"1"}`+"\n"+large+"\n"+`{"id":"2"}`)
	if got.status != 207 || !strings.Contains(got.body, want+`,"line":2,"id":"large"`) || len(s.stored()) != 2 {
		t.Errorf("among others: got %d %s, %d stored", got.status, got.body, len(s.stored()))
	}
	if got := send(t, "POST", url+"/v1/normalize", asJSON, large); got.status != 200 {
		t.Errorf("answered at once: got %d %s", got.status, got.body)
	}
}

func TestABodyWithTooManyRecordsIsStoredUpToThere(t *testing.T) {
	s := &shelf{}
	url := start(t, newAPI(t, s).Handler()) + "/v1/records"
	got := send(t, "POST", url, asLines, strings.Repeat("{\"id\":\"1\"}\n", 50_002))
	if n := len(s.stored()); got.status != 207 || n != 50_000 {
		t.Errorf("got %d, %d stored", got.status, n)
	}
	if !strings.Contains(got.body[len(got.body)-300:], `"reason":"not-read","detail":"one request may have 50000 records; `) {
		t.Errorf("the end is %s", got.body[len(got.body)-300:])
	}
}

func TestAfterATroubleOfTheStoreTheRestIsNotTried(t *testing.T) {
	s := &shelf{fail: errFull}
	url := start(t, newAPI(t, s).Handler()) + "/v1/records"
	lines := strings.Repeat("{\"id\":\"1\"}\n", 249) + "{\"id\":\"FAIL\"}\n" + strings.Repeat("{\"id\":\"2\"}\n", 500)
	got := send(t, "POST", url, asLines, lines)
	if n := len(s.stored()); got.status != 207 || n != 249 || !strings.HasPrefix(got.body, `{"stored":249,"refused":2,`) {
		t.Errorf("got %d, %d stored, %.80s", got.status, n, got.body)
	}
	if want := `"reason":"not-stored","detail":"this record and the rest were not tried, as those before could not be stored; send them again","line":251}}]}` + "\n"; !strings.HasSuffix(got.body, want) {
		t.Errorf("the end is %s", got.body[len(got.body)-300:])
	}
	got = send(t, "POST", url, asLines, `{"id":"FAIL"}`)
	if got.status != 503 || got.header.Get("Retry-After") == "" {
		t.Errorf("none stored: got %d %v", got.status, got.header)
	}
}
