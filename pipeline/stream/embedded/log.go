package embedded

import (
	"fmt"
	"log/slog"
	"sync/atomic"
)

// logger hands what the server says to ours. Its notices are details to us.
type logger struct {
	log  *slog.Logger
	last atomic.Pointer[string] // error
}

func (l *logger) Noticef(format string, v ...any) {
	l.log.Debug("nats server", "notice", fmt.Sprintf(format, v...))
}

func (l *logger) Warnf(format string, v ...any) {
	l.log.Warn("nats server", "warning", fmt.Sprintf(format, v...))
}
func (l *logger) Debugf(string, ...any)          {}
func (l *logger) Tracef(string, ...any)          {}
func (l *logger) Fatalf(format string, v ...any) { l.Errorf(format, v...) } // the server then stops by itself

func (l *logger) Errorf(format string, v ...any) {
	text := fmt.Sprintf(format, v...)
	l.last.Store(&text)
	l.log.Error("nats server", "error", text)
}

// worst is the last error, for when the server does not start.
func (l *logger) worst() string {
	if p := l.last.Load(); p != nil {
		return *p
	}
	return "it does not say why"
}
