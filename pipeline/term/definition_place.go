package term

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// lead is what may stand in brackets before a short form or a long one.
var lead = regexp.MustCompile(`^(?i:(?:hereinafter|hereafter|henceforth|in short|for short|also|abbreviated|abbreviation|known|called|termed|designated|named|denoted|referred to|or|the|as|by|for|i\.e\.|ci-après|dénommée?|sigle|en adelante|en sus siglas|acronym)[,:]?\s+)+`)

const (
	quotes = "\"'“”‘’„«»‹›「」『』`<>"
	spaces = " \t\r\n\u00a0\u3000"
)

// inside is a short form in brackets. Later ones have something before them:
// "(1994; SF)".
type inside struct {
	pipeline.Span
	later bool
}

// maxItems is how many parts of a list in brackets are tried as short forms.
const maxItems = 3

// shortsInside returns what in brackets may be a short form, in order.
func (f *finder) shortsInside(b bracket) []inside {
	var out []inside
	at, end := b.inner.Start, b.inner.End
	for n := 0; n < maxItems && at < end; n++ {
		part, step := listItem(f.text[at:end])
		s := f.introduced(pipeline.Span{Start: at, End: at + part})
		if f.mayBeShort(s, b) {
			out = append(out, inside{s, n > 0})
		}
		at += step
	}
	return out
}

// listItem is the length of the first item of a list, without and with what
// separates it from the next.
func listItem(s string) (item, step int) {
	item, step = len(s), len(s)
	for _, sep := range []string{";", ", ", ": ", " or ", "；", "，", "、"} {
		if i := strings.Index(s[:item], sep); i >= 0 {
			item, step = i, i+len(sep)
		}
	}
	return item, step
}

// introduced is a span without the words that introduce a short form.
func (f *finder) introduced(s pipeline.Span) pipeline.Span {
	s = f.trimmed(s)
	if m := lead.FindString(f.text[s.Start:s.End]); m != "" {
		s = f.trimmed(pipeline.Span{Start: s.Start + len(m), End: s.End})
	}
	return s
}

// mayBeShort reports whether a span in brackets looks like a short form. A
// bracket that leans on a letter, "J(eff)", is more often an index.
func (f *finder) mayBeShort(s pipeline.Span, b bracket) bool {
	short := f.text[s.Start:s.End]
	if !shortShape(short) || f.passed[short] {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(f.text[:b.Start])
	return !unicode.IsLetter(r) || upperCount(short) > 0
}

// trimmed is a span without spaces, commas and quotation marks at its ends.
func (f *finder) trimmed(s pipeline.Span) pipeline.Span {
	left := strings.TrimLeft(f.text[s.Start:s.End], quotes+spaces+",")
	start := s.End - len(left)
	return pipeline.Span{Start: start, End: start + len(strings.TrimRight(left, quotes+spaces+","))}
}

// bare is the end of the words before byte at, without what separates them
// from it.
func (f *finder) bare(at int, separators string) int {
	return len(strings.TrimRight(f.text[:at], quotes+spaces+separators))
}

// farthest is how many bytes a word before brackets may have to be a short form.
const farthest = 24

// shortBefore is the word before brackets, if it looks like a short form.
func (f *finder) shortBefore(at int) (pipeline.Span, bool) {
	end := f.bare(at, "")
	start := end
	for start > 0 && end-start <= farthest {
		r, size := utf8.DecodeLastRuneInString(f.text[:start])
		if unicode.IsSpace(r) || opens(r) != 0 {
			break
		}
		start -= size
	}
	s := f.trimmed(pipeline.Span{Start: start, End: end})
	word := f.text[s.Start:s.End]
	return s, len(word) > 1 && shortShape(word) && upperCount(word) > 0
}

// longInside is what in brackets may be a long form.
func (f *finder) longInside(b bracket) pipeline.Span {
	s := b.inner
	if i := strings.IndexByte(f.text[s.Start:s.End], ';'); i >= 0 {
		s.End = s.Start + i
	}
	return f.introduced(s)
}
