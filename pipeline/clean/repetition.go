package clean

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Repetition takes out what was said twice by mistake: a word that no sentence of its
// language doubles ("of of"), a run of words that a translator fell into ("of the
// system of the system of the system"), a sentence that follows itself. All is
// exact and adjacent. Words that a language doubles ("die die", "nous nous", "had
// had", 人人, ますます), names, numbers, quotations, lines of a poem stay. A shorter
// run that stands twice is only suggested.
var Repetition = pipeline.Stage{
	Name: "clean/repetition",
	Doc: `Take out a doubled function word, a run of words that loops, and a sentence that follows itself.

Before: The role of of the state in the the region
After:  The role of the state in the region`,
	Propose: takeOutRepetitions,
}

func takeOutRepetitions(v *pipeline.View) pipeline.Proposal {
	buffer := repetitionBuffers.Get().(*[]repetitionToken)
	defer repetitionBuffers.Put(buffer)
	*buffer = repetitionTokens((*buffer)[:0], v.Text)
	tokens := *buffer
	var p pipeline.Proposal
	p.Edits = append(loops(v, tokens), repeatedSentences(v)...)
	p.Edits = append(p.Edits, doubledWords(v, tokens)...)
	pipeline.SortEdits(p.Edits)
	end := 0
	p.Edits = slices.DeleteFunc(p.Edits, func(e pipeline.Edit) bool {
		if e.Start < end || v.Alters(e.Span) || quoted(v.Text, e.Span) {
			return true
		}
		end = e.End
		return false
	})
	return p
}

// repetitionEdit proposes to take out a span that says once more what stands
// before it.
func repetitionEdit(v *pipeline.View, s pipeline.Span, confidence float64, detail string) pipeline.Edit {
	return propose(v.Text, s, "", "clean/repetition", confidence, detail)
}

// A repetitionToken is a word, a character of Chinese or Japanese, a mark, or a line break.
type repetitionToken struct {
	pipeline.Span
	kind tokenKind
	sum  uint32 // of its bytes, so that most tokens differ at a look
}

type tokenKind uint8

const (
	aWord tokenKind = iota
	aCharacter
	aNumber
	aMark
	aBreak
)

// repetitionBuffers are room for the tokens of a text; they are used up to the
// end of a look at it.
var repetitionBuffers = sync.Pool{New: func() any { return new([]repetitionToken) }}

// repetitionTokens adds the tokens of a text; white space within a line is none.
func repetitionTokens(tokens []repetitionToken, text string) []repetitionToken {
	tokens = slices.Grow(tokens, len(text)/4)
	for at := 0; at < len(text); {
		if text[at] == ' ' {
			at++
			continue
		}
		if end, sum := plainWordAt(text, at); end > at {
			tokens = append(tokens, repetitionToken{pipeline.Span{Start: at, End: end}, aWord, sum})
			at = end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		kind := kindOf(r)
		switch {
		case r == '\n':
			kind = aBreak
		case unicode.IsSpace(r):
			at = end
			continue
		case kind == aWord || kind == aNumber:
			end += tailOfWord(text[end:], &kind)
		}
		tokens = append(tokens, repetitionToken{pipeline.Span{Start: at, End: end}, kind, sum(text[at:end])})
		at = end
	}
	return tokens
}

// plainWordAt is the end of the word of ASCII letters alone at a byte, and its
// checksum, as most words are; the byte itself where there is none, or a word
// that goes on with other characters.
func plainWordAt(text string, at int) (end int, sum uint32) {
	end, sum = at, offset
	for end < len(text) && isLetter(text[end]) {
		sum = (sum ^ uint32(text[end])) * prime
		end++
	}
	if end < len(text) && (text[end] >= utf8.RuneSelf || text[end] == '-' || text[end] == '\'' || isDigit(rune(text[end]))) {
		return at, 0
	}
	return end, sum
}

// kindOf is the kind of token that a character begins.
func kindOf(r rune) tokenKind {
	switch {
	case r < utf8.RuneSelf && isLetter(byte(r)):
		return aWord
	case r < utf8.RuneSelf && !isDigit(r):
		return aMark
	case unicode.IsNumber(r):
		return aNumber
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return aCharacter
	case unicode.IsLetter(r), unicode.IsMark(r):
		return aWord
	}
	return aMark
}

// tailOfWord is the length of what goes on with a word; a number in it makes it one.
func tailOfWord(text string, kind *tokenKind) int {
	ascii := 0
	for ascii < len(text) && isLetter(text[ascii]) {
		ascii++
	}
	for i, r := range text[ascii:] {
		switch k := kindOf(r); {
		case r == '\'' || r == '’' || r == '-' || r == '\u200c':
		case k == aNumber:
			*kind = aNumber
		case k != aWord:
			return ascii + i
		}
	}
	return len(text)
}

// offset and prime are those of the checksum (FNV-1a).
const offset, prime uint32 = 2166136261, 16777619

// sum is a checksum.
func sum(s string) uint32 {
	h := offset
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * prime
	}
	return h
}

// quoted reports whether a span lies in a quotation: a mark that opens one
// stands before it in its line, not far, and none that closes it.
func quoted(text string, s pipeline.Span) bool {
	line := text[max(0, s.Start-far):s.Start]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	if strings.Count(line, `"`)%2 == 1 {
		return true
	}
	for _, pair := range [...][2]string{{"“", "”"}, {"«", "»"}, {"「", "」"}, {"『", "』"}, {"《", "》"}, {"„", "“"}, {"‘", "’"}, {"`", "`"}} {
		if i := strings.LastIndex(line, pair[0]); i >= 0 && !strings.Contains(line[i+len(pair[0]):], pair[1]) && strings.Contains(text[s.End:min(len(text), s.End+longestMark)], pair[1]) {
			return true
		}
	}
	return false
}
