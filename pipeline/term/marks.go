package term

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// unowned is the span of a run without the possessive ending of its last word,
// unless the name may have one.
func (p *passage) unowned(r run) pipeline.Span {
	s := pipeline.Span{Start: p.tokens[r.i].Start, End: p.tokens[r.j].End}
	if p.tokens[r.j].owner && !strings.HasSuffix(r.name.text, "s") {
		s.End -= len(p.text[s.Start:s.End]) - strings.LastIndexAny(p.text[s.Start:s.End], "'’")
	}
	return s
}

// pairs are the quotation marks and brackets that open and close.
var pairs = []string{"“”", "()", "（）", "《》", "「」", "[]"}

// balanced widens a span over the quotation mark or bracket that opens before
// it or closes after it; not ok when one inside has no other half.
func (p *passage) balanced(s pipeline.Span) (pipeline.Span, bool) {
	for _, pair := range pairs {
		open, shut := halves(pair)
		n := strings.Count(p.text[s.Start:s.End], open) - strings.Count(p.text[s.Start:s.End], shut)
		switch {
		case n == -1 && strings.HasSuffix(p.text[p.span.Start:s.Start], open):
			s.Start -= len(open)
		case n == 1 && strings.HasPrefix(p.text[s.End:p.span.End], shut):
			s.End += len(shut)
		case n != 0:
			return s, false
		}
	}
	n := strings.Count(p.text[s.Start:s.End], "\"")
	switch before, after := strings.HasSuffix(p.text[p.span.Start:s.Start], "\""), strings.HasPrefix(p.text[s.End:p.span.End], "\""); {
	case n == 1 && before && !after:
		s.Start--
	case n == 1 && after && !before:
		s.End++
	case n%2 == 1:
		return s, false
	}
	return s, true
}

// halves are the two marks of a pair.
func halves(pair string) (open, shut string) {
	_, n := utf8.DecodeRuneInString(pair)
	return pair[:n], pair[n:]
}
