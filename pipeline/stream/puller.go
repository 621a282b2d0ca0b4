package stream

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	expiry    = 30 * time.Second
	heartbeat = 5 * time.Second // without two of these, the pull is taken to be dead
)

// puller asks a consumer for messages, never for more than its caller has room
// for, and counts what is due. The iterators of nats.go do not let a caller who
// is short of room say so: it stops reading, and they have room for the messages
// that they asked for but not for the status that follows each request with a
// limit in bytes. What no longer fits is dropped ("slow consumer"), and comes
// again after a minute.
type puller struct {
	conn    *nats.Conn
	answers *nats.Subscription
	subject string // where the consumer is asked
	due     int    // messages that were asked for, have not come and were not refused
	weight  int    // what everything may weigh at the most that was asked for since nothing was due

	brought bool // whether the last request has brought something
	tooLong bool // whether it has not, since the next message has more bytes than it was to bring
}

// newPuller makes one for a durable consumer of a stream.
func newPuller(js jetstream.JetStream, stream, consumer string) (*puller, error) {
	nc := js.Conn()
	answers, err := nc.SubscribeSync(nc.NewInbox())
	if err != nil {
		return nil, err
	}
	if err := answers.SetPendingLimits(-1, -1); err != nil { // what is due is the limit
		return nil, err
	}
	return &puller{conn: nc, answers: answers, subject: apiSubject(js, "CONSUMER.MSG.NEXT."+stream+"."+consumer)}, nil
}

// ask asks for n messages more, of so many bytes together at the most.
func (p *puller) ask(n, bytes int) error {
	request, err := json.Marshal(struct {
		Expires   time.Duration `json:"expires"`
		Batch     int           `json:"batch"`
		MaxBytes  int           `json:"max_bytes"`
		Heartbeat time.Duration `json:"idle_heartbeat"`
	}{expiry, n, bytes, heartbeat})
	if err != nil {
		return err
	}
	p.due += n
	p.weight += n*overhead + bytes*copies
	p.brought, p.tooLong = false, false
	return p.conn.PublishRequest(p.subject, p.answers.Subject, request)
}

// next waits for what comes next: a message, or nil when the server has told of
// what is due. After an error, or once end was called and what was on its way
// has been read, nothing more comes.
func (p *puller) next() (*nats.Msg, error) {
	m, err := p.answers.NextMsg(2 * heartbeat)
	switch {
	case errors.Is(err, nats.ErrTimeout):
		return nil, fmt.Errorf("no word of the server for %v", 2*heartbeat)
	case err != nil:
		return nil, err
	case m.Reply != "": // messages have one, to acknowledge them
		p.due--
		p.brought, p.tooLong = true, false
		return m, nil
	}
	return nil, p.told(m.Header.Get("Status"), m.Header.Get("Description"), m.Header.Get("Nats-Pending-Messages"))
}

// told takes in the status of a request (ADR-37 of NATS).
func (p *puller) told(status, description, pending string) error {
	switch {
	case status == "100": // a heartbeat
		return nil
	case description == "Leadership Change":
		p.due = 0 // all requests are forgotten
		return nil
	}
	n, err := strconv.Atoi(pending)
	if err != nil {
		return fmt.Errorf("the server answers %s %s", status, cmp.Or(description, "to a request for messages"))
	}
	p.due = max(p.due-n, 0)
	p.tooLong = !p.brought && description == "Message Size Exceeds MaxBytes"
	return nil
}

// end asks for no more; what is on its way can still be read, unless next has
// failed. It may be called while next waits. Whoever has read calls close.
func (p *puller) end() {
	if !p.conn.IsConnected() || p.answers.Drain() != nil {
		p.close()
	}
}

// close forgets what has not been read: what is drained stays until that is.
func (p *puller) close() { _ = p.answers.Unsubscribe() } // it fails when that is done already
