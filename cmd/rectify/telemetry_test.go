package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"rectify/pipeline/stream"
)

func TestSpansReachTheCollectorThatTheEnvironmentNames(t *testing.T) {
	got := make(chan []byte, 1)
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.URL.Path != "/v1/traces" {
			http.Error(w, r.URL.Path, http.StatusNotFound)
			return
		}
		got <- body
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	seen, stop, err := traces(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	seen(stream.Outcome{Lane: stream.Live, Source: "kci", Record: "seventeen", Result: stream.Cleaned, Began: time.Now()})
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	body := <-got
	for _, want := range []string{"process ABSTRACTS_RAW", "seventeen", "service.name"} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("the collector got no %q", want)
		}
	}
}

func TestWithoutACollectorNoSpansAreSent(t *testing.T) {
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "")
	seen, stop, err := traces(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	seen(stream.Outcome{})
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestLogsAreOfTheFormAndLevelAsked(t *testing.T) {
	for _, tt := range []struct {
		flags     logFlags
		want, err string
	}{
		{logFlags{"json", "warn"}, `"msg":"trouble","record":"17"}` + "\n", ""},
		{logFlags{"text", "error"}, "", ""},
		{logFlags{"xml", "info"}, "", `--log "xml": it is text or json`},
		{logFlags{"text", "loud"}, "", `--log-level "loud": it is debug, info, warn or error`},
	} {
		var out bytes.Buffer
		log, err := tt.flags.logger(&out)
		if message(err) != tt.err {
			t.Errorf("%+v: %v, want %q", tt.flags, err, tt.err)
		}
		if err != nil {
			continue
		}
		log.Warn("trouble", "record", "17")
		if !bytes.HasSuffix(out.Bytes(), []byte(tt.want)) || tt.want == "" && out.Len() > 0 {
			t.Errorf("%+v: logged %q, want %q", tt.flags, out.String(), tt.want)
		}
	}
}
