package pipeline_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path before the packages of this tree.
const module = "rectify/"

// layer is what one package may import besides the standard library.
type layer struct {
	pure   bool     // no I/O, no clock: of the standard library only what is in pureStd
	ours   []string // packages of this tree
	theirs []string // modules of others, besides those free to all
}

// layers is the tree: what is not listed is not allowed. Arrows point towards
// package pipeline; cmd/rectify alone sees everything and is not listed.
var layers = map[string]layer{
	"dictionaries":             {},
	"pipeline":                 {pure: true, ours: []string{"pipeline/scan"}},
	"pipeline/scan":            {pure: true},
	"pipeline/wire":            {pure: true, ours: []string{"pipeline", "pipeline/scan"}, theirs: []string{"github.com/go-json-experiment/json"}},
	"pipeline/lang":            {pure: true, ours: []string{"pipeline", "pipeline/scan"}},
	"pipeline/lang/lingua":     {ours: []string{"pipeline/lang"}, theirs: []string{"github.com/pemistahl/lingua-go"}},
	"pipeline/clean":           {pure: true, ours: []string{"pipeline", "pipeline/scan"}, theirs: []string{"github.com/golangci/misspell"}},
	"pipeline/term":            {pure: true, ours: []string{"pipeline", "pipeline/scan"}},
	"pipeline/standard":        {pure: true, ours: []string{"pipeline", "pipeline/clean", "pipeline/lang", "pipeline/term"}},
	"pipeline/dictionary":      {ours: []string{"pipeline/term"}, theirs: []string{"github.com/goccy/go-yaml"}},
	"pipeline/archive":         {ours: []string{"pipeline/wire"}, theirs: []string{"github.com/klauspost/compress"}},
	"pipeline/stream":          {ours: []string{"pipeline", "pipeline/wire"}, theirs: []string{"github.com/nats-io/nats.go"}},
	"pipeline/stream/embedded": {ours: []string{"pipeline/stream"}, theirs: []string{"github.com/nats-io/nats.go", "github.com/nats-io/nats-server/v2", "golang.org/x/sys"}},
	"pipeline/observe":         {ours: []string{"pipeline", "pipeline/stream"}, theirs: []string{"github.com/nats-io/nats.go", "github.com/prometheus/client_golang", "go.opentelemetry.io/otel"}},
	"pipeline/contract":        {ours: []string{"pipeline", "pipeline/serve", "pipeline/stream"}, theirs: []string{"github.com/nats-io/nats.go"}},
	"pipeline/serve":           {ours: []string{"pipeline/wire"}, theirs: []string{"github.com/nats-io/nats.go"}},
	"pipeline/backfill":        {ours: []string{"pipeline", "pipeline/archive"}},
	"pipeline/mine":            {ours: []string{"pipeline", "pipeline/term"}},
	"pipeline/review":          {ours: []string{"pipeline", "pipeline/wire"}},
	"pipeline/measure":         {ours: []string{"pipeline"}},
}

// free is what every package may import: text as Unicode has it.
var free = []string{"golang.org/x/text", "github.com/clipperhouse/uax29/v2"}

// pureStd is the part of the standard library without effects. Of time,
// package pipeline names the type Time; of fmt, nothing that prints.
var pureStd = strings.Fields(`bytes cmp container/heap crypto/sha256 encoding/base32 encoding/base64 encoding/binary encoding/hex
	encoding/json errors fmt hash/fnv html io iter maps math math/bits regexp regexp/syntax slices sort strconv strings sync unicode
	unicode/utf16 unicode/utf8`)

// tree is the parsed files of each package, tests left out, by directory.
type tree map[string][]*ast.File

// readTree parses every package below root.
func readTree(root fs.FS) (tree, error) {
	files := make(tree)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ParseComments|parser.SkipObjectResolution)
		files[path.Dir(name)] = append(files[path.Dir(name)], f)
		return err
	})
	return files, err
}

// faults says everything that is wrong with the tree, sorted.
func (t tree) faults() []string {
	var out []string
	for _, dir := range slices.Sorted(maps.Keys(t)) {
		out = append(out, docFaults(dir, t[dir])...)
		if dir == "cmd/rectify" {
			continue
		}
		l, ok := layers[dir]
		if !ok {
			out = append(out, dir+" is not in the table of layers: add what it may import")
			continue
		}
		for _, f := range t[dir] {
			out = append(out, l.faults(dir, f)...)
		}
	}
	return out
}

// docFaults holds a package to one doc comment that begins as Go has it.
func docFaults(dir string, files []*ast.File) []string {
	want, docs := "Package "+path.Base(dir)+" ", 0
	if files[0].Name.Name == "main" {
		want = "Command " + path.Base(dir) + " "
	}
	var out []string
	for _, f := range files {
		if f.Doc == nil {
			continue
		}
		docs++
		if !strings.HasPrefix(f.Doc.Text(), want) {
			out = append(out, fmt.Sprintf("%s: its doc comment does not begin %q", dir, want))
		}
	}
	if docs != 1 {
		out = append(out, fmt.Sprintf("%s has %d package comments, not one", dir, docs))
	}
	return out
}

func (l layer) faults(dir string, f *ast.File) []string {
	var out []string
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if !l.allows(dir, name) {
			out = append(out, fmt.Sprintf("%s must not import %s", dir, name))
		}
	}
	if l.pure {
		out = append(out, effects(dir, f)...)
	}
	return out
}

func (l layer) allows(dir, name string) bool {
	host, _, _ := strings.Cut(name, "/")
	switch {
	case strings.HasPrefix(name, module):
		return slices.Contains(l.ours, strings.TrimPrefix(name, module))
	case strings.Contains(host, "."):
		in := func(m string) bool { return name == m || strings.HasPrefix(name, m+"/") }
		return slices.ContainsFunc(free, in) || slices.ContainsFunc(l.theirs, in)
	case name == "time" && l.pure:
		return dir == "pipeline"
	}
	return !l.pure || slices.Contains(pureStd, name)
}

// effects finds what allowed packages offer besides the pure: a clock, and
// printing to standard output.
func effects(dir string, f *ast.File) []string {
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		x, ok := sel.X.(*ast.Ident)
		if ok && (x.Name == "time" && sel.Sel.Name != "Time" || x.Name == "fmt" && strings.HasPrefix(sel.Sel.Name, "Print")) {
			out = append(out, fmt.Sprintf("%s must not use %s.%s", dir, x.Name, sel.Sel.Name))
		}
		return true
	})
	return out
}

func TestArrowsPointTowardsThePipelineAndTheCoreIsPure(t *testing.T) {
	files, err := readTree(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"cmd/rectify", "pipeline", "pipeline/term"} {
		if len(files[dir]) == 0 {
			t.Errorf("no files found in %s", dir)
		}
	}
	for _, fault := range files.faults() {
		t.Error(fault)
	}
}
