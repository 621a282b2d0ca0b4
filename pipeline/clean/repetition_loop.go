package clean

import (
	"fmt"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// longestLoop is how many tokens a run that repeats has at most.
const longestLoop = 24

// loops proposes to take out the further copies of runs of tokens that follow
// themselves. Two neighbours that have just stood together give a run away; of
// several such pairs the nearest counts.
func loops(text string, tokens []repetitionToken) []pipeline.Edit {
	var edits []pipeline.Edit
	var pairs [1 << pairBits]int32  // where a pair of tokens stood last, by its checksum
	var looked [longestLoop + 1]int // how far runs of a period have been looked at
	taken := 0                      // tokens before it belong to a loop
	for i := 1; i < len(tokens); i++ {
		pair := (tokens[i-1].sum*31 + tokens[i].sum) * 2654435769 >> (32 - pairBits)
		before := int(pairs[pair])
		pairs[pair] = int32(i)
		d := i - before
		if before <= taken || d > longestLoop || i < looked[d] || !sameToken(text, tokens[i], tokens[before]) {
			continue
		}
		start := loopStart(text, tokens, i, d, taken)
		run := loopLength(text, tokens, start, d)
		looked[d] = start + run
		unit, copies := tokens[start-d:start], 1+run/d
		if confidence := weighLoop(text, unit, copies); confidence > 0 {
			taken = start + (copies-1)*d
			s := pipeline.Span{Start: tokens[start-1].End, End: tokens[taken-1].End}
			detail := fmt.Sprintf("%d times %q", copies, text[unit[0].Start:unit[d-1].End])
			edits = append(edits, repetitionEdit(text, s, confidence, detail))
		}
	}
	return edits
}

// pairBits is how many bits of the checksum of a pair are looked at.
const pairBits = 10

// loopStart is the first of the tokens in a row, up to one, that equal those a
// period before, none of which is before another.
func loopStart(text string, tokens []repetitionToken, at, period, from int) int {
	for at-1-period >= from && sameToken(text, tokens[at-1], tokens[at-1-period]) {
		at--
	}
	return at
}

// sameToken reports whether two tokens say the same.
func sameToken(text string, a, b repetitionToken) bool {
	return a.sum == b.sum && a.Len() == b.Len() && text[a.Start:a.End] == text[b.Start:b.End]
}

// loopLength is how many tokens in a row, from one on, equal those a period before.
func loopLength(text string, tokens []repetitionToken, from, period int) int {
	n := 0
	for from+n < len(tokens) && sameToken(text, tokens[from+n], tokens[from+n-period]) {
		n++
	}
	return n
}

// weighLoop says how sure it is that a run of tokens stands too often: 0 where a
// person may have written it so.
func weighLoop(text string, unit []repetitionToken, copies int) float64 {
	if copies < 2 {
		return 0
	}
	words, small, characters, breaks := 0, 0, 0, 0
	for _, t := range unit {
		switch t.kind {
		case aWord:
			words++
			if first := firstRune(text[t.Start:t.End]); !unicode.IsUpper(first) && t.Len() > 1 {
				small++
			}
		case aCharacter:
			characters++
		case aNumber:
			return 0
		case aBreak:
			breaks++
		case aMark:
			if strings.Contains(".!?。！？", text[t.Start:t.End]) {
				return 0 // whole sentences are weighed by themselves
			}
		}
	}
	weight := words + characters*2/3
	switch {
	case 2*small < words || weight == 0, open(text, unit):
		return 0
	case breaks > 0 && weight < 20:
		return 0 // a poem, a list
	case weight >= 8 && unit[0].kind == aMark && copies == 2:
		return 0.7 // an item of a list, whose next may have been another name
	case weight >= 8, weight >= 3 && copies >= 3:
		return 0.93
	case weight >= 2 && copies >= 6:
		return 0.92
	case words == 1 && characters == 0 && copies >= 6 && unit[0].Len() >= 5:
		return 0.92
	case weight >= 4:
		return 0.7
	}
	return 0
}

// open reports whether a run holds half of a pair of brackets.
func open(text string, unit []repetitionToken) bool {
	s := text[unit[0].Start:unit[len(unit)-1].End]
	return strings.Count(s, "(") != strings.Count(s, ")") || strings.Count(s, "（") != strings.Count(s, "）") || strings.ContainsAny(s, "|=+_")
}
