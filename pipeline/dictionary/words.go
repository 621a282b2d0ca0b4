package dictionary

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"rectify/pipeline/term"
)

// Words reads the lists of words in a file system: each text file is the list of the language that
// it is named by, "words/zh.txt". The error names every line that is none.
func Words(fsys fs.FS) ([]*term.Words, error) {
	names, err := fs.Glob(fsys, "words/*.txt")
	if err != nil {
		return nil, fmt.Errorf("lists of words: %w", err)
	}
	var lists []*term.Words
	var errs []error
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("lists of words: %w", err)
		}
		l, err := term.ReadWords(strings.TrimSuffix(path.Base(name), ".txt"), string(text))
		if err != nil {
			errs = append(errs, err)
		}
		lists = append(lists, l)
	}
	return lists, errors.Join(errs...)
}
