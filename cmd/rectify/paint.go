package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// paint colours text for a terminal, or leaves it alone.
type paint struct{ on bool }

// newPaint paints when the output is a terminal and NO_COLOR is not set
// (no-color.org).
func newPaint(out io.Writer) paint {
	f, ok := out.(*os.File)
	return paint{on: ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

func (p paint) with(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string { return p.with("1", s) }
func (p paint) dim(s string) string  { return p.with("2", s) }

// removed and added mark text by more than colour, so that the diff can be
// read without any.
func (p paint) removed(s string) string {
	if p.on {
		return p.with("31;9", s)
	}
	return "[-" + s + "-]"
}

func (p paint) added(s string) string {
	if p.on {
		return p.with("32;1", s)
	}
	return "{+" + s + "+}"
}
