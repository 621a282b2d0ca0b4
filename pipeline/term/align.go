package term

import (
	"math"
	"slices"
	"strings"

	"rectify/pipeline"
)

// aligned is a stretch of a translation and the stretch of the original that
// it translates.
type aligned struct{ source, target pipeline.Span }

// side is one of two texts that are aligned, with the concepts found in it by right names, in order.
type side struct {
	text  string
	names []Match
}

// align pairs the paragraphs of two texts: one by one when both have as many,
// else by their lengths and anchors. A text that does not show its parts is one pair.
func align(source, target side) []aligned {
	for _, mark := range []string{"\n\n", "\n"} {
		s, t := paragraphs(source.text, mark), paragraphs(target.text, mark)
		switch {
		case len(s) == 0 || len(t) == 0:
			return nil
		case len(s) == len(t):
			out := make([]aligned, len(s))
			for i := range s {
				out[i] = aligned{s[i], t[i]}
			}
			return out
		case len(s) > 1 && len(t) > 1:
			return byLength(source, target, s, t)
		}
	}
	return []aligned{{pipeline.Span{End: len(source.text)}, pipeline.Span{End: len(target.text)}}}
}

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

// beads are the ways in which stretches go together, with what each costs
// beyond the difference in length (after Gale and Church 1993).
var beads = []struct {
	s, t int
	cost float64
}{{1, 1, 0}, {1, 2, 2}, {2, 1, 2}, {1, 0, 4}, {0, 1, 4}, {2, 2, 4}, {1, 3, 4}, {3, 1, 4}}

// band is how many stretches a pair may be away from the diagonal. It keeps
// the work in proportion to the length of the texts.
const band = 40

// byLength finds the cheapest way to pair stretches: those of like length and
// with the same anchors belong together. Stretches without a counterpart are left out.
func byLength(source, target side, s, t []pipeline.Span) []aligned {
	ratio := float64(cover(t).Len()) / float64(max(1, cover(s).Len()))
	as, at := anchors(source, target, s, t)
	rows := newBand(len(s), len(t))
	for i := range len(s) + 1 {
		for j := rows.first(i); j <= rows.last(i); j++ {
			best := rows.cost(i, j)
			for b, bead := range beads {
				if i+j == 0 || bead.s > i || bead.t > j {
					continue
				}
				cost := rows.cost(i-bead.s, j-bead.t) + bead.cost
				if cost < best && bead.s > 0 && bead.t > 0 {
					far := mismatch(s[i-bead.s:i], t[j-bead.t:j], ratio)
					if cost+(far-mostAgreeing) >= best {
						continue // whatever their anchors
					}
					cost += far - agreeing(as[i-bead.s:i], at[j-bead.t:j])
				}
				if cost < best {
					best = cost
					rows.set(i, j, cost, b)
				}
			}
		}
	}
	var out []aligned
	for i, j := len(s), len(t); i+j > 0; {
		bead := beads[rows.bead(i, j)]
		if bead.s > 0 && bead.t > 0 {
			out = append(out, aligned{cover(s[i-bead.s : i]), cover(t[j-bead.t : j])})
		}
		i, j = i-bead.s, j-bead.t
	}
	slices.Reverse(out)
	return out
}

// banded is the table of byLength about its diagonal: what the cheapest way to
// each pair costs and its last bead.
type banded struct {
	n, m, wide int
	costs      []float64
	beads      []int8
}

func newBand(n, m int) *banded {
	b := &banded{n: n, m: m, wide: 1 + 2*min(band+m/max(1, n), m)}
	b.costs, b.beads = make([]float64, (n+1)*b.wide), make([]int8, (n+1)*b.wide)
	for i := range b.costs {
		b.costs[i] = math.Inf(1)
	}
	b.costs[b.at(0, 0)] = 0
	return b
}

// middle is the column of row i on the diagonal.
func (b *banded) middle(i int) int { return i * b.m / max(1, b.n) }

func (b *banded) first(i int) int { return max(0, b.middle(i)-b.wide/2) }
func (b *banded) last(i int) int  { return min(b.m, b.middle(i)+b.wide/2) }
func (b *banded) at(i, j int) int { return i*b.wide + j - b.middle(i) + b.wide/2 }

func (b *banded) cost(i, j int) float64 {
	if j < b.first(i) || j > b.last(i) {
		return math.Inf(1)
	}
	return b.costs[b.at(i, j)]
}

func (b *banded) bead(i, j int) int8 { return b.beads[b.at(i, j)] }

func (b *banded) set(i, j int, cost float64, bead int) {
	b.costs[b.at(i, j)], b.beads[b.at(i, j)] = cost, int8(bead)
}

func cover(spans []pipeline.Span) pipeline.Span {
	return pipeline.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}

// mismatch is how far two stretches are from the usual ratio of lengths.
func mismatch(s, t []pipeline.Span, ratio float64) float64 {
	a, b := float64(cover(s).Len())*ratio, float64(cover(t).Len())
	return math.Abs(a-b) / math.Sqrt(a+b+1)
}
