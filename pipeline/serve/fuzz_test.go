package serve_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"rectify/pipeline/wire"
)

// FuzzAnyBodyIsAnswered: whatever comes, the answer is the clean record that
// the command would write, or a problem; the server goes on.
func FuzzAnyBodyIsAnswered(f *testing.F) {
	for _, body := range []string{
		"", "nonsense", "{", "[]", `{"id":"1"}`, "\ufeff{\"id\":\"1\"}\n", `{"id":"1","lang":"en","abstract":"[Abstract]: a , b."}`,
		"{\"id\":\"1\"}\n{\"id\":\"2\"}\n\nx\n", `{"specversion":"1.0","data":{"id":"1"}}`, "{\"id\":\"\xff\"}", `{"id":"1","abstract":"PANIC"}`, "\r\n\r\n", "\n\ufeff{}",
	} {
		f.Add([]byte(body), uint8(0))
		f.Add([]byte(body), uint8(1))
		f.Add([]byte(body), uint8(2))
	}
	h, p := newAPI(f, &shelf{}).Handler(), newPipeline(f)
	f.Fuzz(func(t *testing.T, body []byte, kind uint8) {
		media := []string{asJSON, asLines, wire.CloudEvent}[kind%3]
		for _, path := range []string{"/v1/normalize", "/v1/records"} {
			q := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
			q.Header.Set("Content-Type", media)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, q)
			for line := range bytes.Lines(w.Body.Bytes()) {
				if !json.Valid(line) {
					t.Fatalf("%s of %q: %q is not JSON", path, body, line)
				}
			}
			if path != "/v1/normalize" || media != asJSON || bytes.Contains(body, []byte("PANIC")) {
				continue
			}
			_, want, err := wire.Normalize(p, bytes.TrimPrefix(bytes.TrimSpace(body), []byte("\ufeff")), 1<<20)
			if ok := w.Code == http.StatusOK; ok != (err == nil) || ok && w.Body.String() != string(want)+"\n" {
				t.Errorf("%q: got %d %s, want %s, %v", body, w.Code, w.Body, want, err)
			}
		}
	})
}
