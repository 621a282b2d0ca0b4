package stream

import "github.com/nats-io/nats.go/jetstream"

// Streams is every stream as [Setup] makes it on a server that allows the
// smallest messages, for those who describe them.
func Streams() []jetstream.StreamConfig { return Topology{}.table(leastPayload) }
