package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Case lowers the capital of a function word after a comma or semicolon, which
// sentences translated piece by piece leave behind. After a semicolon people
// begin sentences too: an editor is asked, unless the record is known to be a
// translation. It knows English only. The word after it
// must be in small letters, so that names and titles stay: "The Hague", "In
// Search of". Titles of records are left alone.
var Case = pipeline.Stage{
	Name: "clean/case",
	Doc: `Lower the capital of a function word in the middle of a sentence.

Before: compared with these problems, The mechanism pays more attention
After:  compared with these problems, the mechanism pays more attention`,
	Propose: lowerFunctionWords,
}

func lowerFunctionWords(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if v.Field == pipeline.Title || !mayBeEnglish(v) {
		return p
	}
	var quoted []pipeline.Span
	var s sentence
	for at := range eachOf(v.Text, ",;") {
		c, ok := capitalAfter(v.Text, at+1)
		if !ok || primary(v.LangAt(c.Start)) != "en" || v.Alters(c.Span) {
			continue
		}
		if s.End <= c.mark {
			s = sentenceWith(v.Text, s.End, c.mark)
		}
		confidence := c.weigh(&s, translated(v))
		if confidence == 0 {
			continue
		}
		if quoted == nil {
			quoted = quotations(v.Text)
		}
		if !within(quoted, c.Span) {
			p.Edits = append(p.Edits, propose(v.Text, c.Span, c.small, "clean/case", confidence, c.detail()))
		}
	}
	return p
}

// capital is a capitalised function word after a comma or semicolon.
type capital struct {
	pipeline.Span
	text  string
	small string // the word in small letters
	mark  int    // where the comma or semicolon is
}

// capitalAfter finds a capitalised function word that follows the mark right
// before a byte, on the same line, and is followed by a word in small letters.
func capitalAfter(text string, at int) (capital, bool) {
	if at+1 >= len(text) || isSmall(text[at+1]) {
		return capital{}, false // as mostly: no capital, and no more blanks
	}
	start := at + blanks(text[at:])
	if start == at || start == len(text) || !isCapital(text[start]) {
		return capital{}, false
	}
	end := start
	for end < len(text) && end-start <= longestFunctionWord && isLetter(text[end]) {
		end++
	}
	word := text[start:end]
	if !inSmall(functionWords, word) || word[1:] != strings.ToLower(word[1:]) {
		return capital{}, false
	}
	c := capital{pipeline.Span{Start: start, End: end}, text, strings.ToLower(word), at - 1}
	if connectives[c.small] && end < len(text) && text[end] == ',' {
		return c, true // ", However, the"
	}
	next := c.next(0)
	return c, next != "" && unicode.IsLower(firstRune(next))
}

// detail says where the word was seen.
func (c capital) detail() string {
	if c.text[c.mark] == ';' {
		return "a function word after a semicolon"
	}
	return "a function word after a comma"
}

// next is the nth word after the capital, on the same line and with nothing but
// spaces between, "" where there is none.
func (c capital) next(n int) string {
	at := c.End
	for ; ; n-- {
		gap := blanks(c.text[at:])
		if gap == 0 {
			return ""
		}
		at += gap
		rest := c.text[at:min(len(c.text), at+longestSymbol)]
		end := strings.IndexFunc(rest, func(r rune) bool {
			return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' && r != utf8.RuneError
		})
		if end < 0 {
			end = len(rest)
		}
		if n == 0 {
			return rest[:end]
		}
		at += end
	}
}

// isLetter reports whether a byte is an ASCII letter.
func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
