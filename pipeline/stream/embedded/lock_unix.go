//go:build unix

package embedded

import (
	"os"
	"syscall"
)

// lock takes the file for this process, without waiting.
func lock(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}
