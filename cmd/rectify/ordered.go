package main

import (
	"iter"
	"runtime"
)

// ordered works on several items at once and yields the results in the order
// of the items.
func ordered[T, R any](in iter.Seq[T], work func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		queue := make(chan chan R, 2*runtime.GOMAXPROCS(0))
		done := make(chan struct{})
		defer close(done)
		go func() {
			defer close(queue)
			free := make(chan struct{}, runtime.GOMAXPROCS(0))
			for t := range in {
				result := make(chan R, 1)
				select {
				case queue <- result:
				case <-done:
					return
				}
				free <- struct{}{}
				go func() {
					result <- work(t)
					<-free
				}()
			}
		}()
		for result := range queue {
			if !yield(<-result) {
				return
			}
		}
	}
}
