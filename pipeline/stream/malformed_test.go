package stream_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/scanner"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline/stream"
	"rectify/pipeline/wire"
)

var update = flag.Bool("update", false, "rewrite what becomes of the messages of testdata")

// specimen is a message of a file of testdata and what becomes of it: "clean",
// or the reason and the problem of its dead letter.
type specimen struct {
	name, literals, outcome string
	data                    []byte
}

// specimens reads a file: a comment, then by message three lines, with an empty
// one before: its name; its bytes as Go literals, those with *N so often; what
// becomes of it.
func specimens(t *testing.T, file string) (comment string, all []*specimen) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]string)
	comment, rest, _ := strings.Cut(strings.TrimSpace(string(data)), "\n\n")
	for block := range strings.SplitSeq(rest, "\n\n") {
		name, block, _ := strings.Cut(block, "\n")
		literals, outcome, _ := strings.Cut(block, "\n")
		data, err := spellOut(literals)
		if err != nil {
			t.Fatalf("%s: %s: %v", file, name, err)
		}
		if same := seen[string(data)]; same != "" {
			t.Fatalf("%s: %q is the same message as %q", file, name, same)
		}
		seen[string(data)] = name
		all = append(all, &specimen{name, literals, outcome, data})
	}
	return comment, all
}

// spellOut is the bytes that literals stand for.
func spellOut(literals string) ([]byte, error) {
	var s scanner.Scanner
	s.Init(strings.NewReader(literals))
	var out []byte
	last := ""
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		switch tok {
		case scanner.String, scanner.RawString:
			text, err := strconv.Unquote(s.TokenText())
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.TokenText(), err)
			}
			out, last = append(out, text...), text
		case scanner.Int:
			n, err := strconv.Atoi(s.TokenText())
			if err != nil {
				return nil, err
			}
			out = append(out, strings.Repeat(last, n-1)...)
		case '*':
		default:
			return nil, fmt.Errorf("%s is no literal", s.TokenText())
		}
	}
	return out, nil
}

// become publishes the specimens and says what became of each.
func become(t *testing.T, js jetstream.JetStream, all []*specimen) []string {
	t.Helper()
	outcomes := make([]string, len(all))
	for i, s := range all {
		publish(t, js, s.data)
		settled(t, js)
		for _, m := range append(versions(t, js, stream.Clean, ">"), versions(t, js, stream.Dead, ">")...) {
			outcomes[i] += outcome(t, s, m)
		}
		for _, name := range []string{stream.Clean, stream.Dead} {
			kept, err := js.Stream(t.Context(), name)
			if err != nil {
				t.Fatal(err)
			}
			if err := kept.Purge(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	return outcomes
}

// outcome is what a stored message says of a specimen.
func outcome(t *testing.T, s *specimen, m *jetstream.RawStreamMsg) string {
	t.Helper()
	reason := m.Header.Get(stream.HeaderReason)
	if reason == "" {
		rules := "clean"
		for _, f := range read(t, m.Data).Normalization.Flags {
			rules += ", flagged " + f.Rule
		}
		return rules
	}
	if string(m.Data) != string(s.data) {
		t.Errorf("%s: kept as %.100q, not as it came", s.name, m.Data)
	}
	if !strings.HasPrefix(m.Subject, "abstracts.dead."+reason+".") {
		t.Errorf("%s: %s is kept at %s", s.name, reason, m.Subject)
	}
	return reason + ": " + m.Header.Get(stream.HeaderProblem)
}

// Every message of testdata/malformed becomes a dead letter as it came, with
// what its sender is told, which people should read: run with -update and read
// the difference.
func TestMalformedMessagesAreKeptWithAReasonPeopleUnderstand(t *testing.T) {
	files, err := filepath.Glob("testdata/malformed/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no malformed messages", err)
	}
	total := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			total += becomesAsWritten(t, file, func(outcome string) bool {
				return !strings.HasPrefix(outcome, "clean") && outcome != "" && !strings.HasPrefix(outcome, stream.Panic)
			})
		})
	}
	if total < 200 {
		t.Errorf("%d malformed messages, want 200 at least", total)
	}
}

// What is odd but means one thing is not refused.
func TestOddButHarmlessMessagesBecomeClean(t *testing.T) {
	becomesAsWritten(t, "testdata/harmless.txt", func(outcome string) bool { return strings.HasPrefix(outcome, "clean") })
}

// becomesAsWritten checks what becomes of the messages of a file.
func becomesAsWritten(t *testing.T, file string, allowed func(outcome string) bool) int {
	t.Helper()
	js := connect(t)
	work(t, js)
	comment, all := specimens(t, file)
	got := become(t, js, all)
	for i, s := range all {
		if !allowed(got[i]) {
			t.Errorf("%s: %s", s.name, cmp.Or(got[i], "nothing is stored"))
		}
		if got[i] != s.outcome && !*update {
			t.Errorf("%s:\ngot  %s\nwant %s", s.name, got[i], s.outcome)
		}
		comment += fmt.Sprintf("\n\n%s\n%s\n%s", s.name, s.literals, got[i])
	}
	if *update {
		if err := os.WriteFile(file, []byte(comment+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return len(all)
}

// FuzzWorker checks that a worker survives every message and is the same for
// it afterwards: it becomes a clean record or a dead letter, for a reason that
// is not ours.
func FuzzWorker(f *testing.F) {
	for _, seed := range []string{
		`{"id":"1","abstract":"the region forum"}`, `{"id":"1","id":"2"}`, "{\"id\":\"1\",\"abstract\":\"\xff\"}", `{"id":" .*>","source":"\\u0000"}`,
		`{"id":"1","abstract":"b","normalization":{"changes":[{"field":"abstract","start":0,"end":1,"before":"a","after":"b"}],"raw":{"abstract":"a"}}}`,
	} {
		f.Add([]byte(seed))
	}
	js := connect(f)
	done := make(chan stream.Outcome, 1)
	run(f, &stream.Worker{Rulesets: stream.Fixed(newPipeline(f)), JS: js, Log: quiet, Observe: func(o stream.Outcome) { done <- o }})
	f.Fuzz(func(t *testing.T, data []byte) {
		publish(t, js, data)
		if o := <-done; o.Result == stream.PutBack || o.Reason != "" && !slices.Contains(wire.Reasons, o.Reason) {
			t.Errorf("%s: %s", o.Result, o.Reason)
		}
	})
}
