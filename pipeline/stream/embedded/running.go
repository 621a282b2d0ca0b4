package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// running is a file that is there while a server runs: its profile. One that a
// server finds when it starts was left by a server that was not shut down.
const running = "running"

// Unclean reports whether the server before this one, on the same directory,
// was not shut down and may have lost what it had confirmed: workers must look
// again at what was done last.
func (s *Server) Unclean() bool { return s.unclean }

// begin notes that a server runs. If the one before was not shut down, what it
// cost stays noted until this one is shut down: it may not come to make it good.
func (s *Server) begin(profile Profile) error {
	name := filepath.Join(s.Dir, running)
	before, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("directory of the streams: %w", err)
	}
	if s.unclean = Profile(before) == Fast; s.unclean {
		profile = Fast
	}
	if err := os.WriteFile(name, []byte(profile), 0o600); err != nil {
		return fmt.Errorf("directory of the streams: %w", err)
	}
	return nil
}

// end notes that the server was shut down and everything is on disk.
func (s *Server) end() {
	if err := os.Remove(filepath.Join(s.Dir, running)); err != nil {
		s.Log.Warn("the next start will take this end for an unclean one", "error", err)
	}
}
