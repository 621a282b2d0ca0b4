package clean

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rectify/pipeline"
)

// compareNumbers points out numbers of the text before translation that the
// translation has not, in digits or in words, or has otherwise. Small whole
// numbers, which are often left out or spelled, and digits of names are not looked for.
func compareNumbers(v *pipeline.View, all []figure) []pipeline.Flag {
	o := v.Record.Original
	if o == nil || v.Text == "" {
		return nil
	}
	original := o.Abstract
	if v.Field == pipeline.Title {
		original = o.Title
	}
	var room [mostFigures]figure
	if repeated(original, figures(room[:0], original), v.Text, all) {
		return nil
	}
	theirs, ours := numbersOf(v, original), numbers(v.Text, all)
	if kept(original, theirs, ours) {
		return nil
	}
	c := comparison{view: v, original: original, theirs: theirs, ours: ours, have: valuesOf(v, ours)}
	return c.flags()
}

// comparison holds the numbers of an original against those of its translation.
type comparison struct {
	view         *pipeline.View
	original     string
	theirs, ours []number
	have         values
}

// leastKept is the share of the original's numbers that must be found for the
// rest to be missed: below it the two texts are hardly one and its translation.
const leastKept = 0.5

// flags are the numbers that are missing, neighbours together.
func (c *comparison) flags() []pipeline.Flag {
	var missing []int
	looked := 0
	for i, n := range c.theirs {
		if !n.strong(c.original) {
			continue
		}
		looked++
		if !c.have.hasNumber(n) && !c.halved(n) {
			missing = append(missing, i)
		}
	}
	if len(missing) == 0 || float64(looked-len(missing)) < leastKept*float64(looked) {
		return nil
	}
	var flags []pipeline.Flag
	for _, l := range c.losses(missing) {
		flags = append(flags, c.flag(l))
	}
	return flags
}

// loss is numbers of the original that are missing between two of the translation.
type loss struct {
	missing  []int // places in theirs
	from, to int   // places in ours
}

// losses are the missing numbers by where they are missing. What stands in an
// address or a citation of the original is none.
func (c *comparison) losses(missing []int) []loss {
	protected := pipeline.NewView(c.original, c.view.Record.Original.Lang).Protected()
	var out []loss
	for _, i := range missing {
		from, to, ok := c.between(i)
		if !ok || slices.ContainsFunc(protected, c.theirs[i].Overlaps) {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].from == from && out[n].to == to {
			out[n].missing = append(out[n].missing, i)
			continue
		}
		out = append(out, loss{[]int{i}, from, to})
	}
	return out
}

// halved reports whether a number with .5 may be said with "half".
func (c *comparison) halved(n number) bool {
	whole, part := math.Modf(n.values[0])
	return part == 0.5 && (whole == 0 || c.have[whole]) && half(strings.ToLower(c.view.Text))
}

// longestPlace is the most bytes between two numbers that are shown as the
// place of a loss; where they are further apart it is the first of them.
const longestPlace = 100

// flag points missing numbers out. Where one number of the translation is not
// the original's, that is what became of a single missing one.
func (c *comparison) flag(l loss) pipeline.Flag {
	var written []string
	for _, i := range l.missing {
		if w := c.original[c.theirs[i].Start:c.theirs[i].End]; !slices.Contains(written, w) {
			written = append(written, w)
		}
	}
	place := pipeline.Span{Start: c.ours[l.from].Start, End: c.ours[l.to].End}
	if strange := c.strange(l.from, l.to); len(written) == 1 && len(strange) == 1 {
		place = strange[0].Span
		return pipeline.Flag{
			Rule: "clean/number", Span: place,
			Message: fmt.Sprintf("The text before translation has %s where this has %s.", written[0], c.view.Text[place.Start:place.End]),
		}
	}
	if place.Len() > longestPlace {
		place.End = c.ours[l.from].End
	}
	return pipeline.Flag{
		Rule: "clean/number", Span: place,
		Message: fmt.Sprintf("The text before translation has %s near here, which this has not.", strings.Join(written, ", ")),
	}
}

// between are the numbers of the translation that stand around a missing one: the
// places of the nearest found ones before and after it.
func (c *comparison) between(missing int) (from, to int, ok bool) {
	from, to = -1, -1
	for i := missing - 1; i >= 0 && from < 0; i-- {
		from = c.place(c.theirs[i])
	}
	for i := missing + 1; i < len(c.theirs) && to < 0; i++ {
		to = c.place(c.theirs[i])
	}
	switch {
	case from < 0 && to < 0:
		return 0, 0, false
	case from < 0:
		from = max(0, to-1)
	case to < 0:
		to = min(len(c.ours)-1, from+1)
	}
	if from > to {
		from, to = to, from
	}
	return from, to, true
}

// place is the only number of the translation that equals one of the original, -1
// where there is none or several.
func (c *comparison) place(n number) int {
	found := -1
	for i, our := range c.ours {
		if len(n.values) > 0 && len(our.values) > 0 && our.values[0] == n.values[0] {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// strange are the numbers of the translation, between two places, that the
// original does not have.
func (c *comparison) strange(from, to int) []number {
	have := valuesIn(c.original, c.theirs)
	var out []number
	for _, n := range c.ours[from : to+1] {
		if len(n.values) > 0 && !named(c.view.Text, n.Span) && !have.hasNumber(n) {
			out = append(out, n)
		}
	}
	return out
}
