package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// longestJoin is the most pieces that one word was split into.
const longestJoin = 8

// attested is the longest run of pieces from i that the text before translation
// has as one word, and never apart; or, around a hyphen or slash, that the
// record itself writes as one word as often.
func (t *tokens) attested(i int) (seam, bool) {
	last := i
	for last+1 < t.count && last-i+1 < longestJoin && t.apart(last) && t.splits(last, last > i) {
		last++
	}
	for ; last > i; last-- {
		o, marked := t.original(), t.marked(i, last)
		if o == noSource && !marked {
			continue // nobody tells
		}
		joined, apart := t.words(pipeline.Span{Start: t.pieces[i].Start, End: t.pieces[last].End})
		if utf8.RuneCountInString(joined) < 3 || !telling(joined) || strings.ContainsAny(joined, "<>") {
			continue
		}
		switch {
		case o.has(joined) && !o.has(apart) && (marked || o.eastern()):
			return seam{i, last, pipeline.Source, 0.95, "the text before translation writes " + joined, false}, true
		case marked && t.recordHas(joined, apart):
			return seam{i, last, pipeline.Majority, 0.93, "the record also writes " + joined, false}, true
		}
	}
	return seam{}, false
}

// splits reports whether a word may have been split behind a piece: at a mark
// inside words and numbers, or where a name in capitals meets its number. A
// number alone meets a unit, unless a name went before.
func (t *tokens) splits(i int, named bool) bool {
	left, right := t.piece(i), t.piece(i+1)
	before, after := left[len(left)-1], right[0]
	switch {
	case strings.IndexByte("-/", before) >= 0 || strings.IndexByte("-/", after) >= 0:
		return true
	case before == '.' || before == ',':
		return isDigit(rune(after)) && len(left) > 1 && isDigit(rune(left[len(left)-2]))
	case isDigit(rune(before)):
		return isCapital(after) && (named || strings.IndexFunc(left, unicode.IsLetter) >= 0)
	case isDigit(rune(after)), isCapital(after):
		core := strings.TrimLeft(left, `([{"'“‘`)
		return (utf8.RuneCountInString(core) <= 2 || acronym(core)) && core != "" && wordAt(core, 0) == core
	}
	return false
}

// marked reports whether every place where the pieces were split has a mark.
func (t *tokens) marked(first, last int) bool {
	for i := first; i < last; i++ {
		left, right := t.piece(i), t.piece(i+1)
		if strings.IndexByte("-/.,", left[len(left)-1]) < 0 && strings.IndexByte("-/", right[0]) < 0 {
			return false
		}
	}
	return true
}

// words are pieces as one word and as they stand, without the brackets and the
// punctuation around them.
func (t *tokens) words(s pipeline.Span) (joined, apart string) {
	text := t.text[s.Start:s.End]
	text = strings.TrimLeft(strings.TrimRight(text, `.,;:!?)]}"'”’`), `([{"'“‘`)
	return strings.ReplaceAll(text, " ", ""), text
}

// telling reports whether a word tells enough to be looked for: it has a capital,
// a digit, or a mark between letters.
func telling(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) >= 0 ||
		strings.ContainsAny(strings.Trim(word, "-/"), "-/")
}

// recordHas reports whether the field writes a word in one piece at least as often as apart.
func (t *tokens) recordHas(joined, apart string) bool {
	if strings.IndexFunc(joined, unicode.IsLetter) < 0 || strings.Trim(joined, "-/") != joined {
		return false // "5 - 10" beside "5-10" are two ranges
	}
	has, known := t.spellings[joined]
	if !known {
		n := occurrences(t.text, joined) + t.made[joined]
		has = n > 0 && n >= occurrences(t.text, apart)-t.made[joined]
		if t.spellings == nil {
			t.spellings = make(map[string]bool)
		}
		t.spellings[joined] = has
	}
	return has
}

// occurrences counts a word in a text, as a whole word.
func occurrences(text, word string) int {
	n := 0
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return n
		}
		at += i
		if wholeAt(text, at, at+len(word)) {
			n++
		}
		at += len(word)
	}
}

// wholeAt reports whether a word of a text ends on both sides of a span. Han,
// kana and Hangul run on without a space, and a unit follows its number: the K of
// K562 belongs to it, the s of 13.2s does not.
func wholeAt(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	last, _ := utf8.DecodeLastRuneInString(text[start:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	switch first := firstRune(text[start:]); {
	case wordLetter(first) && wordLetter(before), !wordLetter(first) && first < utf8.RuneSelf && wordPart(before):
		return false
	case strings.ContainsRune("-/", last) && strings.ContainsRune("-/", after):
		return false
	case isDigit(last) && wordLetter(after):
		return strings.IndexFunc(text[start:end], unicode.IsLetter) < 0
	}
	return !wordPart(after) || last >= utf8.RuneSelf && !wordLetter(last)
}

// wordPart reports whether a character is a letter or digit of a word that has
// spaces around it.
func wordPart(r rune) bool { return isDigit(r) || wordLetter(r) }
