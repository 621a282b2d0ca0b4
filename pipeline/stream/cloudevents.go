package stream

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// CleanEvent is the type of the event that a clean version of a record is stored.
const CleanEvent = "rectify.abstract.cleaned"

// CloudEvent makes a clean record an event in binary mode by adding headers to
// those that identify it (CloudEvents 1.0.2, NATS Protocol Binding 3.1). It is
// pure: the event happened when the record came, which is its revision, and the
// same version of a record is the same event.
func CloudEvent(h nats.Header, res pipeline.Result, revision wire.Revision) {
	for name, value := range map[string]string{
		"specversion":     "1.0",
		"id":              h.Get(jetstream.MsgIDHeader),
		"source":          "/rectify/" + Token(cmp.Or(res.Record.Source, "-")),
		"type":            CleanEvent,
		"subject":         subjectOf(res.Record.ID),
		"time":            revision.Raw,
		"datacontenttype": "application/json",
	} {
		h.Set("ce-"+name, attribute(value))
	}
}

// subjectOf names a record. An id too long for a header is named by its hash.
func subjectOf(id string) string {
	if len(id) > longest {
		return Token(id)
	}
	return id
}

// attribute encodes the value of an attribute for a header (NATS Protocol
// Binding 3.1.3.2): what is not printable ASCII, and space, quote and percent.
func attribute(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || c == '"' || c == '%' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
