package term

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitter fills a window with the parts of its text.
type splitter struct {
	*window
	text  string
	word  int  // the byte where the word at hand starts
	kind  kind // how the next part joins
	depth int  // open brackets
	comma bool // a comma and a space were the last characters
	prev  rune
}

func (s *splitter) split() {
	s.prev = ' '
	for i, r := range s.text[s.Start:s.End] {
		at := s.Start + i
		switch {
		case unicode.IsMark(r):
			continue // UAX #29 WB4: a mark belongs to the letter before it
		case unicode.IsDigit(r):
			s.digit(at, r)
		case unicode.IsLetter(r):
			s.letter(at, r)
		default:
			s.between(at, r)
		}
		s.prev = r
	}
}

// last is the part at hand, nil between parts.
func (s *splitter) last() *part {
	if n := len(s.parts); n > 0 && (unicode.IsLetter(s.prev) || unicode.IsDigit(s.prev)) {
		return &s.parts[n-1]
	}
	return nil
}

// begin begins a part.
func (s *splitter) begin(at int, number bool) *part {
	if s.last() != nil {
		s.kind = inWord
	}
	n := len(s.chars)
	s.parts = append(s.parts, part{
		from: n, to: n, word: s.word, start: at, kind: s.kind,
		number: number, comma: s.comma, group: s.depth > 0,
	})
	s.comma = false
	return &s.parts[len(s.parts)-1]
}

func (s *splitter) digit(at int, r rune) {
	p := s.last()
	if p == nil || !p.number {
		p = s.begin(at, true)
		s.chars = append(s.chars, char{})
		p.to++
	}
	p.text = s.text[p.start : at+utf8.RuneLen(r)]
	s.chars[p.from].number = p.text
}

func (s *splitter) letter(at int, r rune) {
	p := s.last()
	if p == nil || p.number || unicode.IsUpper(r) && unicode.IsLower(s.prev) {
		p = s.begin(at, false)
	}
	joint := s.prev == 'o' || s.prev == 'i' || s.prev == 'y' || s.prev == 'a'
	for _, c := range expand(r) {
		s.chars = append(s.chars, char{r: c, joint: joint})
		p.to++
	}
	p.text = s.text[p.start : at+utf8.RuneLen(r)]
}

// between takes a character that is neither letter nor digit.
func (s *splitter) between(at int, r rune) {
	next := at + utf8.RuneLen(r)
	switch {
	case unicode.IsSpace(r):
		s.comma = s.comma || s.prev == ','
		s.startWord(next)
	case r == '—' || r == '–' && s.prev == ' ' || r == '-' && s.prev == '-':
		s.startWord(next)
	case strings.ContainsRune("'’", r) && elided[strings.ToLower(s.text[s.word:at])]:
		s.parts[len(s.parts)-1].passed = true
		s.startWord(next)
	case opens(r) != 0:
		s.depth++
		s.joinWord()
	case closes(r) != 0:
		s.depth = max(0, s.depth-1)
		s.joinWord()
	default:
		s.joinWord()
	}
}

func (s *splitter) startWord(at int) { s.word, s.kind = at, wordStart }

// joinWord joins the next part to the word at hand, if that has a part.
func (s *splitter) joinWord() {
	if n := len(s.parts); n > 0 && s.parts[n-1].word == s.word {
		s.kind = afterHyphen
	}
}
