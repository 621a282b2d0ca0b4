package clean

import (
	"math"
	"strconv"

	"rectify/pipeline"
)

// values are the numbers that a text may speak of, in digits or in words.
type values map[float64]bool

// add takes a number in, rounded to nine digits, so that 1.1万 is 11,000.
func (s values) add(v float64) { s[rounded(v)] = true }

func rounded(v float64) float64 {
	if v == math.Trunc(v) && math.Abs(v) < 1e9 {
		return v // has no more digits
	}
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 9, 64), 64)
	return r
}

// has reports whether a number is there, or stands behind another measure: a
// share for per cent, years for months, weeks for days, thousands for ones.
func (s values) has(v float64) bool {
	for _, by := range [...]float64{1, 100, 0.01, 1. / 12, 12, 1. / 7, 1. / 24, 1000, 0.001} {
		if s[rounded(v*by)] {
			return true
		}
	}
	return false
}

// hasNumber reports whether any reading of a number is there, or all its parts,
// which may be those of a date.
func (s values) hasNumber(n number) bool {
	for _, v := range n.values {
		if s.has(v) {
			return true
		}
	}
	if n.share {
		return false
	}
	for _, v := range n.parts {
		if !s[v] {
			return false
		}
	}
	return true
}

// valuesKey keys the values of a text.
type valuesKey struct{}

// valuesOf are the numbers of a view's text, looked up once for all runs. They
// must not be changed.
func valuesOf(v *pipeline.View, digits []number) values {
	return pipeline.MemoText(v, v.Text, valuesKey{}, func() values { return valuesIn(v.Text, digits) })
}

// valuesIn are the numbers of a text, those in digits given.
func valuesIn(text string, digits []number) values {
	all := make(values, 2*len(digits))
	for _, n := range digits {
		for _, v := range n.values {
			all.add(v)
		}
		for _, v := range n.parts {
			all.add(v)
		}
	}
	spelled(text, all.add)
	hanNumerals(text, all.add)
	return all
}
