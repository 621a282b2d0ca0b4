package serve_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline"
	"rectify/pipeline/clean"
	"rectify/pipeline/lang"
	"rectify/pipeline/serve"
	"rectify/pipeline/wire"
)

var quiet = slog.New(slog.DiscardHandler)

// newPipeline is a pipeline of a few stages, one of which panics when the text says so.
func newPipeline(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	panics := pipeline.Stage{Name: "panics", Doc: "For tests.\n\nBefore: a\nAfter:  b", Propose: func(v *pipeline.View) pipeline.Proposal {
		if strings.Contains(v.Text, "PANIC") {
			panic("out of order")
		}
		return pipeline.Proposal{}
	}}
	p, err := pipeline.New(pipeline.Config{
		Stages: []pipeline.Stage{panics, clean.Label, clean.Spacing, clean.Case}, Identify: lang.New(nil),
		Policy: pipeline.Policy{Apply: map[string]float64{pipeline.Hygiene: 0.9}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shelf keeps what is stored, in order.
type shelf struct {
	mu   sync.Mutex
	raws []serve.Raw
	fail error // for records that say "FAIL"
}

func (s *shelf) store(_ context.Context, records []serve.Raw) []serve.Stored {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]serve.Stored, len(records))
	for i, r := range records {
		if strings.Contains(string(r.Data), "FAIL") {
			out[i].Err = s.fail
			continue
		}
		s.raws = append(s.raws, r)
		out[i] = serve.Stored{Stream: "RAW", Sequence: uint64(len(s.raws))}
	}
	return out
}

func (s *shelf) stored() []serve.Raw {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raws
}

func newAPI(t testing.TB, s *shelf) *serve.API {
	t.Helper()
	p := newPipeline(t)
	a := &serve.API{
		Normalize: func(data []byte) ([]byte, error) {
			_, clean, err := wire.Normalize(p, data, 1<<20)
			return clean, err
		},
		Detect: func(data []byte) ([]byte, error) {
			m, err := wire.Parse(data, 1<<20)
			if err != nil {
				return nil, err
			}
			return m.DetectLine(p.Identify(m.Record))
		},
		Documents: []serve.Document{{Name: "record", Title: "Schema of a record", Type: "application/schema+json", Hash: "h1", Data: []byte("{}\n")}},
		Log:       quiet,
	}
	if s != nil {
		a.Store = s.store
	}
	return a
}

func start(t testing.TB, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// exchange is a request and what came back.
type exchange struct {
	status int
	header http.Header
	body   string
}

func send(t testing.TB, method, url, media, body string, headers ...string) exchange {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if media != "" {
		q.Header.Set("Content-Type", media)
	}
	for i := 0; i < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return exchange{r.StatusCode, r.Header, string(data)}
}

const (
	asJSON  = "application/json"
	asLines = "application/x-ndjson"
)

func TestARecordIsAnsweredWithItsCleanRecord(t *testing.T) {
	url, p := start(t, newAPI(t, nil).Handler()), newPipeline(t)
	const in = "\ufeff{\"id\":\"1\",\"lang\":\"en\",\"abstract\":\"[Abstract]: The region is one of many , and small.\"}\r\n"
	_, want, err := wire.Normalize(p, []byte(strings.Trim(in, "\ufeff\r\n")), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, media := range []string{asJSON, asLines, "application/jsonl", "application/json; charset=UTF-8"} {
		got := send(t, "POST", url+"/v1/normalize", media, in)
		if got.status != http.StatusOK || got.body != string(want)+"\n" {
			t.Errorf("%s: got %d %s\nwant 200 %s", media, got.status, got.body, want)
		}
	}
	event := send(t, "POST", url+"/v1/normalize", "application/cloudevents+json", `{"specversion":"1.0","data":`+strings.Trim(in, "\ufeff\r\n")+`}`)
	if event.status != http.StatusOK || event.body != string(want)+"\n" {
		t.Errorf("as a CloudEvent: got %d %s\nwant 200 %s", event.status, event.body, want)
	}
	detected := send(t, "POST", url+"/v1/detect", asJSON, in)
	if !strings.HasPrefix(detected.body, `{"id":"1","source":"-","language":{"declared":"en","detected":"en",`) {
		t.Errorf("detect: got %d %s", detected.status, detected.body)
	}
}

func TestWhatIsRefusedSaysWhy(t *testing.T) {
	a := newAPI(t, &shelf{})
	a.MaxBody = 2 << 20
	url := start(t, a.Handler())
	for _, tt := range []struct {
		name, method, path, media, body string
		status                          int
		want                            string // of the body
	}{
		{"no JSON", "POST", "/v1/normalize", asJSON, "nonsense", 400, `"reason":"not-json","detail":"not JSON at byte 1: `},
		{"nothing", "POST", "/v1/normalize", asJSON, "", 400, `"reason":"not-json","detail":"not JSON: the message is empty"`},
		{"no id", "POST", "/v1/normalize", asJSON, `{"abstract":"x"}`, 422, `"reason":"bad-shape","detail":"the record has no \"id\"; `},
		{"a key twice", "POST", "/v1/normalize", asJSON, `{"id":"1","id":"2"}`, 422, `"reason":"duplicate-key"`},
		{"a panic", "POST", "/v1/normalize", asJSON, `{"id":"p","abstract":"PANIC"}`, 500, `"reason":"panic","detail":"a stage panicked: out of order","id":"p"`},
		{"too large a record", "POST", "/v1/normalize", asJSON, `{"id":"1","abstract":"` + strings.Repeat("x", 1<<20) + `"}`, 413, `"reason":"too-large","detail":"the record is 1048600 bytes, the limit is 1048576; `},
		{"too large a body", "POST", "/v1/normalize", asJSON, strings.Repeat("x", 2<<20), 413, `"reason":"too-large","detail":"the body is 2097152 bytes, the limit is 1114112; `},
		{"too large a body of lines", "POST", "/v1/records", asLines, strings.Repeat("x", 3<<20), 413, `"detail":"the body is 3145728 bytes, the limit is 2097152; `},
		{"a form", "POST", "/v1/normalize", "application/x-www-form-urlencoded", "x=1", 415, `"reason":"media-type","detail":"Content-Type is \"application/x-www-form-urlencoded\"; send one record as application/json `},
		{"no type", "POST", "/v1/records", "", "{}", 415, `"reason":"media-type"`},
		{"another encoding", "POST", "/v1/normalize", "application/json; charset=euc-kr", "{}", 415, `"reason":"media-type"`},
		{"a batch of events", "POST", "/v1/normalize", "application/cloudevents-batch+json", "[]", 415, `"reason":"media-type"`},
		{"another method", "GET", "/v1/normalize", "", "", 405, `"reason":"method","detail":"/v1/normalize is not for GET; it takes OPTIONS, POST"`},
		{"another method of a schema", "DELETE", "/v1/schema", "", "", 405, `it takes GET, HEAD, OPTIONS"`},
		{"another path", "GET", "/v2", "", "", 404, `"reason":"not-found"`},
		{"another schema", "GET", "/v1/schema/x", "", "", 404, `"detail":"there is no schema \"x\"; there are record"`},
		{"another lane", "POST", "/v1/records?lane=fast", asJSON, `{"id":"1"}`, 400, `"detail":"lane is \"fast\"; it is live or backfill"`},
		{"a misspelt parameter", "POST", "/v1/records?sorce=demo", asJSON, `{"id":"1"}`, 400, `"reason":"bad-request","detail":"there is no parameter \"sorce\"; /v1/records has lane and source"`},
		{"a parameter of another path", "POST", "/v1/normalize?source=demo", asJSON, `{"id":"1"}`, 400, `"detail":"there is no parameter \"source\"; /v1/normalize has none"`},
		{"a parameter of a schema", "GET", "/v1/schema/record?version=1", "", "", 400, `"detail":"there is no parameter \"version\"; /v1/schema/record has none"`},
		{"a parameter twice", "POST", "/v1/records?source=a&source=b", asJSON, `{"id":"1"}`, 400, `"detail":"the parameter \"source\" stands 2 times; which one is meant?"`},
		{"a query that is none", "POST", "/v1/records?source=a;lane=backfill", asJSON, `{"id":"1"}`, 400, `"detail":"the query cannot be read: invalid semicolon separator in query; parameters stand as name=value with & between"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := send(t, tt.method, url+tt.path, tt.media, tt.body)
			if got.status != tt.status || !strings.Contains(got.body, tt.want) || got.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("got %d %s\n%s\nwant %d … %s", got.status, got.header.Get("Content-Type"), got.body, tt.status, tt.want)
			}
			if !strings.Contains(got.body, fmt.Sprintf(`{"title":%q,"status":%d,`, http.StatusText(tt.status), tt.status)) {
				t.Errorf("no title and status in %s", got.body)
			}
		})
	}
	if got := send(t, "POST", url+"/v1/normalize", asJSON, "{}", "Content-Encoding", "gzip"); got.status != 415 || got.header.Get("Accept-Encoding") != "identity" {
		t.Errorf("gzip: got %d %v", got.status, got.header)
	}
}

func TestWhatAPathOffersCanBeAsked(t *testing.T) {
	url := start(t, newAPI(t, nil).Handler())
	got := send(t, "OPTIONS", url+"/v1/normalize", "", "")
	if got.status != 204 || got.header.Get("Allow") != "OPTIONS, POST" || !strings.Contains(got.header.Get("Accept-Post"), "application/x-ndjson") {
		t.Errorf("OPTIONS: got %d %v", got.status, got.header)
	}
	got = send(t, "GET", url+"/v1/schema", "", "")
	if want := `{"schemas":[{"name":"record","title":"Schema of a record","href":"/v1/schema/record"}]}` + "\n"; got.body != want {
		t.Errorf("got %s, want %s", got.body, want)
	}
	got = send(t, "GET", url+"/v1/schema/record", "", "")
	if got.body != "{}\n" || got.header.Get("Content-Type") != "application/schema+json" || got.header.Get("ETag") != `"h1"` {
		t.Errorf("GET: got %s %v", got.body, got.header)
	}
	if got = send(t, "GET", url+"/v1/schema/record", "", "", "If-None-Match", `"h1"`); got.status != http.StatusNotModified {
		t.Errorf("with the ETag: got %d", got.status)
	}
	if got = send(t, "HEAD", url+"/v1/schema/record", "", ""); got.status != 200 || got.body != "" || got.header.Get("Content-Length") != "3" {
		t.Errorf("HEAD: got %d %q %v", got.status, got.body, got.header)
	}
}

func TestOneBadLineIsThatLinesAlone(t *testing.T) {
	url, p := start(t, newAPI(t, nil).Handler()), newPipeline(t)
	var in, want strings.Builder
	for i := 1; i <= 40; i++ { // more than are worked on at once
		line := fmt.Sprintf(`{"id":"%d","lang":"en","abstract":"%s , and so on."}`, i, strings.Repeat("word ", i*7%50))
		_, one, err := wire.Normalize(p, []byte(line), 0)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&in, line)
		fmt.Fprintf(&want, "%s\n", one)
	}
	in.WriteString("\n \r\nnonsense\n" + `{"id":"p","abstract":"PANIC"}` + "\n" + `{"id":"long","abstract":"` + strings.Repeat("x", 3<<20) + "\"}\n" + `{"id":"last","lang":"en"}`)
	want.WriteString(`{"error":{"title":"Bad Request","status":400,"reason":"not-json","detail":"not JSON at byte 1: a word that is neither true, false nor null; texts stand between double quotation marks","line":43}}
{"error":{"title":"Internal Server Error","status":500,"reason":"panic","detail":"a stage panicked: out of order","line":44,"id":"p"}}
{"error":{"title":"Request Entity Too Large","status":413,"reason":"too-large","detail":"the record is 3145756 bytes, the limit is 1048576; split it or raise the limit","line":45}}
`)
	_, last, err := wire.Normalize(p, []byte(`{"id":"last","lang":"en"}`), 0)
	if err != nil {
		t.Fatal(err)
	}
	want.WriteString(string(last) + "\n")
	got := send(t, "POST", url+"/v1/normalize", asLines, in.String())
	if diff := cmp.Diff(want.String(), got.body); got.status != 200 || diff != "" {
		t.Errorf("got %d (-want +got):\n%s", got.status, diff)
	}
}

// A client that sends a line and waits is answered before it sends the next.
func TestLinesAreAnsweredAsTheyCome(t *testing.T) {
	url := start(t, newAPI(t, nil).Handler())
	body, lines := io.Pipe()
	q, err := http.NewRequestWithContext(t.Context(), "POST", url+"/v1/detect", body)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Content-Type", asLines)
	go fmt.Fprintln(lines, `{"id":"1"}`)
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	for i := 1; i <= 3; i++ {
		var got struct{ ID string }
		if err := readLine(r.Body, &got); err != nil || got.ID != fmt.Sprint(i) {
			t.Fatalf("answer %d: got %+v, %v", i, got, err)
		}
		if i < 3 {
			fmt.Fprintf(lines, "{\"id\":\"%d\"}\n", i+1)
		}
	}
	lines.Close()
	if rest, err := io.ReadAll(r.Body); len(rest) > 0 || err != nil {
		t.Errorf("after the last: %q, %v", rest, err)
	}
}

func TestAClientThatSendsNothingIsLeft(t *testing.T) {
	a := newAPI(t, nil)
	a.Patience = 50 * time.Millisecond
	url := start(t, a.Handler())
	body, lines := io.Pipe()
	defer lines.Close()
	q, err := http.NewRequestWithContext(t.Context(), "POST", url+"/v1/detect", body)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Content-Type", asLines)
	go fmt.Fprintln(lines, `{"id":"1"}`)
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	got, err := io.ReadAll(r.Body)
	if err != nil || !strings.Contains(string(got), `"reason":"too-slow"`) {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestWhatIsTooMuchAtOnceIsSentAway(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	a := newAPI(t, nil)
	a.Requests = 1
	a.Detect = func([]byte) ([]byte, error) {
		close(begun)
		<-end
		return []byte("{}"), nil
	}
	url := start(t, a.Handler())
	first := make(chan exchange)
	go func() { first <- send(t, "POST", url+"/v1/detect", asJSON, "{}") }()
	<-begun
	got := send(t, "POST", url+"/v1/normalize", asJSON, "{}")
	if got.status != 503 || got.header.Get("Retry-After") != "1" || !strings.Contains(got.body, `"reason":"busy"`) {
		t.Errorf("got %d %v %s", got.status, got.header, got.body)
	}
	close(end)
	if got := <-first; got.status != 200 {
		t.Errorf("the first: got %d %s", got.status, got.body)
	}
}

var errFull = errors.New("the backlog is full")

// Most clients read no answer before they have sent all.
func TestAClientMaySendAllBeforeItReads(t *testing.T) {
	a := newAPI(t, nil)
	answer := []byte(`"` + strings.Repeat("x", 100<<10) + `"`) // far more than the kernel holds for us
	a.Detect = func([]byte) ([]byte, error) { return answer, nil }
	conn, err := net.Dial("tcp", strings.TrimPrefix(start(t, a.Handler()), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := strings.Repeat(`{"id":"1"}`+strings.Repeat(" ", 1<<10)+"\n", 2000)
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprintf(conn, "POST /v1/detect HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", asLines, len(body), body); err != nil {
		t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if n, err := io.Copy(io.Discard, r.Body); err != nil || n != int64(2000*(len(answer)+1)) {
		t.Errorf("%d bytes, %v, want %d", n, err, 2000*(len(answer)+1))
	}
}
