package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Punctuation puts marks right that are wrong whatever the words say: doubled
// ones, Chinese and Japanese ones in other text, escapes of a programming language.
var Punctuation = pipeline.Stage{
	Name: "clean/punctuation",
	Doc: `Put punctuation right: doubled marks, 。 and 、 in Latin or Cyrillic text, \' for '.

Brackets without their other half are pointed out; quotation marks of two kinds, and an abstract
without its last full stop, are asked about. Marks of Chinese, Japanese and Korean text stay.

Before: The forum met,, the council did not.. That is the group\'s 「choice」。
After:  The forum met, the council did not. That is the group's “choice”.`,
	Propose: punctuate,
}

// marks is a text with the edits and flags found so far.
type marks struct {
	view   *pipeline.View
	text   string
	quoted int  // where the last quotation ended
	curled bool // it has a byte that “ begins with
	pipeline.Proposal
}

func punctuate(v *pipeline.View) pipeline.Proposal {
	p := marks{view: v, text: v.Text}
	for i := punctuationPairs.next(p.text, 0); i < len(p.text); i = punctuationPairs.next(p.text, i) {
		switch p.text[i] {
		case '.', ',', ';', '?', '!':
			i = p.doubled(runStart(p.text, i))
			continue
		case '\\':
			p.escaped(i)
		case 0xE3, 0xEF: // the first byte of 。、「」『』 and of ，
			p.eastern(i)
		case 0xE2: // the first byte of “ among others
			p.curled = true
			p.quotation(i)
		case '"':
			p.quotation(i)
		}
		i++
	}
	p.brackets()
	if p.curled {
		p.unclosed()
	}
	p.lastStop()
	return p.Proposal
}

// punctuationPairs are the bytes that punctuate looks at: some wherever they
// stand, and marks behind another or a space. A single mark is right.
var punctuationPairs = newPairs(
	pair{"", "\\\"\xe2\xe3\xef"},
	pair{".,;?! ", ".,;?!"},
)

// runStart is where the run of marks, perhaps with spaces between, begins that
// goes on at a byte.
func runStart(text string, at int) int {
	start := at
	for at > 0 && strings.IndexByte(".,;?! ", text[at-1]) >= 0 {
		if at--; text[at] != ' ' {
			start = at
		}
	}
	return start
}

// replace proposes an edit unless it touches protected text.
func (p *marks) replace(start, end int, with string, confidence float64, detail string) {
	s := pipeline.Span{Start: start, End: end}
	if !p.view.Alters(s) {
		p.Edits = append(p.Edits, propose(p.text, s, with, "clean/punctuation", confidence, detail))
	}
}

// doubled looks at a run of marks, perhaps with spaces between, and returns its
// end: of two marks one stays. Dots in threes are an ellipsis, ",," before a word
// an opening quotation mark, and a mark before a digit notation.
func (p *marks) doubled(at int) (end int) {
	end = at + 1
	for end < len(p.text) && strings.IndexByte(".,;?! ", p.text[end]) >= 0 {
		end++
	}
	end = at + len(strings.TrimRight(p.text[at:end], " "))
	run := p.text[at:end]
	before, _ := utf8.DecodeLastRuneInString(p.text[:at])
	if len(run) < 2 || !endsWord(before) || endsEntity(p.text[:at+1]) || end < len(p.text) && p.text[end] != ' ' && p.text[end] != '\n' && p.text[end] != ')' || technical(p.text, at) {
		return end
	}
	next := next(p.text[end:])
	switch {
	case isDigit(before) && isDigit(next) && !strings.HasPrefix(p.text[end:], "\n"), strings.ContainsRune(".,;", next):
		return end // "1 .. 5", and runs that go on
	case run == ".." && p.ends(at):
		p.replace(at, end, ".", 0.93, "two full stops")
	case run == ",,":
		p.replace(at, end, ",", 0.95, "two commas")
	case run == ". ." && p.ends(at) && (unicode.IsUpper(next) || next == utf8.RuneError):
		p.replace(at, end, ".", 0.92, "two full stops")
	case run == ", ,":
		p.replace(at, end, ",", 0.80, "two commas, perhaps with something lost")
	case run == ", ." && (unicode.IsUpper(next) || next == utf8.RuneError), run == ",." && (unicode.IsUpper(next) || next == utf8.RuneError), run == ";.":
		p.replace(at, end, ".", 0.92, "a comma before a full stop")
	case run == "?." || run == "!.":
		p.replace(at, end, run[:1], 0.80, "a full stop after another mark")
	case run == "? ." || run == "! .":
		p.replace(at, end, run[:1], 0.92, "a full stop after another mark")
	}
	return end
}

// ends reports whether a word ends before a full stop that is no part of an
// abbreviation's dots ("Inc..", "U.S..": the second one ends the sentence).
func (p *marks) ends(at int) bool {
	word := lastWord(p.text[:at])
	return utf8.RuneCountInString(word) > 1 || word == ""
}

// escaped takes the backslash off an escaped quotation mark: patient\'s, \"a\".
// "\'e" and "\"u" may be accents of TeX.
func (p *marks) escaped(at int) {
	rest := p.text[at+1:]
	if rest == "" || rest[0] != '\'' && rest[0] != '"' {
		return
	}
	before, _ := utf8.DecodeLastRuneInString(p.text[:at])
	word := wordAt(rest, 1)
	after := firstRune(rest[1+len(word):])
	ending := rest[0] == '\'' && unicode.IsLetter(before) && englishEndings[word] && !unicode.IsLetter(after)
	if ending || p.pairedEscape(at, before, word) {
		p.replace(at, at+1, "", 0.96, "an escaped quotation mark")
	}
}

var englishEndings = set("s", "t", "re", "ve", "ll", "d", "m")

// pairedEscape reports whether an escaped mark opens or closes a quotation whose
// other mark is escaped too.
func (p *marks) pairedEscape(at int, before rune, word string) bool {
	mark := p.text[at : at+2]
	line := p.text[strings.LastIndexByte(p.text[:at], '\n')+1:]
	line, _, _ = strings.Cut(line[:min(len(line), 8*longestQuotation)], "\n")
	if strings.Count(line, mark) != 2 {
		return false
	}
	opens, closes := strings.Index(line, mark), strings.LastIndex(line, mark)
	inside := line[opens+2 : closes]
	tail := firstRune(line[closes+2:])
	return utf8.RuneCountInString(strings.Trim(inside, " .,")) > 1 && (line[closes+2:] == "" || !unicode.IsLetter(tail)) &&
		(opens == 0 || strings.IndexByte(" (", line[opens-1]) >= 0)
}
