package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// A process that normalizes leaves some 50 kB of garbage a record beside a
// dictionary of 20 MB and the records in hand, and Go would go through what is in use
// whenever there is as much garbage as that. So there may be three times as much, and
// garbageRoom of it where more is in use than usual.
const (
	garbagePercent = 300
	garbageRoom    = 256 << 20
)

// collectSeldom lets more garbage gather than Go does by itself; a tenth of the
// worker's time is saved. It is called when the dictionary is in memory. GOGC in the environment
// counts instead, and GOMEMLIMIT bounds it as ever.
func collectSeldom() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 {
		debug.SetGCPercent(percentFor(live[0].Value.Uint64()))
	}
}

// percentFor is the garbage allowed, in percent of what is in use: never less
// than Go allows by itself.
func percentFor(live uint64) int {
	return int(max(100, min(garbagePercent, 100*garbageRoom/max(1, live))))
}
