package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// lastNote finds where the note begins that a text ends with, and what it says.
// Of several places the first counts: "Elsevier. All rights reserved." is one note.
func lastNote(text string) (start int, field pipeline.Field, ok bool) {
	at := max(0, len(text)-longestTail)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	behind := ofLine
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) || r == '\n' {
			if at > 0 && mayBegin(text, at, behind, r) {
				if field, ok := noteOf(text[at:], behind == ofLine); ok {
					return at, field, true
				}
			}
			behind = endOf(r)
		}
		at += size
		if behind == ofNothing {
			at = notePairs.next(text, at)
		}
	}
	return 0, pipeline.Field{}, false
}

// notePairs are the bytes to look at in the middle of a sentence: of the ends of
// [endOf], and of what a note begins with wherever it stands.
var notePairs = newPairs(pair{"", "\n.!?)]\"([\xC2\xE2\xE3\xEF"})

// textEnd is what ends behind a character.
type textEnd int

const (
	ofNothing textEnd = iota
	ofLine
	ofSentence
	ofBracket // or quotation
)

func endOf(r rune) textEnd {
	switch r {
	case '\n':
		return ofLine
	case '.', '!', '?', '…', '。', '！', '？', '．':
		return ofSentence
	case ')', ']', '）', '】', '”', '"':
		return ofBracket
	}
	return ofNothing
}

// mayBegin reports whether a note may begin at a character: behind the end of a
// line or sentence, or with a bracket or a sign of copyright.
func mayBegin(text string, at int, behind textEnd, r rune) bool {
	switch r {
	case '\n':
		return false
	case '(', '[', '（', '【':
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, ".。 "))
		if strings.ContainsRune(")]）】", last) {
			return true
		}
	}
	switch behind {
	case ofLine:
		return mayOpen(text[at:], r)
	case ofSentence:
		return (!unicode.IsLower(r) || lostSign(text[at:])) && mayOpen(text[at:], r)
	case ofBracket:
		return unicode.IsUpper(r) && mayOpen(text[at:], r)
	}
	return (r == '©' || r == 'ⓒ') && strings.HasSuffix(strings.TrimRight(strings.ToLower(text[at:]), ". "), "reserved")
}

// lostSign reports whether a text begins with a letter that a sign of copyright
// drawn as a letter in a ring leaves behind: "c © 2002".
func lostSign(text string) bool {
	return strings.HasPrefix(text, "c ©") || strings.HasPrefix(text, "r ©") || strings.HasPrefix(text, "q ©")
}
