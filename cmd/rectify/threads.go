package main

import "runtime"

// processors is how many records are normalized at once: as many as Go takes
// there to be, which a limit of the container or GOMAXPROCS in the environment may
// have set below those of the machine.
var processors = runtime.GOMAXPROCS(0)

// moreThreads lets more threads run at once than there are processors, so that
// it is the system which decides among them: Go has no priorities, and whatever
// comes back from a sync of the disk would wait in line behind records of an archive.
// Where the process may not use the whole machine it stays as it is: a group of
// threads that uses up what it is allowed is stopped as a whole, live records too.
// On a single processor Go decides better.
func moreThreads() {
	if processors > 1 && processors == runtime.NumCPU() {
		runtime.GOMAXPROCS(2*processors + 4)
	}
}
