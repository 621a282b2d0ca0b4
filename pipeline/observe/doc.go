// Package observe tells operators what workers do: metrics for Prometheus,
// traces for OpenTelemetry, and whether a worker is alive and ready.
//
// A worker calls its Observe once for every delivery it settles; [Metrics] and
// [Traces] each have one that takes the [stream.Outcome]. What waits on the
// server is asked of it when Prometheus scrapes ([Waiting]). Nothing of a
// record's text goes into any of them; of its identity, traces alone have it,
// since a label of a metric must not have a value for each record.
package observe
