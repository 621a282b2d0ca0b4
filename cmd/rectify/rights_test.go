package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
)

// readme is what the README has in its only code block of a language.
func readme(t *testing.T, language string) string {
	t.Helper()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^ *```"+language+"\n(.*?)^ *```$").FindAllSubmatch(data, -1)
	if len(blocks) != 1 {
		t.Fatalf("the README has %d blocks of %s, want one", len(blocks), language)
	}
	return string(blocks[0][1])
}

// restricted is a NATS server with the logins of the README, but for what is
// replaced.
func restricted(t *testing.T, replace ...string) *server.Server {
	t.Helper()
	for _, user := range []string{"worker", "web", "translator", "catalogue"} {
		t.Setenv(strings.ToUpper(user)+"_PASSWORD", user+"-secret")
	}
	conf := filepath.Join(t.TempDir(), "nats.conf")
	if err := os.WriteFile(conf, []byte(strings.NewReplacer(replace...).Replace(readme(t, "conf"))), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := server.ProcessConfigFile(conf)
	if err != nil {
		t.Fatal(err)
	}
	o.StoreDir = t.TempDir()
	return startServer(t, o)
}

// login connects as one of those whom the README names, with answers where
// clients have them by default or under a prefix.
func login(t *testing.T, s *server.Server, user, inbox string) jetstream.JetStream {
	t.Helper()
	n := connection{url: s.ClientURL(), user: user, password: user + "-secret", inbox: inbox}
	nc, err := n.dial(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js, err := n.jetStream(nc)
	if err != nil {
		t.Fatal(err)
	}
	return js
}

func TestTheRightsOfTheREADMEAreEnough(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program, as the scripts do")
	}
	s := restricted(t)
	t.Setenv("RECTIFY_NATS", s.ClientURL())
	t.Setenv("RECTIFY_USER", "worker")
	t.Setenv("RECTIFY_PASSWORD", "worker-secret")
	worker := begin(t, "rectify", "worker")

	translator := login(t, s, "translator", "")
	record := []byte(`{"id":"1","lang":"en","abstract":"The Asia-Pacific region forum (ARF) met."}`)
	eventually(t, "answered", func() error { // then there are the streams too
		reply, err := translator.Conn().Request("rectify.normalize", record, patience)
		if err == nil && !bytes.Contains(reply.Data, []byte("ASEAN Regional Forum")) {
			t.Fatalf("the translator asked and got %s", reply.Data)
		}
		return err
	})
	for subject, data := range map[string][]byte{"abstracts.raw.demo": record, "abstracts.backfill.demo": []byte("nonsense")} {
		if _, err := translator.Publish(t.Context(), subject, data); err != nil {
			t.Error(err)
		}
	}

	catalogue := login(t, s, "catalogue", "")
	clean, err := catalogue.CreateOrUpdateConsumer(t.Context(), stream.Clean, jetstream.ConsumerConfig{Durable: "catalogue", FilterSubject: "abstracts.clean.live.>"})
	if err != nil {
		t.Fatal(err)
	}
	m, err := clean.Next(jetstream.FetchMaxWait(patience))
	if err != nil {
		t.Fatal(err)
	}
	if err := m.DoubleAck(t.Context()); err != nil || !bytes.Contains(m.Data(), []byte("ASEAN Regional Forum")) {
		t.Errorf("the catalogue read %s, %v", m.Data(), err)
	}

	for _, command := range [][]string{
		{"streams"},
		{"streams", "--repair"},
		{"dead", "list"},
		{"dead", "drop", "--all"},
		{"dict", "publish"},
		{"dict", "versions"},
		{"dict", "rollback", "1"},
	} {
		if out, err := exec.Command("rectify", command...).CombinedOutput(); err != nil || bytes.Contains(out, []byte("iolation")) {
			t.Errorf("rectify %v: %v\n%s", command, err, out)
		}
	}
	of := login(t, s, "worker", "")
	for _, bucket := range []string{stream.Checkpoints, stream.Begun} { // seldom written
		kv, err := of.KeyValue(t.Context(), bucket)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := kv.PutString(t.Context(), "of-the-test", "written"); err != nil {
			t.Errorf("bucket %s: %v, %v", bucket, err, of.Conn().LastError())
		}
	}
	for _, js := range []jetstream.JetStream{translator, catalogue} {
		if err := js.Conn().LastError(); err != nil {
			t.Error(err)
		}
	}
	worker.kill()
	if bytes.Contains(worker.said.Bytes(), []byte("iolation")) {
		t.Errorf("the worker was refused something:\n%s", worker.said.Bytes())
	}
}

func TestTheRightsOfTheREADMEAreEnoughToServe(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program, as the scripts do")
	}
	s := restricted(t)
	t.Setenv("RECTIFY_NATS", s.ClientURL())
	of := login(t, s, "worker", "")
	if err := stream.Setup(t.Context(), of, stream.Topology{}); err != nil {
		t.Fatal(err)
	}
	if _, err := of.CreateConsumer(t.Context(), stream.Raw, jetstream.ConsumerConfig{Durable: stream.Consumer, AckPolicy: jetstream.AckExplicitPolicy}); err != nil {
		t.Fatal(err) // as the first worker does
	}
	ours := filepath.Join(t.TempDir(), "ours.csv")
	if err := os.WriteFile(ours, []byte("wrong,preferred,lang\nRaisina conversation,Raisina Dialogue,en\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	as := func(user string) {
		t.Setenv("RECTIFY_USER", user)
		t.Setenv("RECTIFY_PASSWORD", user+"-secret")
	}
	as("worker")
	if out, err := exec.Command("rectify", "dict", "publish", ours).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	as("web")
	at := freePort(t)
	web := begin(t, "rectify", "serve", "--http", at)
	ask := func(method, path, body string) (said string) {
		t.Helper()
		eventually(t, "answered", func() error {
			r, err := http.NewRequestWithContext(t.Context(), method, "http://"+at+path, strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", "application/x-ndjson")
			if strings.Count(body, "\n") == 0 {
				r.Header.Set("Content-Type", "application/json")
				r.Header.Set("Idempotency-Key", "demo/1")
			}
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				return err
			}
			defer answer.Body.Close()
			data, err := io.ReadAll(answer.Body)
			if said = string(data); err == nil && answer.StatusCode > 299 {
				t.Fatalf("%s %s: %s %s", method, path, answer.Status, data)
			}
			return err
		})
		return said
	}
	const record = `{"id":"1","lang":"en","abstract":"Ministers met at the Raisina conversation."}`
	if got := ask("POST", "/v1/normalize", record); !strings.Contains(got, "Raisina Dialogue") {
		t.Errorf("by the published ruleset it answers %s", got)
	}
	for range 2 { // the second time it looks at what is there
		ask("POST", "/v1/records?source=demo", record)
	}
	ask("POST", "/v1/records?source=demo&lane=backfill", record+"\n"+strings.Replace(record, `"1"`, `"2"`, 1)+"\n")
	if got := ask("GET", "/metrics", ""); !strings.Contains(got, "\nrectify_nats_up 1\n") || !strings.Contains(got, "\nrectify_oldest_waiting_seconds") {
		t.Errorf("its metrics say\n%s", got)
	}
	translator := login(t, s, "translator", "").Conn()
	if reply, err := translator.Request("rectify.normalize", []byte(record), patience); err != nil || !bytes.Contains(reply.Data, []byte("Raisina Dialogue")) {
		t.Errorf("over NATS it answers %v, %v", reply, err)
	}
	web.kill()
	if bytes.Contains(web.said.Bytes(), []byte("iolation")) {
		t.Errorf("it was refused something:\n%s", web.said.Bytes())
	}
}

func TestWhoTranslatesMayDoNothingElse(t *testing.T) {
	s := restricted(t)
	js := login(t, s, "translator", "")
	for _, subject := range []string{"abstracts.clean.live.en.a.b", "abstracts.dead.not-json.a.b", "$JS.API.STREAM.DELETE.ABSTRACTS_RAW"} {
		if err := js.Conn().Publish(subject, nil); err != nil {
			t.Fatal(err)
		}
		if err := js.Conn().Flush(); err != nil {
			t.Fatal(err)
		}
		if err := js.Conn().LastError(); !errors.Is(err, nats.ErrPermissionViolation) || !strings.Contains(err.Error(), subject) {
			t.Errorf("published to %s: %v", subject, err)
		}
	}
}

func TestAnswersComeUnderTheirPrefix(t *testing.T) {
	s := restricted(t, `["_INBOX.>", "rectify.>"`, `["_INBOX_worker.>", "rectify.>"`)
	js := login(t, s, "worker", "_INBOX_worker")
	if err := stream.Setup(t.Context(), js, stream.Topology{}); err != nil {
		t.Error(err)
	}
	other := login(t, s, "worker", "").Conn()
	if _, err := other.SubscribeSync(other.NewInbox()); err != nil {
		t.Fatal(err)
	}
	if err := other.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := other.LastError(); !errors.Is(err, nats.ErrPermissionViolation) {
		t.Errorf("without the prefix: %v", err)
	}
}

func TestALoginWithoutTheRightIsToldWhichItLacks(t *testing.T) {
	js := login(t, restricted(t), "translator", "")
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	err := stream.Setup(ctx, js, stream.Topology{})
	if want := `stream ABSTRACTS_RAW: context deadline exceeded: the login may lack a right: nats: permissions violation: Permissions Violation for Publish to "$JS.API.STREAM.INFO.ABSTRACTS_RAW"`; message(err) != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
