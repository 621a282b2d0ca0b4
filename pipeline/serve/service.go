package serve

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"rectify/pipeline/wire"
)

// Where the service is asked, over NATS.
const (
	ServiceName      = "rectify"
	NormalizeSubject = "rectify.normalize"
	DetectSubject    = "rectify.detect"
)

// HeaderReason is the header of an error's reply that says its reason, for
// programs. It is that of dead letters.
const HeaderReason = "Rectify-Reason"

// What waits for the service in this process. Beyond that the client hears
// nothing and asks again; other processes have their own share.
const (
	mostWaiting      = 256
	mostWaitingBytes = 64 << 20
)

// mostInstances keeps what $SRV.PING shows of one process readable.
const mostInstances = 8

// Service is the API as a NATS service (ADR-32): discoverable, with statistics.
// Any number of processes share the requests.
type Service struct {
	instances []micro.Service
	busy      chan struct{} // one for each request being answered
	nc        *nats.Conn
}

// Offer begins to answer requests over NATS. Each instance does one request
// after the other, so there are as many as records may be worked on at once, within reason.
// The version is a semantic one.
func (a *API) Offer(nc *nats.Conn, version string) (*Service, error) {
	n := min(a.parallel(), mostInstances)
	s := &Service{nc: nc, busy: make(chan struct{}, n)}
	for range n {
		if err := s.add(a, version); err != nil {
			ctx, cancel := context.WithTimeout(context.Background(), a.patience())
			defer cancel()
			return nil, errors.Join(fmt.Errorf("nats service: %w", err), s.Stop(ctx))
		}
	}
	return s, nil
}

func (s *Service) add(a *API, version string) error {
	m, err := micro.AddService(s.nc, micro.Config{
		Name: ServiceName, Version: strings.TrimPrefix(version, "v"),
		Description: "Puts names right in machine-translated abstracts",
	})
	if err != nil {
		return err
	}
	s.instances = append(s.instances, m)
	for _, e := range []struct {
		name, subject, description string
		do                         answer
	}{
		{"normalize", NormalizeSubject, "A record, answered with its clean record", a.Normalize},
		{"detect", DetectSubject, "A record, answered with its language", a.Detect},
	} {
		err := m.AddEndpoint(e.name, s.handler(a, e.do), micro.WithEndpointSubject(e.subject),
			micro.WithEndpointPendingLimits(mostWaiting, mostWaitingBytes),
			micro.WithEndpointMetadata(map[string]string{"description": e.description, "format": oneJSON}))
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) handler(a *API, do answer) micro.Handler {
	return micro.HandlerFunc(func(q micro.Request) {
		s.busy <- struct{}{}
		defer func() { <-s.busy }()
		if problem := a.respond(q, do, s.nc.MaxPayload()); problem != nil {
			if err := respondProblem(q, problem); err != nil {
				a.Log.Warn("a request over nats could not be answered", "error", err)
			}
		}
	})
}

// respond answers a request, or says why it does not.
func (a *API) respond(q micro.Request, do answer, most int64) *Problem {
	if n := len(q.Data()); n > a.limit()+envelope {
		return newProblem(wire.TooLarge, fmt.Sprintf("the request is %d bytes, the limit of a record is %d", n, a.limit()))
	}
	data, err := wire.Unwrap(q.Headers(), q.Data())
	if err != nil {
		return problemOf(err)
	}
	out, problem := a.try(do, trim(data, true))
	if problem != nil {
		return problem
	}
	if int64(len(out)) > most {
		return newProblem(wire.TooLarge, fmt.Sprintf("the answer is %d bytes, the NATS server takes %d: split the record or raise max_payload", len(out), most))
	}
	if err := q.Respond(out, micro.WithHeaders(micro.Headers{"Content-Type": {oneJSON}})); err != nil {
		a.Log.Warn("a request over nats could not be answered", "error", err)
	}
	return nil
}

// respondProblem answers with an error as ADR-32 has it: a code, which is the
// status HTTP would have, a text for people, and here the reason for programs
// and the whole problem as data.
func respondProblem(q micro.Request, p *Problem) error {
	text := strings.Join(strings.Fields(strings.ToValidUTF8(p.Detail, "")), " ")
	return q.Error(strconv.Itoa(p.Status), text, encode(p),
		micro.WithHeaders(micro.Headers{HeaderReason: {p.Reason}, "Content-Type": {"application/problem+json"}}))
}

// Stop takes no more requests and waits until those begun are answered, at most
// until ctx is done, which must have a deadline.
func (s *Service) Stop(ctx context.Context) error {
	var errs []error
	for _, m := range s.instances {
		errs = append(errs, m.Stop())
	}
	if s.nc.IsConnected() { // what was stopped has been told to the server, so that nothing more comes
		errs = append(errs, s.nc.FlushWithContext(ctx))
	}
	for range cap(s.busy) {
		select {
		case s.busy <- struct{}{}:
			defer func() { <-s.busy }()
		case <-ctx.Done():
			return errors.Join(append(errs, fmt.Errorf("requests over nats were broken off: %w", ctx.Err()))...)
		}
	}
	return errors.Join(errs...)
}
