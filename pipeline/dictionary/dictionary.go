// Package dictionary brings dictionaries in and out: files become
// [term.Concept]s, and concepts become files.
//
// Editors write YAML ([ReadYAML]; dictionaries/README.md is its description).
// Glossaries of other tools come as CSV or TSV, TBX, TMX and XLIFF ([ReadCSV],
// [ReadTBX], [ReadTMX], [ReadXLIFF]). [Read] chooses by the file's ending,
// [Load] reads many files and looks at them together with [Lint].
// [CheckExamples] runs the examples that the concepts carry, [Diff] compares two
// versions, and the Write functions are the way out.
//
// Nothing is dropped in silence. What cannot be right is an error, what is
// doubtful or left out a warning; both are [Fault]s that name the place, the
// problem, the value and what to do, and all of them are reported at once.
package dictionary

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rectify/pipeline/term"
)

// Options say what a file does not say itself. The zero value suits every file
// that does.
type Options struct {
	Langs []string // languages of the columns of a CSV or TSV without a header
}

// File is a dictionary file and the name to call it by in messages.
type File struct {
	Name string
	Data []byte
}

// A format is a kind of file, known by its endings.
type format struct {
	name    string
	endings []string
	read    func(name string, data []byte, o Options) ([]term.Concept, []Fault, error)
}

// formats are the kinds of files that can be read.
var formats = []format{
	{"YAML", []string{".yaml", ".yml"}, func(name string, data []byte, _ Options) ([]term.Concept, []Fault, error) {
		concepts, err := ReadYAML(name, data)
		return concepts, nil, err
	}},
	{"CSV", []string{".csv", ".tsv", ".tab", ".txt"}, func(name string, data []byte, o Options) ([]term.Concept, []Fault, error) {
		return ReadCSV(name, data, o.Langs)
	}},
	{"TBX", []string{".tbx", ".mtf"}, unaided(ReadTBX)},
	{"TMX", []string{".tmx"}, unaided(ReadTMX)},
	{"XLIFF", []string{".xlf", ".xliff"}, unaided(ReadXLIFF)},
	{"XML", []string{".xml"}, unaided(readXML)},
}

// unaided is a reader that needs no options.
func unaided(read func(string, []byte) ([]term.Concept, []Fault, error)) func(string, []byte, Options) ([]term.Concept, []Fault, error) {
	return func(name string, data []byte, _ Options) ([]term.Concept, []Fault, error) { return read(name, data) }
}

// Endings are the file endings that [Read] knows.
func Endings() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.endings...)
	}
	return out
}

// Read reads a dictionary file of any known format. The faults are warnings; the
// error, if any, is [Faults]. Concepts that were right are returned beside it.
func Read(name string, data []byte, o Options) ([]term.Concept, []Fault, error) {
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if slices.Contains(f.endings, ending) {
			return f.read(name, data, o)
		}
	}
	return nil, nil, Faults{{Position: name, Problem: fmt.Sprintf("unknown kind of file: %q; the endings known are %s", ending, strings.Join(Endings(), " "))}}
}

// Load reads files and looks at all of them together. The faults are what
// reading and [Lint] found, warnings included, file by file; the dictionary may be
// used if none of them is an error (see [Errors]).
func Load(files []File, o Options) ([]term.Concept, []Fault) {
	var concepts []term.Concept
	var faults []Fault
	for _, f := range files {
		cs, warnings, err := Read(f.Name, f.Data, o)
		concepts = append(concepts, cs...)
		faults = append(append(faults, warnings...), FaultsOf(f.Name, err)...)
	}
	return concepts, append(faults, Lint(concepts)...)
}

// Files reads every dictionary file at the top of a file system, in the order of
// their names. They are called dir/name in messages.
func Files(fsys fs.FS, dir string) ([]File, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	var files []File
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(Endings(), strings.ToLower(path.Ext(e.Name()))) {
			continue
		}
		data, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path.Join(dir, e.Name()), err)
		}
		files = append(files, File{path.Join(dir, e.Name()), data})
	}
	return files, nil
}
