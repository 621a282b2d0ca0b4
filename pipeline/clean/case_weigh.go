package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// weigh is how sure it is that the capital is a mistake, 0 if it may be right;
// translation says that a machine made the text.
// Nothing it asks of the sentence changes when capitals of it are lowered.
func (c capital) weigh(s *sentence, translation bool) float64 {
	word := c.small
	if !c.afterClause(s.Start) || !c.beginsClause(word) {
		return 0
	}
	s.read(c.text)
	clause := clauseWords[word] && !small[c.next(0)]
	switch {
	case s.question || s.titleCase || symbolWords[word] && s.chemistry:
		return 0
	case c.text[c.mark] == ';' && (word == "a" || s.items > 1 || s.works || !clause && !c.hasVerb()):
		return 0 // an item of a list may begin with a capital
	case c.text[c.mark] == ';' && !translation:
		return slip // people begin a sentence after a semicolon, too
	case c.text[c.mark] == ';':
		return 0.92
	case word == "a" || !clause && s.works:
		return 0.7 // "for a matrix, A denotes"; "the film, The lives of others"
	case clause:
		return 0.97
	}
	return 0.95
}

// afterClause reports whether a clause may end at the mark: not a name's
// initial, a reference, or a verb of saying.
func (c capital) afterClause(from int) bool {
	before, last := cutLast(c.text[max(from, c.mark-80):c.mark])
	switch {
	case last == "":
		return false
	case last == "etc.":
		return true
	case strings.ContainsAny(last[len(last)-1:], ".,;:!?-"):
		return false // "Smith, J., The role of"
	case inSmall(speech, strings.Trim(last, `()"“”`)) || volume.MatchString(last):
		return false
	case year.MatchString(last):
		_, word := cutLast(before)
		return inSmall(beforeYear, word)
	}
	return !strings.HasSuffix(last, ")") || !year.MatchString(strings.Trim(last, "()"))
}

// cutLast parts a text before the last piece between its white space.
func cutLast(text string) (before, last string) {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	start := pieceStart(text, len(text))
	return text[:start], text[start:]
}

// References end in a year or a volume: "2019b", "12(3)".
var (
	year   = mustOpen(`^(?:1[5-9]|20)\d\d[a-z]?$`)
	volume = mustOpen(`^\d+\(\d+\)$`)
)

// beginsClause reports whether what follows the word shows that it is the
// function word and that no title begins here.
func (c capital) beginsClause(word string) bool {
	next := c.next(0)
	switch word {
	case "it", "he", "she":
		return verbs[next]
	case "as":
		return afterAs[next]
	case "a":
		return len(next) > 1 && !verbs[next] && next != "and" && next != "or" && !c.startsTitle()
	case "so", "an", "in", "at", "on", "his":
		return next != "and" && next != "or" && !c.startsTitle()
	}
	return clauseWords[word] || !c.startsTitle()
}

// startsTitle reports whether a capital follows the small words after the
// function word: "On the Origin of Species", "The van Gogh Museum".
func (c capital) startsTitle() bool {
	for n := range 4 {
		if next := c.next(n); !small[next] {
			return next != "" && unicode.IsUpper(firstRune(next))
		}
	}
	return false
}

// hasVerb reports whether a verb follows before the next mark.
func (c capital) hasVerb() bool {
	tail := c.text[c.End:min(len(c.text), c.End+200)]
	if end := strings.IndexAny(tail, ";.!?\n"); end >= 0 {
		tail = tail[:end]
	}
	return slices.ContainsFunc(wordsOf(tail), func(w string) bool { return inSmall(auxiliaries, w) })
}

// closes is what closes a quotation, by the mark that opens it.
func closes(mark rune) rune {
	switch mark {
	case '“':
		return '”'
	case '«':
		return '»'
	case '‘':
		return '’'
	case '"':
		return '"'
	}
	return 0
}

// quotations returns the spans of quotations, in order; what they hold is
// somebody else's.
func quotations(text string) []pipeline.Span {
	spans := []pipeline.Span{}
	from := 0
	for at := range eachOf(text, "\"\xC2\xE2") { // what the marks that open one begin with
		if at < from {
			continue
		}
		opens, size := utf8.DecodeRuneInString(text[at:])
		length := pipeline.QuotationLength(text[at+size:], opens, closes(opens))
		from = at + size + length
		if length > 0 {
			spans = append(spans, pipeline.Span{Start: at, End: from})
		}
	}
	return spans
}

// within reports whether one of the sorted spans contains s.
func within(spans []pipeline.Span, s pipeline.Span) bool {
	i, _ := slices.BinarySearchFunc(spans, s.Start, func(q pipeline.Span, at int) int { return q.End - at })
	return i < len(spans) && spans[i].Contains(s)
}
