package stream

import "strings"

// Lane is one of the two ways through the workers. Each has its stream of raw
// records; in the subjects of clean ones it is a token, so that readers of new
// work need not wade through an archive.
type Lane string

// The lanes. [Live] always goes first.
const (
	Live    Lane = "live"    // what translation tools publish, and what editors decide
	Archive Lane = "archive" // what is filled in from an archive: backfills and replays
)

// Lanes is every lane, the most urgent first.
var Lanes = []Lane{Live, Archive}

// Stream is the name of the stream of the lane's raw records.
func (l Lane) Stream() string {
	if l == Archive {
		return Backfill
	}
	return Raw
}

// prefix begins the subjects of the lane's raw records; the token of a source
// follows.
func (l Lane) prefix() string {
	if l == Archive {
		return backfillPrefix
	}
	return rawPrefix
}

// RawSubject is where raw records of a source are published on a lane; "-" is
// the source of those that name none.
func RawSubject(lane Lane, source string) string {
	if source == "" {
		source = "-"
	}
	return lane.prefix() + Token(source)
}

// sourceOf is the source that a raw subject names: its last token, decoded
// when it is encoded.
func sourceOf(subject string) string { return textOf(subject[strings.LastIndexByte(subject, '.')+1:]) }

// textOf is the text of a token, or the token where it is not one of ours.
func textOf(token string) string {
	if text, ok := Untoken(token); ok && text != "" {
		return text
	}
	return token
}
