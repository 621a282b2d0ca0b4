package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect of cmp")

// TestMain makes this program the rectify that the scripts run, and the others
// that tests kill; see faults_test.go.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rectify": main, serverProgram: serveNATS, fatalProgram: workFatally})
}

// TestScript runs testdata/script: the program as its users see it. The
// commands it adds to those of testscript are below, in broker_test.go and in request_test.go.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			b := &broker{dir: e.WorkDir + "/nats"}
			e.Values[broker{}] = b
			e.Defer(b.stop)
			e.Setenv("TERM", "xterm")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": wantStatus, "closed": closed, "interrupt": interrupt,
			"write": write, "records": records, "ids": ids,
			"nats": natsServer, "publish": publish, "foreign": foreign, "stored": stored, "taken": taken,
			"address": freeAddress, "http": httpRequest, "await": awaitAnswer, "ask": ask,
		},
	})
}

// wantStatus runs a program that must end with an exit status:
//
//	status 2 rectify fix nothing.txt
func wantStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program [args...]")
	}
	got, err := exitStatus(ts.Exec(args[1], args[2:]...))
	ts.Check(err)
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// exitStatus is the exit status in the error of a program that was run.
func exitStatus(err error) (int, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, nil
	case errors.As(err, &exit):
		return exit.ExitCode(), nil
	}
	return 0, err
}

// command is a program to be started in the script's directory, with what it
// needs of the script's environment.
func command(ts *testscript.TestScript, args []string) *exec.Cmd {
	c := exec.Command(args[0], args[1:]...)
	c.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "TERM", "NO_COLOR", "XDG_DATA_HOME"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	return c
}

// closed runs a program whose standard output is a pipe that nobody reads
// any more; it must end with an exit status:
//
//	closed 2 rectify fix a.txt
func closed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: closed N program [args...]")
	}
	r, w, err := os.Pipe()
	ts.Check(err)
	ts.Check(r.Close())
	defer w.Close()
	c := command(ts, args[1:])
	c.Stdout, c.Stderr = w, ts.Stderr()
	got, err := exitStatus(c.Run())
	ts.Check(err)
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// interrupt starts a program, sends it what Ctrl-C sends when a line of its
// standard output matches, and waits for its end, which must be a clean one:
//
//	interrupt Serving rectify up
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: interrupt PATTERN program [args...]")
	}
	pattern, err := regexp.Compile(args[0])
	ts.Check(err)
	c := command(ts, args[1:])
	c.Stderr = ts.Stderr()
	out, err := c.StdoutPipe()
	ts.Check(err)
	ts.Check(c.Start())
	seen := false
	for lines := bufio.NewScanner(io.TeeReader(out, ts.Stdout())); lines.Scan(); {
		if !seen && pattern.Match(lines.Bytes()) {
			seen = true
			ts.Check(c.Process.Signal(os.Interrupt))
		}
	}
	got, err := exitStatus(c.Wait())
	ts.Check(err)
	if !seen || got != 0 {
		ts.Fatalf("the pattern was seen: %v; exit status %d, want 0", seen, got)
	}
}

// write writes a file of bytes said as in a Go string, so often:
//
//	write nul.txt 'a\x00b'
//	write long.txt 'words ' 1000
func write(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: write FILE TEXT [TIMES]")
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	times := 1
	if len(args) == 3 {
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, times)), 0o666))
}

// records writes a file of so many records, long and short ones in turn:
//
//	records many.jsonl 200
func records(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: records FILE N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	for i := range n {
		text := strings.Repeat("It is said that the members of the forum met once a year. ", 1+i%7*40)
		fmt.Fprintf(&b, `{"id":"%d","lang":"en","abstract":"[Abstract]: %s"}`+"\n", i+1, text)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o666))
}

// ids prints the ids of a file of JSON lines on one line:
//
//	ids stdout
func ids(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: ids FILE")
	}
	var all []string
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var r struct{ ID string }
		ts.Check(json.Unmarshal([]byte(line), &r))
		all = append(all, r.ID)
	}
	fmt.Fprintln(ts.Stdout(), strings.Join(all, " "))
}
