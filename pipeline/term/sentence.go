package term

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// bySentence pairs the sentences of two stretches that translate each other.
func bySentence(source, target side, a aligned) []aligned {
	s, t := sentences(source.text, a.source), sentences(target.text, a.target)
	if len(s) == 0 || len(t) == 0 {
		return nil
	}
	if len(s) == 1 || len(t) == 1 {
		return []aligned{a}
	}
	return byLength(source, target, s, t)
}

// sentences cuts a stretch of a text after full stops, semicolons and line
// ends. It may cut too often: stretches that belong together are paired together.
func sentences(text string, within pipeline.Span) []pipeline.Span {
	var out []pipeline.Span
	start := within.Start
	cut := func(end int) {
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, pipeline.Span{Start: start, End: end})
		}
		start = end
	}
	for i := within.Start; i < within.End; {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if strings.ContainsRune("。！？；\n", r) || strings.ContainsRune(".!?;", r) && endsSentence(text, i) {
			cut(i)
		}
	}
	cut(within.End)
	return out
}

// anchor is something that both texts show alike: a figure, a word in Latin
// letters that the original has as well, a concept by its own name.
type anchor struct {
	at  int
	key any // string or *Concept
}

// newSide reads the anchors of a text; have are the forms found in it.
func newSide(text string, have []Match) side {
	s := side{text: text}
	for _, m := range have {
		if m.Form.Status.right() {
			s.anchors = append(s.anchors, anchor{m.Start, m.Form.Concept})
		}
	}
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && figureOrLatin(text[end]) {
			end++
		}
		if end-i > 1 {
			s.anchors = append(s.anchors, anchor{i, strings.ToLower(text[i:end])})
		}
		i = max(end, i+1)
	}
	slices.SortStableFunc(s.anchors, func(a, b anchor) int { return cmp.Compare(a.at, b.at) })
	return s
}

func figureOrLatin(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// within are the anchors in each of some stretches, in order.
func (s side) within(spans []pipeline.Span) []map[any]bool {
	out := make([]map[any]bool, len(spans))
	k, _ := slices.BinarySearchFunc(s.anchors, spans[0].Start, func(a anchor, at int) int { return a.at - at })
	for i, sp := range spans {
		out[i] = make(map[any]bool)
		for ; k < len(s.anchors) && s.anchors[k].at < sp.End; k++ {
			if s.anchors[k].at >= sp.Start {
				out[i][s.anchors[k].key] = true
			}
		}
	}
	return out
}

// agreeing counts the anchors that both stretches have, up to three.
func agreeing(s, t []map[any]bool) float64 {
	n := 0
	for _, a := range s {
		for _, b := range t {
			small, large := a, b
			if len(b) < len(a) {
				small, large = b, a
			}
			for key := range small {
				if large[key] {
					n++
				}
			}
		}
	}
	return float64(min(n, 3))
}
