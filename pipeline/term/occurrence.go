package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// occurrence is where a term stands in the original's paragraph.
type occurrence struct {
	sentence    int           // its pair of sentences; -1 for none
	left, right bool          // a phrase begins or ends there
	alone       bool          // nothing else stands in its line
	quoted      pipeline.Span // what the translation quotes for it; empty for none
}

// occurrence is the place of byte at of the original.
func (p *passage) occurrence(at int) occurrence {
	for k, s := range p.sentences {
		if s.source.Start <= at && at < s.source.End {
			return occurrence{sentence: k}
		}
	}
	return occurrence{sentence: -1}
}

// bounded reports whether a phrase of the original must begin and end with a
// term: punctuation or a small word stands beside it.
func bounded(source string, s pipeline.Span) (left, right bool) {
	before, n := utf8.DecodeLastRuneInString(strings.TrimRight(source[:s.Start], openers))
	after, k := utf8.DecodeRuneInString(strings.TrimLeft(source[s.End:], closers))
	left = n == 0 || classOf(before) == other && !loose(before) || functionChar(before)
	right = k == 0 || classOf(after) == other && !loose(after) || functionChar(after)
	// A particle ends a Korean phrase, but for 의, which joins it to the next.
	right = right || classOf(after) == hangul && after != '의'
	return left, right
}

// openers and closers may stand between a term and the phrase it is part of.
const openers, closers = "《「『“‘\"(（[", "》」』”’\")）]"

// unsaid are the occurrences of a term that the right names in the translation,
// given by their sentences, leave over: those of their own sentence are said first, then the nearest.
func unsaid(at []occurrence, said []int) []occurrence {
	open := slices.Clone(at)
	for reach := range 3 {
		said = slices.DeleteFunc(said, func(s int) bool {
			k := slices.IndexFunc(open, func(o occurrence) bool { return between(o.sentence, s) <= reach || reach == 2 })
			if k >= 0 {
				open = slices.Delete(open, k, k+1)
			}
			return k >= 0
		})
	}
	return open
}

// between is how many sentences lie between; -1 is a sentence without a
// counterpart, which may be beside any other.
func between(a, b int) int {
	if a < 0 || b < 0 {
		return 1
	}
	return max(a-b, b-a)
}
