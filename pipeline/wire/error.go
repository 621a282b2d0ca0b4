package wire

import "fmt"

// Why a message is refused. The words are tokens of dead-letter subjects.
const (
	TooLarge     = "too-large"
	NotJSON      = "not-json"
	DuplicateKey = "duplicate-key"
	BadText      = "bad-text" // invalid UTF-8, lone surrogates, NUL
	BadShape     = "bad-shape"
	BadReplay    = "bad-replay" // "normalization" does not lead from the raw text to the text
)

// Reasons are all of them.
var Reasons = []string{TooLarge, NotJSON, DuplicateKey, BadText, BadShape, BadReplay}

// Error says why a message is refused. Nothing was changed; the sender still
// has it, and a worker keeps it as a dead letter.
type Error struct {
	Reason  string // one of the reasons above
	Problem string // for a person: the place, what is wrong, what to do
}

func (e *Error) Error() string { return e.Problem }

func refuse(reason, format string, args ...any) error {
	return &Error{Reason: reason, Problem: fmt.Sprintf(format, args...)}
}
