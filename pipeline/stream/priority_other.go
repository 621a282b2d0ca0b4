//go:build !linux

package stream

// stepBack does work on a thread like any other: they have no priorities of their
// own here.
func stepBack(work func(back bool)) { work(false) }
