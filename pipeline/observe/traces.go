package observe

import (
	"context"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"rectify/pipeline/stream"
)

// Traces makes a span of every outcome, below the one that the headers of the
// raw message name (W3C Trace Context), if any.
type Traces struct{ tracer trace.Tracer }

// NewTraces makes spans with a provider.
func NewTraces(p trace.TracerProvider) *Traces {
	return &Traces{p.Tracer("rectify/pipeline/observe")}
}

// Observe makes a span of one outcome, after the fact. It is one for a worker.
// Attributes follow OpenTelemetry's conventions for messaging.
func (t *Traces) Observe(o stream.Outcome) {
	end := time.Now()
	ctx := propagation.TraceContext{}.Extract(context.Background(), carrier(o.Header))
	_, span := t.tracer.Start(ctx, "process "+o.Lane.Stream(),
		trace.WithTimestamp(o.Began), trace.WithSpanKind(trace.SpanKindConsumer),
		trace.WithAttributes(
			attribute.String("messaging.system", "nats"),
			attribute.String("messaging.operation.type", "process"),
			attribute.String("messaging.destination.name", o.Lane.Stream()),
			attribute.Int("messaging.message.body.size", o.Bytes),
			attribute.String("rectify.source", o.Source),
			attribute.String("rectify.record", o.Record),
			attribute.String("rectify.lane", string(o.Lane)),
			attribute.String("rectify.lang", o.Lang),
			attribute.String("rectify.result", o.Result),
			attribute.String("rectify.ruleset", o.Ruleset),
			attribute.Int("rectify.changes", len(o.Changes)),
			attribute.Int("rectify.suggestions", len(o.Suggestions)),
			attribute.Float64("rectify.normalize_seconds", o.Took.Seconds()),
		))
	if o.Result == stream.Buried || o.Result == stream.PutBack {
		span.SetStatus(codes.Error, o.Reason)
	}
	span.End(trace.WithTimestamp(end))
}

// carrier reads trace context from the headers of a message. Those of NATS
// tell upper from lower case, and producers write the name either way.
type carrier nats.Header

// Get is the value of a header, whatever its case.
func (c carrier) Get(key string) string {
	for name, values := range c {
		if strings.EqualFold(name, key) && len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

// Set writes a header in small letters, as W3C has it.
func (c carrier) Set(key, value string) { c[strings.ToLower(key)] = []string{value} }

// Keys are the names of the headers.
func (c carrier) Keys() []string {
	var names []string
	for name := range c {
		names = append(names, name)
	}
	return names
}
