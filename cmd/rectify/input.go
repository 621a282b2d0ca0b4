package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"rectify/pipeline/wire"
)

// item is one record of the input, or why there is none.
type item struct {
	place string // "records.jsonl:12", or the file's name: for messages
	data  []byte // one JSON message
	err   error
}

// items yields the records of the files in order; "-" or none is standard
// input. A file that cannot be read is an item with an error; the others go on.
func items(files []string, from string, stdin io.Reader) iter.Seq[item] {
	return func(yield func(item) bool) {
		if len(files) == 0 {
			files = []string{"-"}
		}
		for _, name := range files {
			if !fileItems(name, from, stdin, yield) {
				return
			}
		}
	}
}

func fileItems(name, from string, stdin io.Reader, yield func(item) bool) bool {
	r, place := stdin, "standard input"
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return yield(item{place: name, err: err})
		}
		defer f.Close()
		r, place = f, name
	}
	if from == "jsonl" || from == "" && strings.HasSuffix(name, ".jsonl") {
		return lines(place, r, yield)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return yield(item{place: place, err: err})
	}
	return yield(textItem(name, place, text))
}

// textItem makes a plain text the abstract of a record named after its file.
// What belongs to the file is no part of the text: a byte order mark, and the
// end of the last line.
func textItem(name, place string, text []byte) item {
	if i := invalid(text); i >= 0 {
		return item{place: place, err: fmt.Errorf("invalid UTF-8 at byte %d; convert the file first", i)}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if line, ended := bytes.CutSuffix(text, []byte("\n")); ended {
		text = bytes.TrimSuffix(line, []byte("\r"))
	}
	id := filepath.Base(name)
	if name == "-" {
		id = "-"
	}
	data, err := wire.NewMessage(id, string(text))
	return item{place, data, err}
}

// invalid is where a text stops being UTF-8, -1 if it does not.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// lines yields one item a line; empty lines are passed over.
func lines(place string, r io.Reader, yield func(item) bool) bool {
	b := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := b.ReadBytes('\n')
		if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
			if n == 1 {
				trimmed = bytes.TrimPrefix(trimmed, []byte("\ufeff"))
			}
			if !yield(item{place: fmt.Sprintf("%s:%d", place, n), data: trimmed}) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return yield(item{place: fmt.Sprintf("%s:%d", place, n), err: err})
		}
	}
}
