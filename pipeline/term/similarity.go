package term

import (
	"strings"
	"unicode/utf8"
)

// functionWords carry no part of a name's meaning.
var functionWords = wordSet(`a an the of for on in at to and or by with from against between among under over into as its their
 de des du la le les et sur pour dans en au aux d l el los las del y para sobre con der die das und für von zu zur zum im`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// joined prefixes are written with a hyphen, without one, or apart.
var joined = wordSet("co non anti multi counter sub inter pre post re bi tri")

// withoutMarks takes possessives and apostrophes off a word.
var withoutMarks = strings.NewReplacer("'s", "", "’s", "", "'", "", "’", "", "&", "and")

// content returns the words of a name that carry its meaning, in small
// letters, spelled one way: organisation and organization, plural and singular are one.
func content(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return loose(r) && r != '\'' && r != '’' || strings.ContainsRune(",.;:()/[]\"“”", r) || r == '\n'
	})
	var out []string
	prefix := ""
	for _, w := range words {
		w = withoutMarks.Replace(w)
		if w == "" || functionWords[w] {
			continue
		}
		if joined[w] {
			prefix = w
			continue
		}
		out = append(out, oneSpelling(prefix+w))
		prefix = ""
	}
	return out
}

// oneSpelling folds British and American spelling and a plural s.
func oneSpelling(w string) string {
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		w = strings.TrimSuffix(w, "s")
		if strings.HasSuffix(w, "ie") {
			w = strings.TrimSuffix(w, "ie") + "y"
		}
	}
	switch w {
	case "memoranda":
		w = "memorandum"
	case "rmb":
		w = "renminbi"
	}
	if !british(w) {
		return w
	}
	w = strings.Replace(w, "isation", "ization", 1)
	w = strings.Replace(w, "defence", "defense", 1)
	w = strings.Replace(w, "programme", "program", 1)
	w = strings.Replace(w, "centre", "center", 1)
	w = strings.Replace(w, "labour", "labor", 1)
	return strings.Replace(w, "authoris", "authoriz", 1)
}

// british reports whether a word has three letters of those that oneSpelling
// looks for. Few have.
func british(w string) bool {
	for i := 2; i+1 < len(w); i++ {
		switch w[i-2 : i+1] {
		case "isa", "fen", "amm", "ntr", "abo", "uth":
			return true
		}
	}
	return false
}

// differsInSpelling reports whether two ways to write the same words differ in
// more than number, hyphens, case and -ise for -ize: center and centre do,
// market and markets, authorise and authorize do not.
func differsInSpelling(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(strings.ReplaceAll(a, "-", " "))), strings.Fields(strings.ToLower(strings.ReplaceAll(b, "-", " ")))
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if plain(x[i]) != plain(y[i]) {
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
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	short := min(len(a), len(b))
	if utf8.RuneCountInString(a[:n]) >= 4 && 4*n >= 3*short-3 && !prefixAlone(a, b) {
		return 0.8
	}
	return 0
}

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
	_, _, sum := pairUp(a, b)
	return 2 * sum / float64(len(a)+len(b))
}

// pairUp gives each word of a the most alike word of b that is still free. It
// says which words of both found one, and how much they are alike in sum.
func pairUp(a, b []string) (inA, inB []bool, sum float64) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, x := range a {
		best, at := 0.0, -1
		for k, y := range b {
			if s := sameWord(x, y); !inB[k] && s > best {
				best, at = s, k
			}
		}
		if at >= 0 {
			inA[i], inB[at] = true, true
			sum += best
		}
	}
	return inA, inB, sum
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
