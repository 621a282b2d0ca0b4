package clean

import "slices"

// mostCompared is how many figures of a translation are looked through for each
// of the original: more are sooner read.
const mostCompared = 64

// repeated reports whether a translation writes the figures of the original just as
// they are there, as many do: then no number is missing, whatever they say. A
// single digit is never strong.
func repeated(original string, theirs []figure, text string, ours []figure) bool {
	return len(ours) <= mostCompared && !slices.ContainsFunc(theirs, func(n figure) bool {
		written := original[n.Start:n.End]
		return len(written) > 1 && !slices.ContainsFunc(ours, func(o figure) bool { return text[o.Start:o.End] == written })
	})
}

// kept reports whether a translation has all strong numbers of the original in
// digits, however written: then none is missing in words.
func kept(original string, theirs, ours []number) bool {
	var have []float64
	for _, n := range ours {
		have = append(have, n.values...)
	}
	slices.Sort(have)
	said := func(v float64) bool { _, found := slices.BinarySearch(have, v); return found }
	return !slices.ContainsFunc(theirs, func(n number) bool {
		return !slices.ContainsFunc(n.values, said) && n.strong(original)
	})
}
