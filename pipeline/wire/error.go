package wire

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Why a message is refused. The words are tokens of dead-letter subjects.
const (
	TooLarge     = "too-large"
	NotJSON      = "not-json"
	DuplicateKey = "duplicate-key"
	BadText      = "bad-text" // invalid UTF-8, lone surrogates, NUL
	BadShape     = "bad-shape"
	BadReplay    = "bad-replay" // "normalization" does not lead from the raw text to the text
)

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

// syntax says what is wrong with bytes that do not parse.
func syntax(err error) error {
	if errors.Is(err, io.EOF) {
		return refuse(NotJSON, "not JSON: the message is empty")
	}
	var se *jsontext.SyntacticError
	if !errors.As(err, &se) {
		return refuse(NotJSON, "not JSON: %v", err)
	}
	where := fmt.Sprintf("at byte %d", se.ByteOffset)
	if se.JSONPointer != "" {
		where = fmt.Sprintf("in %s, at byte %d", se.JSONPointer, se.ByteOffset)
	}
	if errors.Is(err, jsontext.ErrDuplicateName) {
		return refuse(DuplicateKey, "%s: the key %q stands twice; which one is meant?", where, se.JSONPointer.LastToken())
	}
	switch problem := se.Err.Error(); problem {
	case "invalid UTF-8":
		return refuse(BadText, "%s: invalid UTF-8", where)
	default:
		if strings.HasPrefix(problem, "invalid surrogate pair") {
			return refuse(BadText, "%s: %s: half of a surrogate pair is no character", where, problem)
		}
		return refuse(NotJSON, "not JSON %s: %s", where, problem)
	}
}
