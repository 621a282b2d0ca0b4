package term

// table is what alignment fills, from the last sign to the first: for every
// sign and place in the window the cost of that sign and all after it, up to the end
// of the window. Signs are passed in order; parts between may give none.
type table struct {
	chars, parts  int
	first, follow []int // by sign and char: the sign stands there, as the first of its part or not
	rest          []int // by sign and part: it stands in that part or a later one
}

func (t *table) reset(signs, chars, parts int) {
	t.chars, t.parts = chars, parts
	t.first = room(t.first, (signs+1)*(chars+1))
	t.follow = room(t.follow, (signs+1)*(chars+1))
	t.rest = room(t.rest, (signs+1)*(parts+1))
}

func (t *table) at(sign, char int) int { return sign*(t.chars+1) + char }

func (t *table) restAt(sign, part int) *int { return &t.rest[sign*(t.parts+1)+part] }

func room(s []int, n int) []int {
	if cap(s) < n {
		return make([]int, n, 2*n)
	}
	return s[:n]
}

// fill fills the table for signs and the window.
func (f *finder) fill(signs []sign) {
	parts := f.window.parts
	n, last := len(signs), len(parts)
	t := &f.table
	t.reset(n, len(f.window.chars), last)
	*t.restAt(n, last) = 0
	for p := last - 1; p >= 0; p-- {
		*t.restAt(n, p) = *t.restAt(n, p+1) + passCost(parts[p], true)
	}
	for i := n - 1; i >= 0; i-- {
		*t.restAt(i, last) = never
		for p := last - 1; p >= 0; p-- {
			here := f.fillPart(signs, i, p)
			*t.restAt(i, p) = min(here, never, *t.restAt(i, p+1)+passCost(parts[p], false))
		}
	}
}

// fillPart fills the table for sign i in part p and returns the least cost with
// sign i as the first of the part.
func (f *finder) fillPart(signs []sign, i, p int) int {
	t, pt := &f.table, &f.window.parts[p]
	best, gap, next := never, never, never // gap, next: of sign i+1, further on in the part
	for j := pt.to - 1; j >= pt.from; j-- {
		at := t.at(i, j)
		t.first[at], t.follow[at] = never, never
		if extra, ok := match(signs[i], pt, j-pt.from, f.window.chars[j]); ok {
			tail := min(*t.restAt(i+1, p+1), gap, next)
			t.follow[at] = tail
			t.first[at] = min(never, tail+extra+enterCost(signs[i], pt, j > pt.from))
			best = min(best, t.first[at])
		}
		if i+1 < len(signs) {
			next = never
			if then := t.follow[t.at(i+1, j)]; then < never {
				next = then + nextSignCost(signs[i+1])
				gap = min(gap, then+gapSignCost(signs[i+1], f.window.chars[j]))
			}
		}
	}
	return best
}

// match reports whether a sign may stand for a char, the k-th of its part, and
// what that costs.
func match(s sign, p *part, k int, c char) (cost int, ok bool) {
	switch {
	case s.number == "":
		return 0, c.number == "" && s.r == c.r
	case c.number != "":
		return 0, s.number == c.number
	}
	return numberWordCost, k == 0 && numberWords[s.number][p.text]
}

// enterCost is what the first sign in a part costs.
func enterCost(s sign, p *part, inside bool) int {
	cost := 0
	if s.small {
		cost = smallCost
	}
	switch {
	case inside:
		cost += insideCost
	case p.kind == afterHyphen:
		cost += hyphenCost
	case p.kind == inWord:
		cost += joinedCost
	}
	return cost
}

func nextSignCost(s sign) int {
	if s.small {
		return smallNextCost
	}
	return nextCost
}

func gapSignCost(s sign, c char) int {
	cost := gapCost
	if s.small {
		cost = smallGapCost
	}
	if c.joint {
		cost -= jointDiscount
	}
	return cost
}

// passCost is what a part costs that gives no letter; last says that all
// letters were given before it.
func passCost(p part, last bool) int {
	switch {
	case p.group:
		return groupCost
	case p.number:
		return numberCost
	case p.passed:
		return passedCost
	case p.kind == wordStart && last:
		return lastWordCost
	case p.kind == wordStart:
		return wordCost
	case last:
		return lastPartCost
	}
	return partCost
}
