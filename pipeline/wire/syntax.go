package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// blanks are what may stand around values (RFC 8259, section 2).
const blanks = " \t\r\n"

// syntax says what is wrong with bytes that do not parse, in words for those
// who did not write the program that sent them.
func syntax(data []byte, err error) error {
	if len(bytes.TrimLeft(data, blanks)) == 0 {
		return refuse(NotJSON, "not JSON: the message is empty")
	}
	if what := foreign(data); what != "" {
		return refuse(NotJSON, "not JSON: %s", what)
	}
	var se *jsontext.SyntacticError
	if !errors.As(err, &se) {
		return refuse(NotJSON, "not JSON: %v", err)
	}
	where := fmt.Sprintf("at byte %d", se.ByteOffset)
	if se.JSONPointer != "" {
		where = fmt.Sprintf("in %s, at byte %d", clip([]byte(se.JSONPointer)), se.ByteOffset)
	}
	if errors.Is(err, jsontext.ErrDuplicateName) {
		return refuse(DuplicateKey, "%s: the key %q stands twice; which one is meant?", where, clip([]byte(se.JSONPointer.LastToken())))
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return refuse(NotJSON, "not JSON %s: the message ends in the middle; was it cut off?", where)
	}
	rest := data[min(int(se.ByteOffset), len(data)):]
	problem := se.Err.Error()
	switch {
	case problem == "invalid UTF-8":
		return refuse(BadText, "%s: invalid UTF-8: %s", where, encoded(rest))
	case strings.HasPrefix(problem, "invalid surrogate pair"):
		return refuse(BadText, "%s: %s is half of a surrogate pair and no character by itself; was the text cut inside a character?", where, rest[:min(6, len(rest))])
	}
	return refuse(NotJSON, "not JSON %s: %s", where, explain(problem, rest))
}

// explain says in plain words what the decoder found. rest begins where it
// stopped.
func explain(problem string, rest []byte) string {
	r, _ := utf8.DecodeRune(rest)
	switch {
	case strings.Contains(problem, "in string (expecting non-control character)"):
		return control(r)
	case strings.Contains(problem, "invalid escape sequence"):
		n := min(2, len(rest))
		if bytes.HasPrefix(rest, []byte(`\u`)) {
			n = min(6, len(rest))
		}
		return fmt.Sprintf(`%s is no escape that JSON knows; a backslash itself is written \\`, clip(rest[:n]))
	case strings.Contains(problem, "in number"):
		return fmt.Sprintf("a number is not finished before %q", r)
	case r == '/':
		return "JSON has no comments; take them out"
	case strings.Contains(problem, "member name"):
		return fmt.Sprintf("%q begins no name; every member has a name, in double quotation marks, and a value", r)
	case strings.Contains(problem, "after object name"):
		return fmt.Sprintf("%q stands where the colon after a name must be", r)
	case strings.Contains(problem, "after object value"), strings.Contains(problem, "after array element"):
		return fmt.Sprintf("%q cannot stand here; a comma is missing before it, a comma is too many, or a quotation mark inside a text is not written \\\"", r)
	case strings.ContainsRune(",:]}", r):
		return fmt.Sprintf("%q stands where a value or a name must be; is there one too many?", r)
	case strings.Contains(problem, "at start of value"), strings.Contains(problem, "at start of string"):
		return fmt.Sprintf("%q begins nothing that JSON knows; texts and names stand between straight double quotation marks", r)
	case strings.Contains(problem, "in literal"):
		return "a word that is neither true, false nor null; texts stand between double quotation marks"
	case strings.Contains(problem, "max depth"):
		return "lists and objects lie more than 10000 deep in one another"
	}
	return problem
}

// control says how a control character is written in a text.
func control(r rune) string {
	switch r {
	case 0:
		return "a NUL character inside a text; the text was cut or is not a text"
	case '\n', '\r':
		return `a line ends inside a text; a line break in a text is written \n`
	case '\t':
		return `a tab inside a text is written \t`
	}
	return fmt.Sprintf(`the control character %U inside a text; remove it, or write it \u%04x`, r, r)
}

// encoded says what bytes may be that are not UTF-8.
func encoded(rest []byte) string {
	return fmt.Sprintf("byte %02X is no part of a character; send UTF-8, not Latin-1, GBK, Shift_JIS, EUC-KR or the like", rest[:min(1, len(rest))])
}

// foreigners is how other formats begin, those of Unix magic(5) and of the
// byte order marks (Unicode 16, section 23.8).
var foreigners = []struct{ magic, what string }{
	{"\xef\xbb\xbf", "it begins with a byte order mark; save it as UTF-8 without one"},
	{"\xff\xfe", "this is UTF-16 or UTF-32; send it as UTF-8"},
	{"\xfe\xff", "this is UTF-16; send it as UTF-8"},
	{"\x00", "it begins with a NUL character: this is UTF-16, UTF-32 or no text; send JSON as UTF-8"},
	{"\x1f\x8b", "this is compressed with gzip; unpack it first"},
	{"\x28\xb5\x2f\xfd", "this is compressed with zstd; unpack it first"},
	{"BZh", "this is compressed with bzip2; unpack it first"},
	{"\xfd7zXZ", "this is compressed with xz; unpack it first"},
	{"PK\x03\x04", "this is a ZIP archive or an office document; send the text as JSON"},
	{"\xd0\xcf\x11\xe0", "this is an office document; send the text as JSON"},
	{"%PDF", "this is a PDF; send the text as JSON"},
	{"{\\rtf", "this is RTF; send the text as JSON"},
	{"\x89PNG", "this is a picture (PNG)"},
	{"\xff\xd8\xff", "this is a picture (JPEG)"},
	{"GIF8", "this is a picture (GIF)"},
	{"\x1e", "it begins with a record separator (RFC 7464); send each record as a message of its own, without it"},
	{"data:", "this is a stream of server-sent events; send what follows \"data:\" by itself"},
	{"---", "this is YAML; send JSON"},
	{"\xa1", "this is not text, perhaps CBOR; send JSON"},
	{"<", "this is XML or HTML; send JSON"},
}

// foreign says which other format bytes are in, "" when they are none that we
// know.
func foreign(data []byte) string {
	start := bytes.TrimLeft(data, blanks)
	for _, f := range foreigners {
		if bytes.HasPrefix(start, []byte(f.magic)) {
			return f.what
		}
	}
	if len(start) > 1 && start[0] >= ' ' && start[1] == 0 {
		return "every other byte is NUL: this is UTF-16; send it as UTF-8"
	}
	if r, n := utf8.DecodeRune(start); len(start) > 0 && !strings.ContainsRune("{[\"-0123456789tfn", r) {
		if r == utf8.RuneError && n == 1 || unicode.IsControl(r) {
			return fmt.Sprintf("it begins with the byte %02X; a record is a JSON object, from { to }", start[0])
		}
		return fmt.Sprintf("it begins with %q; a record is a JSON object, from { to }", clip(start))
	}
	return ""
}
