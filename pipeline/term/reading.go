package term

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// reading is one way to understand what stands before a bracket: as a name of
// the concept, from start on.
type reading struct {
	pipeline.Span
	of         *bearer
	words      []string
	similarity float64
	score      float64
}

// readings scores every word start before a bracket as the beginning of each
// concept's name and returns the two best of different beginnings.
func readings(text string, end int, among []*bearer) (best, second reading) {
	for _, b := range among {
		begins := starts(text, end, b.reach())
		if len(begins) == 0 {
			continue
		}
		all := wordingOf(text, pipeline.Span{Start: begins[len(begins)-1], End: end})
		for _, start := range begins {
			r := reading{Span: pipeline.Span{Start: start, End: end}, of: b, words: all.from(start)}
			if len(r.words) > 0 && owner(firstWord(text[start:end])) && !b.says(r.words[0]) {
				continue // "Beijing's [Global Security Proposal]"
			}
			r.weigh(text)
			switch {
			case r.score > best.score || best.of == nil:
				best, second = r, best
			case r.score > second.score || second.of == nil:
				second = r
			}
		}
	}
	return best, second
}

// weigh scores a reading: by how near its words come to a name, and by where it begins.
func (r *reading) weigh(text string) {
	length := 0
	for _, n := range r.of.names {
		if s := similarity(r.words, n); s > r.similarity {
			r.similarity, length = s, len(n)
		}
	}
	r.score = 2*r.similarity - 0.12*float64(abs(len(r.words)-length)) + edge(text, r.Start)
}

func abs(n int) int { return max(n, -n) }

// starts returns where a long form that ends at end may begin: at content
// words, not beyond punctuation, brackets, quotation marks or "and of".
func starts(text string, end, limit int) []int {
	out := make([]int, 0, limit)
	at, beforeOf := end, false
	for range limit {
		word := lastWord(text[:at])
		if word == "" || beforeOf && strings.EqualFold(word, "and") {
			break
		}
		start := at - len(word)
		if k := articleJoined(word); !functionWord(strings.ToLower(word[k:])) {
			out = append(out, start+k)
		}
		gap := trimBlanks(text[:start], " \t")
		if gap == "" || len(gap) == start && !strings.HasSuffix(gap, "-") || start-len(gap) > 2 {
			break
		}
		gap = strings.TrimRight(gap, "-")
		if strings.HasSuffix(gap, "\n") || strings.ContainsRune(",.;:!?()[]{}\"“”«»（）、。，；：", lastRune(gap)) {
			break
		}
		at, beforeOf = len(gap), strings.EqualFold(word, "of")
	}
	return out
}

// trimBlanks is a text without no-break spaces and the given blanks of ASCII at
// its end.
func trimBlanks(text, blanks string) string {
	for {
		switch n := len(text); {
		case n > 0 && strings.IndexByte(blanks, text[n-1]) >= 0:
			text = text[:n-1]
		case strings.HasSuffix(text, "\u00a0"):
			text = strings.TrimSuffix(text, "\u00a0")
		default:
			return text
		}
	}
}

// articleJoined is the length of a French article or preposition that an apostrophe
// joins to a word: "l'Organisation".
func articleJoined(word string) int {
	if first := word[0] | 0x20; first != 'l' && first != 'd' {
		return 0
	}
	for _, apostrophe := range []string{"'", "’"} {
		if strings.HasPrefix(word[1:], apostrophe) && len(word) > 1+len(apostrophe) {
			return 1 + len(apostrophe)
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
		if b := text[at-1]; b < utf8.RuneSelf && alphanumeric[b] {
			at--
			continue
		}
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
	word := lastWord(trimBlanks(text[:start], " \t-"))
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
