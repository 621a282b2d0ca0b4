package pipeline

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Anchor is what an editor's decision holds on to: a quotation of the raw
// text with its surroundings, as the W3C Web Annotation Data Model's
// TextQuoteSelector has it. It never contains the new text, so a rejection
// outlives a better proposal; and it is found again when text before it moved.
type Anchor struct {
	Field   string // Title or Abstract
	Quote   string // raw text; empty where text is put in
	Prefix  string // up to 20 characters before it
	Suffix  string // up to 20 characters after it
	Ordinal int    // 0 for the first place in the field with this quote, 1 for the next
	Rule    string // the rule that spoke first: "term/arf"
}

// context is the number of characters an anchor keeps on either side.
const context = 20

// anchors makes the anchors of spans of one raw text. It remembers how far it
// has counted, so that a thousand changes do not mean a thousand passes; spans are
// asked for in order.
type anchors struct {
	field, raw string
	counted    []count // no two of one quote
}

// count says that n places of a quote begin before byte at.
type count struct {
	quote string
	at, n int
}

// maxQuotes bounds the passes over a text: past so many different quotes the
// surroundings alone tell equal ones apart.
const maxQuotes = 1000

// newAnchors makes the anchors of so many spans of a raw text.
func newAnchors(field, raw string, spans int) anchors {
	return anchors{field: field, raw: raw, counted: make([]count, 0, min(spans, maxQuotes))}
}

// of is the anchor of a span, for the rule that spoke first.
func (a *anchors) of(s Span, rule string) Anchor {
	quote := a.raw[s.Start:s.End]
	return Anchor{
		Field: a.field, Quote: quote, Rule: rule,
		Prefix:  lastRunes(a.raw[:s.Start], context),
		Suffix:  firstRunes(a.raw[s.End:], context),
		Ordinal: a.ordinal(quote, s.Start),
	}
}

// ordinal counts the places of quote that begin before start.
func (a *anchors) ordinal(quote string, start int) int {
	i := slices.IndexFunc(a.counted, func(c count) bool { return c.quote == quote })
	switch {
	case quote == "" || i < 0 && len(a.counted) == maxQuotes:
		return 0
	case i < 0:
		i = len(a.counted)
		a.counted = append(a.counted, count{quote: quote})
	}
	c := &a.counted[i]
	for c.at <= start {
		ahead := strings.Index(a.raw[c.at:], quote)
		if ahead < 0 || c.at+ahead >= start {
			break
		}
		c.n++
		c.at += ahead + len(quote)
	}
	return c.n
}

// Key is a short name for the anchor, the same wherever it is computed: small
// letters and digits.
func (a Anchor) Key() string { return string(a.AppendKey(nil)) }

// AppendKey appends what [Anchor.Key] is.
func (a Anchor) AppendKey(to []byte) []byte {
	b := make([]byte, 0, 256) // most are shorter
	for _, s := range [...]string{a.Field, a.Quote, a.Prefix, a.Suffix, strconv.Itoa(a.Ordinal), a.Rule} {
		b = strconv.AppendInt(b, int64(len(s)), 10)
		b = append(b, ':')
		b = append(b, s...)
	}
	sum := sha256.Sum256(b)
	return keyEncoding.AppendEncode(to, sum[:10])
}

// keyEncoding is base32 (RFC 4648) in small letters.
var keyEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567")

// Find returns the place in a raw text that the anchor speaks of. Of several
// places with the quote it takes the one whose surroundings agree best, then the
// one in the same order. The text on at least one side must still be what it
// was: the same words in another place are not what the editor saw.
func (a Anchor) Find(raw string) (Span, bool) {
	if a.Quote == "" {
		return a.findPlace(raw)
	}
	best, bestScore := Span{}, -1
	n := 0
	for at := range occurrences(raw, a.Quote) {
		head, tail := raw[:at], raw[at+len(a.Quote):]
		before, after := commonSuffix(head, a.Prefix), commonPrefix(tail, a.Suffix)
		score := 2 * (before + after)
		if n == a.Ordinal {
			score++
		}
		n++
		same := agrees(before, head, a.Prefix) || agrees(after, tail, a.Suffix)
		if same && score > bestScore {
			best, bestScore = Span{at, at + len(a.Quote)}, score
		}
	}
	return best, bestScore >= 0
}

// agrees reports whether enough of one side of an anchor is still there: half
// of it, or, where the anchor stood at the edge of the text, that edge.
func agrees(common int, side, want string) bool {
	if want == "" {
		return side == ""
	}
	return 2*common >= len(want)
}

// All returns every place in a raw text that has the anchor's quote; none for
// an empty one.
func (a Anchor) All(raw string) []Span {
	var out []Span
	if a.Quote != "" {
		for at := range occurrences(raw, a.Quote) {
			out = append(out, Span{at, at + len(a.Quote)})
		}
	}
	return out
}

func (a Anchor) findPlace(raw string) (Span, bool) {
	around := a.Prefix + a.Suffix
	i := strings.Index(raw, around)
	if around == "" || i < 0 {
		return Span{}, raw == "" && around == ""
	}
	return Span{i + len(a.Prefix), i + len(a.Prefix)}, true
}

// occurrences yields the starts of the places of a non-empty quote, those that
// overlap an earlier one left out.
func occurrences(raw, quote string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; ; {
			i := strings.Index(raw[at:], quote)
			if i < 0 || !yield(at+i) {
				return
			}
			at += i + len(quote)
		}
	}
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
