package serve

import (
	"bytes"
	"io"
	"net/http"
	"sync"
	"time"
)

// ahead is a body that is read as fast as it comes, whatever becomes of its
// lines meanwhile. Most clients read no answer before they have sent all; were
// they read only as they are answered, both sides would wait for each other.
type ahead struct {
	mu   sync.Mutex
	more *sync.Cond
	data bytes.Buffer
	err  error         // of the body, at its end
	done chan struct{} // closed then
}

// readAhead begins to read. A line must come within the patience, and once the
// body has ended, so must each part of the answer be taken.
func readAhead(body io.Reader, rc *http.ResponseController, patience time.Duration) *ahead {
	a := &ahead{done: make(chan struct{})}
	a.more = sync.NewCond(&a.mu)
	_ = rc.SetWriteDeadline(time.Time{})
	_ = rc.SetReadDeadline(time.Now().Add(patience))
	go func() {
		defer close(a.done)
		part := make([]byte, 32<<10)
		for {
			n, err := body.Read(part)
			if bytes.IndexByte(part[:n], '\n') >= 0 {
				_ = rc.SetReadDeadline(time.Now().Add(patience))
			}
			if err != nil {
				_ = rc.SetWriteDeadline(time.Now().Add(patience))
			}
			if a.put(part[:n], err); err != nil {
				return
			}
		}
	}()
	return a
}

func (a *ahead) put(part []byte, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.data.Write(part)
	a.err = err
	a.more.Broadcast()
}

// Read waits for what comes, and returns the error of the body after all that came.
func (a *ahead) Read(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for a.data.Len() == 0 && a.err == nil {
		a.more.Wait()
	}
	if a.data.Len() == 0 {
		return 0, a.err
	}
	return a.data.Read(p)
}

// end breaks off reading what has not come, and waits until the body is not
// read any more, which it must not be after its handler.
func (a *ahead) end(rc *http.ResponseController) {
	select {
	case <-a.done:
	default:
		_ = rc.SetReadDeadline(time.Now())
		<-a.done
	}
}

// ended reports whether the whole body has come.
func (a *ahead) ended() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.err != nil
}
