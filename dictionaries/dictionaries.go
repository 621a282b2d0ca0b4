// Package dictionaries holds the dictionary files that the program carries with
// it. Package dictionary reads them.
package dictionaries

import "embed"

// FS holds the YAML files of this directory.
//
//go:embed *.yaml
var FS embed.FS
