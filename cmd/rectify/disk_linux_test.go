package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"rectify/pipeline/stream"
)

// disk is a directory whose disk can be filled.
type disk struct {
	dir   string
	whole bool // a file system of its own, which is really filled
}

// newDisk mounts a small file system, where that is permitted.
func newDisk(t *testing.T) *disk {
	t.Helper()
	d := &disk{dir: t.TempDir()}
	if err := unix.Mount("rectify-test", d.dir, "tmpfs", 0, "size=96m"); err != nil {
		t.Logf("no file system of our own (%v): the server's files may not grow instead", err)
		return d
	}
	d.whole = true
	t.Cleanup(func() {
		if err := unix.Unmount(d.dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return d
}

// fill leaves no room for a process that writes to the disk.
func (d *disk) fill(t *testing.T, pid int) {
	t.Helper()
	if !d.whole {
		d.limit(t, pid, 1)
		return
	}
	f, err := os.Create(filepath.Join(d.dir, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := io.Copy(f, rand.Reader); !errors.Is(err, unix.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
}

// free makes room again.
func (d *disk) free(t *testing.T, pid int) {
	t.Helper()
	if !d.whole {
		d.limit(t, pid, unix.RLIM_INFINITY)
		return
	}
	if err := os.Remove(filepath.Join(d.dir, "filler")); err != nil {
		t.Fatal(err)
	}
}

// limit bounds the size of the files that a process writes.
func (*disk) limit(t *testing.T, pid int, bytes uint64) {
	t.Helper()
	if err := unix.Prlimit(pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil); err != nil {
		t.Fatal(err)
	}
}

// The server's disk is full for a while. Nobody is told that something is
// stored which is not, and when there is room and the server is started again
// (a NATS server takes nothing more on a stream that it could not write),
// everything goes on.
func TestAFullDiskLosesNothing(t *testing.T) {
	d := newDisk(t)
	h := newHub(t, filepath.Join(d.dir, "data"))
	h.start(t)
	js := h.connect(t, stream.Topology{RawBytes: 16 << 20, BackfillBytes: 1 << 20})
	begin(t, "rectify", "worker", "--nats", h.url())
	n := min(*recordsFlag, 2000)
	publishAll(t.Context(), js, 0, n/3)
	progressed(t, js, n/6)

	d.fill(t, h.Process.Pid)
	done := make(chan struct{})
	go func() {
		defer close(done)
		publishAll(t.Context(), js, n/3, n)
	}()
	eventually(t, "refused", func() error {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		data, _ := loadMessage(0) // the same again: its outcome stays what it is
		if stream.Publish(ctx, js, stream.Live, "kci", data) == nil {
			return errors.New("a record was taken")
		}
		return nil
	})
	d.free(t, h.Process.Pid)
	h.kill()
	h.start(t)
	<-done
	settled(t, js)
	verdict(t, js, n)
}
