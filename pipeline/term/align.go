package term

import (
	"math"
	"strings"

	"rectify/pipeline"
)

// aligned is a stretch of a translation and the stretch of the original that
// it translates.
type aligned struct{ source, target pipeline.Span }

// align pairs the paragraphs of two texts: one by one when both have as many,
// else by their lengths and numbers. A text that does not show its parts is one pair.
func align(source, target string) []aligned {
	for _, mark := range []string{"\n\n", "\n"} {
		s, t := paragraphs(source, mark), paragraphs(target, mark)
		switch {
		case len(s) == 0 || len(t) == 0:
			return nil
		case len(s) == len(t):
			out := make([]aligned, len(s))
			for i := range s {
				out[i] = aligned{s[i], t[i]}
			}
			return out
		case len(s) > 1 && len(t) > 1 && len(s)*len(t) <= maxPairs:
			return byLength(source, target, s, t)
		}
	}
	return []aligned{{pipeline.Span{End: len(source)}, pipeline.Span{End: len(target)}}}
}

// maxPairs bounds the table of byLength.
const maxPairs = 1 << 20

// paragraphs are the stretches of text between marks that are not blank.
func paragraphs(text, mark string) []pipeline.Span {
	var out []pipeline.Span
	for at := 0; at <= len(text); {
		end := len(text)
		if i := strings.Index(text[at:], mark); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(text[at:end]) != "" {
			out = append(out, pipeline.Span{Start: at, End: end})
		}
		at = end + len(mark)
	}
	return out
}

// beads are the ways in which paragraphs go together, with what each costs
// beyond the difference in length (after Gale and Church 1993).
var beads = []struct {
	s, t int
	cost float64
}{{1, 1, 0}, {1, 2, 2}, {2, 1, 2}, {1, 0, 4}, {0, 1, 4}, {2, 2, 4}}

// byLength finds the cheapest way to pair paragraphs: those of like length and
// with the same numbers belong together. Paragraphs without a counterpart are left out.
func byLength(source, target string, s, t []pipeline.Span) []aligned {
	ratio := float64(len(target)) / float64(len(source))
	ns, nt := numbers(source, s), numbers(target, t)
	best := make([][]float64, len(s)+1)
	from := make([][]int, len(s)+1)
	for i := range best {
		best[i], from[i] = make([]float64, len(t)+1), make([]int, len(t)+1)
		for j := range best[i] {
			if i+j == 0 {
				continue
			}
			best[i][j] = math.Inf(1)
			for b, bead := range beads {
				if bead.s > i || bead.t > j {
					continue
				}
				cost := best[i-bead.s][j-bead.t] + bead.cost
				if bead.s > 0 && bead.t > 0 {
					cost += mismatch(s[i-bead.s:i], t[j-bead.t:j], ratio) - agreeing(ns[i-bead.s:i], nt[j-bead.t:j])
				}
				if cost < best[i][j] {
					best[i][j], from[i][j] = cost, b
				}
			}
		}
	}
	var out []aligned
	for i, j := len(s), len(t); i+j > 0; {
		bead := beads[from[i][j]]
		if bead.s > 0 && bead.t > 0 {
			out = append(out, aligned{cover(s[i-bead.s : i]), cover(t[j-bead.t : j])})
		}
		i, j = i-bead.s, j-bead.t
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func cover(spans []pipeline.Span) pipeline.Span {
	return pipeline.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}

// mismatch is how far two stretches are from the usual ratio of lengths.
func mismatch(s, t []pipeline.Span, ratio float64) float64 {
	a, b := float64(cover(s).Len())*ratio, float64(cover(t).Len())
	return math.Abs(a-b) / math.Sqrt(a+b+1)
}

// numbers are the figures of two digits and more in each paragraph.
func numbers(text string, spans []pipeline.Span) []map[string]bool {
	out := make([]map[string]bool, len(spans))
	for i, s := range spans {
		out[i] = make(map[string]bool)
		for _, f := range strings.FieldsFunc(text[s.Start:s.End], func(r rune) bool { return r < '0' || r > '9' }) {
			if len(f) > 1 {
				out[i][f] = true
			}
		}
	}
	return out
}

// agreeing counts the figures that both stretches have, up to three.
func agreeing(s, t []map[string]bool) float64 {
	n := 0
	for _, a := range s {
		for f := range a {
			for _, b := range t {
				if b[f] {
					n++
				}
			}
		}
	}
	return float64(min(n, 3))
}
