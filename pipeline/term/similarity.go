package term

import (
	"strings"
	"unicode/utf8"
)

// differsInSpelling reports whether two ways to write the same words differ in
// more than number, hyphens, case and -ise for -ize: center and centre do,
// market and markets, authorise and authorize do not.
func differsInSpelling(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(strings.ReplaceAll(a, "-", " "))), strings.Fields(strings.ToLower(strings.ReplaceAll(b, "-", " ")))
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && plain(x[i]) != plain(y[i]) {
			return true
		}
	}
	return false
}

// plainly writes -ise and what is made of it with a z.
var plainly = strings.NewReplacer("memoranda", "memorandum", "isa", "iza", "ise", "ize", "isi", "izi")

func plain(w string) string {
	if rest, ok := strings.CutSuffix(w, "ies"); ok {
		w = rest + "y"
	}
	w = plainly.Replace(w)
	return strings.TrimSuffix(w, "s")
}

// sameWord is how much two content words are one: 1 when equal, 0.8 when they
// share a stem of four letters or more (three quarters of the shorter).
func sameWord(a, b string) float64 {
	if a == b {
		return 1
	}
	if len(a) < leastStem || len(b) < leastStem || a[:leastStem] != b[:leastStem] {
		return 0
	}
	n := leastStem
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	short := min(len(a), len(b))
	if utf8.RuneCountInString(a[:n]) >= leastStem && 4*n >= 3*short-3 && !prefixAlone(a, b) {
		return 0.8
	}
	return 0
}

// leastStem is how many letters a stem has at least, so also the bytes of it.
const leastStem = 4

// prefixAlone reports whether two words have a prefix in common and nothing behind it: interbank
// and interbranch.
func prefixAlone(a, b string) bool {
	for _, prefix := range longPrefixes {
		x, ok := strings.CutPrefix(a, prefix)
		y, too := strings.CutPrefix(b, prefix)
		if ok && too {
			return sameWord(x, y) == 0
		}
	}
	return false
}

// longPrefixes are those as long as a stem.
var longPrefixes = []string{"anti", "counter", "inter", "multi", "post"}

// similarity is the Dice coefficient of two names' content words, words of one
// stem counting 0.8: 1 for the same words in any order.
func similarity(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 2 * pairUp(a, b, make([]bool, len(a)), make([]bool, len(b))) / float64(len(a)+len(b))
}

// pairUp gives each word of a the most alike word of b that is still free and
// marks both. It returns how much those words are alike in sum.
func pairUp(a, b []string, inA, inB []bool) (sum float64) {
	for i, x := range a {
		best, at := 0.0, -1
		for k, y := range b {
			if inB[k] {
				continue
			}
			if s := sameWord(x, y); s > best {
				best, at = s, k
			}
		}
		if at >= 0 {
			inA[i], inB[at] = true, true
			sum += best
		}
	}
	return sum
}

// within reports whether all words of a stand in b, in the same order: a is
// then a shorter way to say b, not a wrong one.
func within(a, b []string) bool {
	j := 0
	for _, x := range a {
		for j < len(b) && b[j] != x {
			j++
		}
		if j == len(b) {
			return false
		}
		j++
	}
	return true
}
