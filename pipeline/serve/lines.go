package serve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"

	"rectify/pipeline/wire"
)

// line is one line of a body of many records, or why there is none.
type line struct {
	number  int // from 1; empty lines count
	data    []byte
	problem *Problem
	last    bool // the rest cannot be read
}

// lines yields the lines of a body that are not empty. One that is longer than
// limit is passed over with a problem.
func lines(body io.Reader, limit int) iter.Seq[line] {
	return func(yield func(line) bool) {
		b := bufio.NewReaderSize(body, 1<<16)
		for n := 1; ; n++ {
			data, size, err := readLine(b, limit)
			l := line{number: n, data: trim(data, n == 1)}
			switch {
			case err != nil && !errors.Is(err, io.EOF):
				l.problem, l.last = unread(err), true
			case size > limit:
				l.problem = newProblem(wire.TooLarge, fmt.Sprintf("the record is %d bytes, the limit is %d; split it or raise the limit", size, limit))
			}
			if (l.problem != nil || len(l.data) > 0) && !yield(l) || err != nil {
				return
			}
		}
	}
}

// readLine reads to the end of a line. It counts its bytes and keeps at most
// one more than limit and a line end.
func readLine(b *bufio.Reader, limit int) (data []byte, size int, err error) {
	for {
		part, err := b.ReadSlice('\n')
		size += len(part)
		if room := limit + 2 - len(data); room > 0 {
			data = append(data, part[:min(room, len(part))]...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if size <= limit+2 {
			size = len(trim(data, false))
		}
		return data, size, err
	}
}
