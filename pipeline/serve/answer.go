package serve

import (
	"bufio"
	"iter"
	"net/http"
	"strconv"
	"time"
)

// answering answers records at once: one with one, many with as many lines in
// their order.
func (h *handler) answering(do answer) http.HandlerFunc {
	tryOne := func(data []byte) ([]byte, *Problem) {
		h.work <- struct{}{}
		defer func() { <-h.work }()
		return h.try(do, data)
	}
	return func(w http.ResponseWriter, q *http.Request) {
		many, problem := h.body(w, q)
		if problem != nil {
			problem.write(w)
			return
		}
		if many {
			enter(w, h.bulk, "bodies of many records", func() { h.answerMany(tryOne, w, q) })
			return
		}
		data, problem := h.one(q)
		var out []byte
		if problem == nil {
			out, problem = tryOne(data)
		}
		if problem != nil {
			problem.write(w)
			return
		}
		w.Header().Set("Content-Type", oneJSON)
		w.Header().Set("Content-Length", strconv.Itoa(len(out)+1))
		_, _ = w.Write(append(out, '\n')) // a client that has gone needs no answer
	}
}

// answered is what became of a line.
type answered struct {
	line
	out []byte
}

// refusal is a line of an answer that is no record. Clean records have
// "normalization", detected ones "language".
type refusal struct {
	Error *Problem `json:"error"`
}

func refuse(number int, p *Problem) refusal {
	p.Line = number
	return refusal{p}
}

// answerMany answers line by line while lines still come in. Whoever takes too
// long over the next is left.
func (h *handler) answerMany(tryOne func([]byte) ([]byte, *Problem), w http.ResponseWriter, q *http.Request) {
	rc := http.NewResponseController(w)
	_ = rc.EnableFullDuplex() // HTTP/2 needs no telling
	w.Header().Set("Content-Type", manyJSON)
	out := bufio.NewWriterSize(w, 1<<16)
	defer out.Flush()
	body := readAhead(q.Body, rc, h.patience())
	defer body.end(rc)
	for r := range inOrder(lines(body, h.limit()), h.parallel(), tryOne, func() { _ = out.Flush(); _ = rc.Flush() }) {
		if body.ended() {
			_ = rc.SetWriteDeadline(time.Now().Add(h.patience()))
		}
		data := append(r.out, '\n')
		if r.problem != nil {
			data = encode(refuse(r.number, r.problem))
		}
		if _, err := out.Write(data); err != nil {
			return
		}
	}
}

// inOrder works on several lines at once and yields what became of them in
// their order. It calls idle when nothing is ready to be yielded.
func inOrder(in iter.Seq[line], parallel int, do func([]byte) ([]byte, *Problem), idle func()) iter.Seq[answered] {
	return func(yield func(answered) bool) {
		queue, done := make(chan chan answered, parallel), make(chan struct{})
		go func() {
			defer close(queue)
			for l := range in {
				result := make(chan answered, 1)
				select {
				case queue <- result:
				case <-done:
					return
				}
				go func() {
					r := answered{line: l}
					if r.problem == nil {
						r.out, r.problem = do(l.data)
					}
					result <- r
				}()
			}
		}()
		defer close(done)
		for {
			result, ok := next(queue, idle)
			if !ok {
				return
			}
			r, _ := next(result, idle)
			if !yield(r) {
				return
			}
		}
	}
}

// next receives, and calls idle first if it has to wait.
func next[T any](from <-chan T, idle func()) (T, bool) {
	select {
	case v, ok := <-from:
		return v, ok
	default:
		idle()
		v, ok := <-from
		return v, ok
	}
}
