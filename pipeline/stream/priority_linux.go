package stream

import (
	"runtime"
	"sync"
	"syscall"
)

// nicest is the priority of what works on an archive, as nice(1) has it: it gets
// a processor that nobody else wants, and about a hundredth of one that somebody
// does, enough to let go of what others wait for.
const nicest = 19

// stepBack does work on a thread of its own, which the system runs when others
// leave it a processor; back is false where the system does not let it. The thread
// ends with the work, since such a step cannot be taken back.
func stepBack(work func(back bool)) {
	runtime.LockOSThread()
	if syscall.Gettid() == syscall.Getpid() { // the whole process would look as if it had stepped back
		defer runtime.UnlockOSThread()
		var other sync.WaitGroup
		other.Go(func() { stepBack(work) })
		other.Wait()
		return
	}
	work(syscall.Setpriority(syscall.PRIO_PROCESS, 0, nicest) == nil)
}
