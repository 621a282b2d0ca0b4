package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// sentence is a sentence or line of a text, and what Case asks of it.
type sentence struct {
	pipeline.Span
	known     bool // the rest has been read
	question  bool // it ends with a question mark
	titleCase bool // most of its longer words are capitalised
	chemistry bool // it names elements or amino acids
	works     bool // it speaks of books, films and the like
	items     int  // how many semicolons have a capital after them
}

// leastLong is how long a word is that has a capital in a title, in bytes; none
// of works is shorter.
const leastLong = 4

// longestSentence is where a sentence that does not end is cut: no question
// about it then costs more than its length.
const longestSentence = 1500

// sentenceWith is the sentence that has a byte, of those from another byte on,
// and not read yet.
func sentenceWith(text string, from, at int) sentence {
	end := sentenceEnd(text, from)
	for end <= at {
		from, end = end, sentenceEnd(text, end)
	}
	return sentence{Span: pipeline.Span{Start: from, End: end}}
}

// read asks the sentence of a text all that Case wants to know, once.
func (s *sentence) read(text string) {
	if s.known {
		return
	}
	body := text[s.Start:s.End]
	s.known = true
	s.question = strings.HasSuffix(strings.TrimRight(body, " "), "?")
	capitals, long := 0, 0
	for span := range words(body) {
		w := body[span.Start:span.End]
		upper := unicode.IsUpper(firstRune(w))
		if len(w) < leastLong {
			s.chemistry = s.chemistry || upper && len(w) > 1 && chemicals[w] // the others are long
			continue
		}
		var kind wordKind
		if longLengths.may(w) {
			kind = inSmall(longWords, w)
		}
		s.works = s.works || kind == aWork
		s.chemistry = s.chemistry || kind == aChemical && chemicals[w]
		if kind != aFunctionWord {
			long++
			if upper {
				capitals++
			}
		}
	}
	s.titleCase = 2*capitals > long
	for _, item, more := strings.Cut(body, ";"); more; {
		if unicode.IsUpper(firstRune(item[blanks(item):])) {
			s.items++
		}
		_, item, more = strings.Cut(item, ";")
	}
}

// sentenceEnd is where the sentence that begins at a byte ends, with the space
// after it.
func sentenceEnd(text string, from int) int {
	longest := min(len(text), from+longestSentence+1)
	for i := sentenceBreaks.next(text[:longest], from); i < longest; i = sentenceBreaks.next(text[:longest], i+1) {
		if text[i] == '\n' || i > from && i+1 < len(text) && !isSmall(text[i+1]) {
			return i + 1
		}
	}
	if n := strings.IndexAny(text[longest:], " \n"); n >= 0 {
		return longest + n + 1
	}
	return len(text)
}

// sentenceBreaks are line breaks, and spaces behind the mark of a sentence.
var sentenceBreaks = newPairs(pair{"", "\n"}, pair{".!?", " "})

func isSmall(b byte) bool { return b >= 'a' && b <= 'z' }

// firstRune is the first character of a text.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// wordsOf returns the runs of letters of a text.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}
