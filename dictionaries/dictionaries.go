// Package dictionaries holds the dictionary files that the program carries with
// it, and the lists of words that tell what is put word for word. Package
// dictionary reads them.
package dictionaries

import "embed"

// FS holds the YAML files of this directory.
//
//go:embed *.yaml
var FS embed.FS

// Words holds words/, a list for each language, named by it: see
// [rectify/pipeline/term.ReadWords] for what a line has.
//
//go:embed words/*.txt
var Words embed.FS
