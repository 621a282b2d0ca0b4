package measure

import (
	"fmt"
	"slices"
)

// An edit replaces the characters [start, end) of a raw text.
type edit struct {
	start, end int
	new        []rune
}

// A piece is a stretch of an alignment: characters kept, an edit made, or a
// difference that is left.
type piece struct {
	kind       kind
	edit       int // of made: index of the edit
	start, end int // of the raw text
	from, to   int // of the expected text
}

type kind byte

const (
	kept kind = iota
	made
	left
)

// An alignment may have most cells, and as many edits as fit beside the other
// ways to a cell.
const (
	most      = 1 << 26
	mostEdits = 1<<16 - jump
)

// align finds a shortest way from raw to want, one that makes as many of the
// edits as it can. The edits are sorted and do not overlap. It takes time and space by the
// length of the text times the distance.
func align(raw, want []rune, edits []edit) ([]piece, error) {
	if len(edits) > mostEdits {
		return nil, fmt.Errorf("too many edits to compare: %d, at most %d", len(edits), mostEdits)
	}
	for width := max(64, apartAtLeast(raw, want)); ; width *= 2 {
		if (len(raw)+1)*(2*width+1) > most {
			return nil, fmt.Errorf("the text and what is expected are too different to compare: %d and %d characters", len(raw), len(want))
		}
		g := newGrid(raw, want, edits, width)
		g.fill()
		// A way that costs no more than width never leaves the grid.
		if end := g.cell(len(raw), len(want)); end >= 0 && g.cost(end) <= width {
			return g.trace(), nil
		}
	}
}

// apartAtLeast is a distance that two texts have at least: the characters that
// one has more often than the other.
func apartAtLeast(a, b []rune) int {
	count := make(map[rune]int)
	for _, r := range a {
		count[r]++
	}
	for _, r := range b {
		count[r]--
	}
	n := 0
	for _, c := range count {
		n += max(c, -c)
	}
	return n
}

// What leads to a cell.
const (
	unreached = iota
	keep
	take
	put
	jump // and the edits after it
)

// scale is the weight of one character against one edit made: among ways of one
// cost that with most edits is best.
const scale = 1 << 20

// grid is the part of the table of all alignments that lies within width of the
// diagonal: in row i the cells j with |j-i| <= width.
type grid struct {
	raw, want []rune
	edits     []edit
	prices    []int
	width     int
	value     [][]int    // by row; only rows that are still needed
	how       [][]uint16 // what leads to each cell
}

const none = int(^uint(0) >> 2)

func newGrid(raw, want []rune, edits []edit, width int) *grid {
	g := &grid{raw: raw, want: want, edits: edits, width: width}
	g.value, g.how = make([][]int, len(raw)+1), make([][]uint16, len(raw)+1)
	for _, e := range edits {
		g.prices = append(g.prices, distance(raw[e.start:e.end], e.new))
	}
	return g
}

// cell is the index of column j in row i, -1 when it is outside.
func (g *grid) cell(i, j int) int {
	if k := j - i + g.width; j >= 0 && j <= len(g.want) && k >= 0 && k <= 2*g.width {
		return k
	}
	return -1
}

// cost is the cost of the way to a cell of the last row.
func (g *grid) cost(cell int) int {
	v := g.value[len(g.raw)][cell]
	if v >= none {
		return none
	}
	return (v + scale - 1) / scale
}

func (g *grid) fill() {
	starts := make(map[int]bool)
	ends := make(map[int][]int)
	for k, e := range g.edits {
		starts[e.start] = true
		ends[e.end] = append(ends[e.end], k)
	}
	for i := range len(g.raw) + 1 {
		g.value[i], g.how[i] = make([]int, 2*g.width+1), make([]uint16, 2*g.width+1)
		for k := range g.value[i] {
			g.value[i][k] = none
		}
		for j := max(0, i-g.width); j <= min(len(g.want), i+g.width); j++ {
			g.step(i, j, ends[i])
		}
		if i > 0 && !starts[i-1] {
			g.value[i-1] = nil
		}
	}
}

// step finds the best way to row i, column j.
func (g *grid) step(i, j int, ending []int) {
	c := g.cell(i, j)
	better := func(v int, how uint16) {
		if v < g.value[i][c] {
			g.value[i][c], g.how[i][c] = v, how
		}
	}
	if i == 0 && j == 0 {
		g.value[0][c] = 0
	}
	if i > 0 && j > 0 && g.raw[i-1] == g.want[j-1] {
		better(g.value[i-1][g.cell(i-1, j-1)], keep)
	}
	if p := g.cell(i-1, j); i > 0 && p >= 0 {
		better(g.value[i-1][p]+scale, take)
	}
	if p := g.cell(i, j-1); p >= 0 {
		better(g.value[i][p]+scale, put)
	}
	for _, k := range ending {
		e := g.edits[k]
		p := g.cell(e.start, j-len(e.new))
		if p < 0 || e.start == i && len(e.new) == 0 || !slices.Equal(g.want[j-len(e.new):j], e.new) {
			continue
		}
		if v := g.value[e.start][p]; v < none {
			better(v+g.prices[k]*scale-1, jump+uint16(k))
		}
	}
}

// trace reads the best way from its end.
func (g *grid) trace() []piece {
	var out []piece
	for i, j := len(g.raw), len(g.want); i > 0 || j > 0; {
		p := piece{kind: kept, start: i, end: i, from: j, to: j}
		switch how := g.how[i][g.cell(i, j)]; how {
		case keep:
			i, j = i-1, j-1
		case take:
			p.kind = left
			i--
		case put:
			p.kind = left
			j--
		default:
			p.kind, p.edit = made, int(how-jump)
			i, j = g.edits[p.edit].start, j-len(g.edits[p.edit].new)
		}
		p.start, p.from = i, j
		if n := len(out); n > 0 && p.kind != made && out[n-1].kind == p.kind {
			out[n-1].start, out[n-1].from = p.start, p.from
			continue
		}
		out = append(out, p)
	}
	slices.Reverse(out)
	return out
}

// distance is the number of characters to take out and to put in.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			old := row[j+1]
			if x == y {
				row[j+1] = before
			} else {
				row[j+1] = 1 + min(row[j+1], row[j])
			}
			before = old
		}
	}
	return row[len(b)]
}
