package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Invisible takes out characters that nobody sees, and makes spaces of those
// that only look like one. What a script or typography needs stays.
var Invisible = pipeline.Stage{
	Name: "clean/invisible",
	Doc: `Take out what nobody sees: soft hyphens, zero width characters, byte order marks, controls; join a word that was cut at a line's end.

Persian and Indian joiners, breaks of Thai and Khmer, marks of direction in Hebrew and Arabic, emoji, and no-break spaces that are set throughout by the rules of typography stay.

Before: secu\u00adrity\u200b co\u2060operation\u00a0in Asia
After:  security cooperation in Asia`,
	Restores: true,
	Propose:  takeOutInvisible,
}

func takeOutInvisible(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	i := invisibles{View: v, text: v.Text}
	for at, size := 0, 0; ; at += size {
		if at = beyondPrint(i.text, at); at >= len(i.text) {
			break
		}
		var r rune
		if r, size = utf8.DecodeRuneInString(i.text[at:]); mayBeInvisible(r) {
			i.see(&p, at, r, size)
		}
	}
	p.Edits = i.hyphens(p.Edits)
	return p
}

// mayBeInvisible tells what is worth a look from the rest, cheaply.
func mayBeInvisible(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t'
	case r >= 0x7F && r <= 0xA0, r == 0xAD, r == 0x61C, r == 0x180E, r == 0x3000, r == 0x3164, r == 0x1680:
		return true
	case r >= 0x2000 && r <= 0x206F:
		return r <= 0x200F || r >= 0x2028 && r <= 0x202F || r >= 0x205F
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xFE00 && r <= 0xFE0F, r >= 0xFDD0 && r <= 0xFDEF, r >= 0xFFEF && r <= 0xFFFF && r != utf8.RuneError:
		return true
	}
	return r == 0xFEFF || r == 0xFFA0 || r >= 0xE0000
}

// invisibles looks at one text.
type invisibles struct {
	*pipeline.View
	text    string
	known   bool // rtl and typeset are computed
	rtl     bool // the text has letters written from right to left
	typeset bool // every no-break space has a reason
	words   map[string]bool
}

// see proposes what becomes of one character.
func (i *invisibles) see(p *pipeline.Proposal, at int, r rune, size int) {
	s := pipeline.Span{Start: at, End: at + size}
	if isSpace(r) {
		i.space(p, s, r)
		return
	}
	switch {
	case unicode.Is(unicode.Co, r):
		i.private(p, s, r)
	case r >= 0x80 && r < 0xA0 && r != 0x85:
		p.Flags = append(p.Flags, pipeline.Flag{Span: s, Rule: "clean/invisible", Message: "A control character stands here, perhaps for a letter of another encoding."})
	case breaksLine(r):
		i.lineBreak(p, s, r)
	case r == 0xAD:
		i.softHyphen(p, s)
	case !i.needed(at, r, size):
		i.put(p, s, "", 0.97, "an invisible character, "+codePoint(r))
	}
}

func (i *invisibles) put(p *pipeline.Proposal, s pipeline.Span, with string, confidence float64, detail string) {
	p.Edits = append(p.Edits, propose(i.text, s, with, "clean/invisible", confidence, detail))
}

// codePoint writes a character as U+200B.
func codePoint(r rune) string {
	const digits = "0123456789ABCDEF"
	s := ""
	for n := 0; n < 4 || r > 0; n++ {
		s = string(digits[r&0xF]) + s
		r >>= 4
	}
	return "U+" + s
}

// breaksLine reports whether r ends a line: vertical tab, form feed, carriage
// return, next line, line and paragraph separator (UAX 14, class BK).
func breaksLine(r rune) bool {
	return r >= 0x0B && r <= 0x0D || r == 0x85 || r == 0x2028 || r == 0x2029
}

// lineBreak makes a line feed of another break, none where one stands beside.
func (i *invisibles) lineBreak(p *pipeline.Proposal, s pipeline.Span, r rune) {
	with := "\n"
	if strings.HasPrefix(i.text[s.End:], "\n") || strings.HasSuffix(i.text[:s.Start], "\n") {
		with = ""
	}
	i.put(p, s, with, 0.97, "a line break, "+codePoint(r))
}

// softHyphen takes a soft hyphen out, and with it the line end or the space it
// became where the word goes on.
func (i *invisibles) softHyphen(p *pipeline.Proposal, s pipeline.Span) {
	before, _ := utf8.DecodeLastRuneInString(i.text[:s.Start])
	rest := strings.TrimLeft(i.text[s.End:], " \r\n")
	after, _ := utf8.DecodeRuneInString(rest)
	if gap := len(i.text) - len(rest) - s.End; gap > 0 && gap <= 2 && unicode.IsLetter(before) && unicode.IsLower(after) && !i.wordOfItsOwn(s.Start, rest) {
		s.End += gap
	}
	i.put(p, s, "", 0.97, "a soft hyphen")
}

// wordOfItsOwn reports whether what follows the space behind a soft hyphen is a
// function word, and the hyphen astray: "the study is".
func (i *invisibles) wordOfItsOwn(at int, rest string) bool {
	word := wordAt(rest[:min(len(rest), longestSymbol)], 0)
	if splitWords[lastWord(i.text[:at])+word] {
		return false
	}
	words, known := joiningWords[primary(i.LangAt(at))]
	return words[word] || !known && joiningWords["en"][word]
}

// splitWords end in a function word.
var splitWords = set("within", "without", "whereas", "whereby", "wherein", "thereby", "therein", "thereof", "therefor", "hereby", "herein", "into", "onto", "upon", "another", "other", "woman", "human", "German", "Roman",
	"certain", "maintain", "contain", "obtain", "remain", "explain", "domain", "protein", "begin", "origin", "margin")

// hancom are the private characters of Hancom's word processor that Korean
// abstracts have in place of quotation marks.
var hancom = map[rune]string{0xF0850: "‘", 0xF0851: "’", 0xF0852: "“", 0xF0853: "”", 0xF0854: "『", 0xF0855: "』"}

// private reads a character of a private font where its maker is known, and
// flags it where not.
func (i *invisibles) private(p *pipeline.Proposal, s pipeline.Span, r rune) {
	if with := hancom[r]; with != "" {
		i.put(p, s, with, 0.95, "a private character of a word processor, "+codePoint(r))
		return
	}
	p.Flags = append(p.Flags, pipeline.Flag{Span: s, Rule: "clean/invisible", Message: "A character of a private font stands here (" + codePoint(r) + "); what it showed is not known."})
}
