package stream

import (
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
)

// Dial connects to the NATS servers at url (several with commas between), and
// keeps connecting again for as long as the connection is not closed. Options
// come after ours.
func Dial(url string, log *slog.Logger, options ...nats.Option) (*nats.Conn, error) {
	all := append([]nats.Option{
		nats.Name("rectify"),
		nats.MaxReconnects(-1),
		nats.ReconnectWait(time.Second),
		nats.ReconnectJitter(200*time.Millisecond, time.Second),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil { // none when we close it ourselves
				log.Warn("connection to nats lost, connecting again", "error", err)
			}
		}),
		nats.ReconnectHandler(func(nc *nats.Conn) { log.Info("connected to nats again", "url", nc.ConnectedUrlRedacted()) }),
		nats.ErrorHandler(func(_ *nats.Conn, s *nats.Subscription, err error) {
			subject := ""
			if s != nil {
				subject = s.Subject
			}
			log.Warn("trouble reported by nats", "error", err, "subject", subject)
		}),
	}, options...)
	return nats.Connect(url, all...)
}
