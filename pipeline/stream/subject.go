package stream

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// The streams.
const (
	Raw      = "ABSTRACTS_RAW"      // live records from translation tools
	Backfill = "ABSTRACTS_BACKFILL" // records from archives
	Clean    = "ABSTRACTS_CLEAN"    // the current version of every record
	Dead     = "ABSTRACTS_DEAD"     // what could not be processed, as it came
)

// Consumer is the durable consumer of [Raw], and of [Backfill], that all
// workers share.
const Consumer = "rectify"

const (
	rawPrefix      = "abstracts.raw."
	backfillPrefix = "abstracts.backfill."
	cleanPrefix    = "abstracts.clean."
	deadPrefix     = "abstracts.dead."
)

// longest is the longest token that is still written out.
const longest = 160

// Token makes one token of a subject of any text, such as an id or a source:
// ASCII letters, digits, "-" and "_" stand for themselves, every other byte is
// percent-encoded as in a URL. The token of a text too long for a subject is
// "~" and its hash; that of the empty text is "~". Different texts have
// different tokens.
func Token(text string) string {
	if text == "" {
		return "~"
	}
	token := text // as most are
	if strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		var b strings.Builder
		for i := range len(text) {
			if c := text[i]; plain(rune(c)) {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		token = b.String()
	}
	if len(token) > longest {
		return "~" + digest([]byte(text))
	}
	return token
}

func plain(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// Untoken is the text of a token. It is false for a token that only holds a
// hash, and for one that [Token] does not write.
func Untoken(token string) (string, bool) {
	if token == "~" {
		return "", true
	}
	if Token(token) == token {
		return token, true
	}
	var b strings.Builder
	for i := 0; i < len(token); i++ {
		switch c := token[i]; {
		case plain(rune(c)):
			b.WriteByte(c)
		case c == '%' && i+2 < len(token):
			octet, err := hex.DecodeString(token[i+1 : i+3])
			if err != nil {
				return "", false
			}
			b.Write(octet)
			i += 2
		default:
			return "", false
		}
	}
	return b.String(), Token(b.String()) == token
}

// digest is a short name for bytes: half of their SHA-256, in hex.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// CleanSubject is where the clean version of a record is stored. The language
// is the detected one: "en", "mul", "und".
func CleanSubject(lane Lane, lang, source, record string) string {
	if lang == "" {
		lang = "und"
	}
	return cleanPrefix + string(lane) + "." + Token(lang) + "." + Token(source) + "." + Token(record)
}

// RecordFilter matches every version of one record, whatever its lane and
// language: the version stored last is the current one.
func RecordFilter(source, record string) string { return filterOf(key(source, record)) }

// key is that of a record in subjects: the tokens of its source and id.
func key(source, record string) string { return Token(source) + "." + Token(record) }

func filterOf(key string) string { return cleanPrefix + "*.*." + key }

// keyOf is the key of the record that a subject of [Clean] speaks of.
func keyOf(subject string) string {
	tokens := strings.SplitN(subject, ".", 5) // abstracts.clean.lane.lang.key
	return tokens[len(tokens)-1]
}

// CleanFilter matches the clean records of a lane in a language; "*" stands
// for any lane and for any language.
func CleanFilter(lane Lane, lang string) string {
	if lang != "*" {
		lang = Token(lang)
	}
	return cleanPrefix + string(lane) + "." + lang + ".>"
}

// DeadSubject is where bytes that could not be processed are kept: under the
// reason, the source, the id of their record ("" when none can be read) and
// their hash.
func DeadSubject(reason, source, record string, data []byte) string {
	return deadPrefix + Token(reason) + "." + key(source, record) + "." + digest(data)
}

// DeadFilter matches the dead letters of a record, whatever their reason.
func DeadFilter(source, record string) string {
	return deadPrefix + "*." + key(source, record) + ".*"
}

// sameBytes matches the dead letters of the same bytes, whatever their reason.
func sameBytes(source string, data []byte) string {
	return deadPrefix + "*." + Token(source) + ".*." + digest(data)
}
