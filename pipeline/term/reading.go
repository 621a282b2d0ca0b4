package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// reading is one way to understand what stands before a bracket: as a name of
// the concept, from start on.
type reading struct {
	pipeline.Span
	form       *Form
	words      []string
	similarity float64
	score      float64
}

// parts are the content words of a name, and the syllables of Korean ones: a
// name is one word there, or several, as its writer likes.
func parts(name string) []string {
	var out []string
	for _, w := range content(name) {
		if classOf(firstRune(w)) == hangul {
			out = append(out, strings.Split(w, "")...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// readings scores every word start before a bracket as the beginning of each
// concept's name and returns the two best of different beginnings.
func readings(text string, end int, forms []*Form) (best, second reading) {
	for _, f := range forms {
		names := contents(f.Terms)
		for _, start := range starts(text, end, max(10, 2*len(names[0])+4)) {
			r := reading{Span: pipeline.Span{Start: start, End: end}, form: f, words: parts(text[start:end])}
			if len(r.words) > 0 && owner(firstWord(text[start:end])) && !slices.ContainsFunc(names, func(n []string) bool { return slices.Contains(n, r.words[0]) }) {
				continue // "Beijing's [Global Security Proposal]"
			}
			length := 0
			for _, n := range names {
				if s := similarity(r.words, n); s > r.similarity {
					r.similarity, length = s, len(n)
				}
			}
			r.score = 2*r.similarity - 0.12*float64(abs(len(r.words)-length)) + edge(text, start)
			switch {
			case r.score > best.score || best.form == nil:
				best, second = r, best
			case r.score > second.score || second.form == nil:
				second = r
			}
		}
	}
	return best, second
}

func abs(n int) int { return max(n, -n) }

// starts returns where a long form that ends at end may begin: at content
// words, not beyond punctuation, brackets, quotation marks or "and of".
func starts(text string, end, limit int) []int {
	var out []int
	at, next := end, ""
	for range limit {
		word := lastWord(text[:at])
		if word == "" {
			break
		}
		start := at - len(word)
		low := strings.ToLower(word)
		if low == "and" && next == "of" {
			break
		}
		if k := articleJoined(low); !functionWords[low[k:]] {
			out = append(out, start+k)
		}
		gap := strings.TrimRight(text[:start], " \u00a0\t")
		if gap == "" || len(gap) == start && !strings.HasSuffix(gap, "-") || start-len(gap) > 2 {
			break
		}
		gap = strings.TrimRight(gap, "-")
		if strings.HasSuffix(gap, "\n") || strings.ContainsRune(",.;:!?()[]{}\"“”«»（）、。，；：", lastRune(gap)) {
			break
		}
		at, next = len(gap), low
	}
	return out
}

// articleJoined is the length of a French article or preposition that an apostrophe
// joins to a word: "l'Organisation".
func articleJoined(word string) int {
	for _, e := range []string{"l'", "l’", "d'", "d’"} {
		if strings.HasPrefix(word, e) && len(word) > len(e) {
			return len(e)
		}
	}
	return 0
}

// owner reports whether a word says whose a thing is.
func owner(word string) bool { return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") }

// firstWord is a text up to its first space.
func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

// lastWord is the word at the end of a text: letters, digits, and apostrophes
// inside it.
func lastWord(text string) string {
	at := len(text)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if classOf(r) == other && r != '\'' && r != '’' && r != '&' {
			break
		}
		at -= n
	}
	return strings.TrimLeft(text[at:], "'’")
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// edge scores what stands before and at a beginning: a determiner,
// punctuation, or small letters before it speak for it, "of" against.
func edge(text string, start int) float64 {
	score := 0.0
	if upperFirst(text[start:]) {
		score += 0.15
	}
	before := strings.TrimRight(text[:start], " \u00a0\t-")
	word := lastWord(before)
	switch {
	case strings.EqualFold(word, "of") || strings.EqualFold(word, "for"):
		score -= 0.5
	case word == "" || !upperFirst(word) || owner(word) || strings.HasSuffix(word, "'") || strings.HasSuffix(word, "’"):
		score += 0.35
	case upperFirst(text[start:]) && !functionWords[strings.ToLower(word)]:
		score -= 0.4 // half a name
	}
	return score
}
