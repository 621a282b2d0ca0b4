package stream

// For tests: what cannot be brought about from outside on purpose.
var (
	PublishBatch = publishBatch
	Trim         = trim
)
