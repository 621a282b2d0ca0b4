package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// closingMark is what closes a quotation that English opens with a mark, "" for a mark
// that opens none.
func closingMark(mark rune) string {
	switch mark {
	case '"':
		return `"`
	case '“':
		return "”"
	}
	return ""
}

// quotation looks at the quotation that may begin at a byte and takes the spaces
// out that a tokenizer left inside its marks. French has them.
func (p *marks) quotation(at int) {
	mark, size := utf8.DecodeRuneInString(p.text[at:])
	closing := closingMark(mark)
	if at < p.quoted || closing == "" {
		return
	}
	line, _, _ := strings.Cut(p.text[at+size:min(len(p.text), at+longestQuotation)], "\n")
	inside, _, closed := strings.Cut(line, closing)
	if !closed {
		return
	}
	start, end := at+size, at+size+len(inside)
	p.quoted = end + len(closing)
	if !loose(inside) || !freestanding(p.text, at, p.quoted) || primary(p.view.LangAt(at)) == "fr" {
		return
	}
	confidence := 0.93
	if mark == '"' && strings.Count(p.text, `"`)%2 != 0 {
		confidence = 0.60 // which of them is open?
	}
	trimmed := strings.Trim(inside, " ")
	left := strings.Index(inside, trimmed)
	p.replace(start, start+left, "", confidence, "space inside quotation marks")
	p.replace(start+left+len(trimmed), end, "", confidence, "space inside quotation marks")
}

// loose reports whether a quotation has words, with spaces before and behind them.
func loose(inside string) bool {
	return strings.HasPrefix(inside, " ") && strings.HasSuffix(inside, " ") && strings.Count(inside, " ") < 40 &&
		firstWord(inside) != "" && lastWord(strings.TrimRight(inside, " .,!?")) != ""
}

// freestanding reports whether a quotation stands between spaces, brackets and marks.
func freestanding(text string, start, end int) bool {
	return (start == 0 || text[start-1] == ' ' || text[start-1] == '(') && !wordPart(firstRune(text[end:]))
}

// mostBrackets is how many brackets a text may have whose lone ones are pointed out.
const mostBrackets = 1000

// brackets points out brackets without their other half. "a)" and "1)" begin
// the items of a list, and "[0, 1)" is an interval.
func (p *marks) brackets() {
	if strings.Count(p.text, "(")+strings.Count(p.text, "（") == strings.Count(p.text, ")")+strings.Count(p.text, "）") {
		return
	}
	if strings.Count(p.text, "(")+strings.Count(p.text, ")") > mostBrackets {
		return // a formula or a drawing
	}
	var open []int
	for i, r := range p.text {
		switch r {
		case '(', '（':
			open = append(open, i)
		case ')', '）':
			if len(open) > 0 {
				open = open[:len(open)-1]
			} else if !p.listItem(i) {
				p.flag(i, r, "opened")
			}
		}
	}
	for _, i := range open {
		r, _ := utf8.DecodeRuneInString(p.text[i:])
		if !strings.ContainsRune(":;=", rune(p.text[max(0, i-1)])) {
			p.flag(i, r, "closed")
		}
	}
}

// unclosed points out a quotation mark without its other half. German closes
// with the mark that English opens with, and a quotation of several paragraphs
// opens anew in each.
func (p *marks) unclosed() {
	opening, closing := strings.Count(p.text, "“"), strings.Count(p.text, "”")
	if opening != closing+1 || strings.ContainsAny(p.text, "„\n") {
		return
	}
	i := strings.LastIndex(p.text, "“")
	if strings.Contains(p.text[i:], "”") {
		return
	}
	p.Flags = append(p.Flags, pipeline.Flag{
		Span: pipeline.Span{Start: i, End: i + len("“")}, Rule: "clean/punctuation", Message: "The quotation mark “ is never closed.",
	})
}

// listItem reports whether a closing bracket ends the number of a list's item, or
// an interval.
func (p *marks) listItem(at int) bool {
	word := lastWord(p.text[:at])
	before, _ := utf8.DecodeLastRuneInString(p.text[:at-len(word)])
	short := utf8.RuneCountInString(word) <= 2 || strings.Trim(word, "ivxIVX") == ""
	return word != "" && short && (at == len(word) || !unicode.IsLetter(before) && before != '-') || strings.LastIndexByte(p.text[max(0, at-longestSymbol):at], '[') >= 0 ||
		word == "" && strings.HasSuffix(p.text[:at], ":") || strings.HasSuffix(p.text[:at], "-") || strings.HasSuffix(p.text[:at], ";")
}

// flag points a lone bracket out.
func (p *marks) flag(at int, r rune, missing string) {
	p.Flags = append(p.Flags, pipeline.Flag{
		Span: pipeline.Span{Start: at, End: at + utf8.RuneLen(r)}, Rule: "clean/punctuation",
		Message: fmt.Sprintf("The bracket %c is never %s.", r, missing),
	})
}

// lastStop asks about the full stop that an abstract of several sentences lacks at its end.
func (p *marks) lastStop() {
	end := len(strings.TrimRightFunc(p.text, unicode.IsSpace))
	last, _ := utf8.DecodeLastRuneInString(p.text[:end])
	if p.view.Field != pipeline.Abstract || !unicode.IsLetter(last) || eastAsian(last) {
		return
	}
	if word := lastWord(p.text[:end]); functionWords[word] || dotted(p.text[:end-len(word)]) {
		return
	}
	line := p.text[strings.LastIndexByte(p.text[:end], '\n')+1 : end]
	if strings.Count(line, ". ") >= 2 && len(line)-strings.LastIndex(line, ". ") > 40 {
		p.replace(end, end, ".", 0.60, "no full stop after the last sentence")
	}
}
