package pipeline_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestTheTreeIsHeldToItsLayers(t *testing.T) {
	for _, tt := range []struct {
		name, file, source string
		want               []string
	}{
		{
			"what is listed is allowed", "pipeline/term/a.go",
			"// Package term is.\npackage term\nimport (\"fmt\"; \"rectify/pipeline\"; \"golang.org/x/text/unicode/norm\")\nvar _ = fmt.Sprint", nil,
		},
		{
			"the core does no I/O", "pipeline/term/a.go",
			"// Package term is.\npackage term\nimport \"os\"",
			[]string{"pipeline/term must not import os"},
		},
		{
			"the core does not print", "pipeline/clean/a.go",
			"// Package clean is.\npackage clean\nimport \"fmt\"\nfunc f() { fmt.Println() }",
			[]string{"pipeline/clean must not use fmt.Println"},
		},
		{
			"the core has no clock", "pipeline/wire/a.go",
			"// Package wire is.\npackage wire\nimport \"time\"\nvar t time.Time",
			[]string{"pipeline/wire must not import time"},
		},
		{
			"package pipeline names a time", "pipeline/a.go",
			"// Package pipeline is.\npackage pipeline\nimport \"time\"\nvar t time.Time", nil,
		},
		{
			"package pipeline reads no clock", "pipeline/a.go",
			"// Package pipeline is.\npackage pipeline\nimport \"time\"\nvar t = time.Now()",
			[]string{"pipeline must not use time.Now"},
		},
		{
			"the core does not know NATS", "pipeline/standard/a.go",
			"// Package standard is.\npackage standard\nimport \"github.com/nats-io/nats.go\"",
			[]string{"pipeline/standard must not import github.com/nats-io/nats.go"},
		},
		{
			"one package links the models", "pipeline/lang/a.go",
			"// Package lang is.\npackage lang\nimport \"github.com/pemistahl/lingua-go\"",
			[]string{"pipeline/lang must not import github.com/pemistahl/lingua-go"},
		},
		{
			"a module whose name begins alike is another", "pipeline/stream/a.go",
			"// Package stream is.\npackage stream\nimport \"github.com/nats-io/nats.golf\"",
			[]string{"pipeline/stream must not import github.com/nats-io/nats.golf"},
		},
		{
			"adapters do not import each other", "pipeline/dictionary/a.go",
			"// Package dictionary is.\npackage dictionary\nimport \"rectify/pipeline/stream\"",
			[]string{"pipeline/dictionary must not import rectify/pipeline/stream"},
		},
		{
			"a new package is placed first", "pipeline/util/a.go",
			"// Package util is.\npackage util",
			[]string{"pipeline/util is not in the table of layers: add what it may import"},
		},
		{
			"a package says what it is for", "pipeline/clean/a.go",
			"package clean",
			[]string{"pipeline/clean has 0 package comments, not one"},
		},
		{
			"a package comment names its package", "cmd/rectify/a.go",
			"// Main program.\npackage main",
			[]string{`cmd/rectify: its doc comment does not begin "Command rectify "`},
		},
		{"tests import what they like", "pipeline/a_test.go", "package pipeline\nimport \"os\"", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files, err := readTree(fstest.MapFS{tt.file: {Data: []byte(tt.source)}})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, files.faults()); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}
