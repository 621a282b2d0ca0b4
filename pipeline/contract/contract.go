// Package contract is what other programs may rely on: JSON Schemas of a record
// as it comes in, of a clean record and of the headers of a dead letter, and an
// AsyncAPI document of the subjects and streams they travel on.
//
// The schemas are written by hand and held against what is really sent and
// refused by this package's tests. The AsyncAPI document is made of the table of
// streams in package stream and of the schemas, so it cannot differ from them.
package contract

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
)

// The names of the documents.
const (
	Record = "record"
	Clean  = "clean"
	Dead   = "dead"
	Async  = "asyncapi"
)

//go:embed record.json
var record []byte

//go:embed clean.json
var clean []byte

//go:embed dead.json
var dead []byte

// schemaType is the media type of a JSON Schema (draft-bhutton-json-schema-01, 14.1).
const schemaType = "application/schema+json"

// Document is one part of the contract.
type Document struct {
	Name  string // one of the names above
	Title string // what it describes, in a few words
	Type  string // its media type
	Data  []byte // JSON, indented, with a line end; must not be changed
}

// Hash names the bytes of a document: the same bytes have the same hash.
func (d Document) Hash() string {
	sum := sha256.Sum256(d.Data)
	return hex.EncodeToString(sum[:16])
}

// Documents is the whole contract.
func Documents() ([]Document, error) {
	async, err := asyncAPI()
	if err != nil {
		return nil, err
	}
	return []Document{
		{Record, "JSON Schema of a record as it comes in", schemaType, record},
		{Clean, "JSON Schema of a clean record", schemaType, clean},
		{Dead, "JSON Schema of the headers of a dead letter", schemaType, dead},
		{Async, "AsyncAPI document of the subjects and streams", "application/vnd.aai.asyncapi+json", async},
	}, nil
}
