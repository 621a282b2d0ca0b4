package clean

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/scan"
)

// gapsOf are the spaces of a text where a word may have been split: few, so that
// only what is around them is looked at. A piece of a broken word that stands alone
// somewhere makes more of them.
func gapsOf(v *pipeline.View) (gaps []int, fragments bool) {
	kinds := ^uint8(brokenGap)
	if v.Record.Original == nil {
		kinds &^= namedGap
	}
	gaps, fragments = gapsOfKinds(v.Text, kinds, mayBeEnglish(v))
	if fragments { // as hardly any text has
		gaps, _ = gapsOfKinds(v.Text, kinds|brokenGap, false)
	}
	return gaps, fragments
}

// gapsOfKinds are the gaps of some kinds. Where pieces are looked for, it breaks
// off at the first.
func gapsOfKinds(text string, kinds uint8, pieces bool) (gaps []int, piece bool) {
	for block := 0; block < len(text); block += 8 {
		for spaces := spacesIn(scan.UpToEight(text, block)); spaces != 0; spaces &= spaces - 1 {
			at := block + bits.TrailingZeros64(spaces)/8
			if pieces && pieceSieve.begins(text[at+1:]) && beginsPiece(text[at+1:]) {
				return nil, true
			}
			if at > 0 && at+1 < len(text) && beforeGap[text[at-1]]&afterGap[text[at+1]]&kinds != 0 && mayGap(text[:at], text[at+1:], kinds&brokenGap != 0) {
				gaps = append(gaps, at)
			}
		}
	}
	return gaps, false
}

// beforeGap and afterGap tell the spaces where a word may have been split from
// most others: the bytes beside it have a bit in common, one for each kind of gap.
// To see so takes no jump, which on prose costs more than the look-ups.
var beforeGap, afterGap = gapBytes()

// The kinds of gap that not every text has.
const (
	namedGap  = 1 << iota // only the text before translation closes it
	brokenGap             // it lies inside a broken word
)

func gapBytes() (before, after [256]uint8) {
	const digits, capitals = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	letters := capitals + strings.ToLower(capitals)
	var foreign, all []byte
	for b := range 256 {
		all = append(all, byte(b))
		if b >= utf8.RuneSelf {
			foreign = append(foreign, byte(b))
		}
	}
	for kind, g := range [...]struct{ before, after string }{
		{letters + digits, digits + capitals}, // K 562: namedGap
		{letters, strings.ToLower(capitals)},  // govern ment: brokenGap
		{"-/'" + "’"[2:], string(all)},        // marks inside words
		{string(all), "-/'n" + "’"[:1]},
		{".", digits + "eg"},
		{",", digits},
		{digits, "nrst"}, // 21 st
		{string(foreign), string(foreign)},
	} {
		for i := range len(g.before) {
			before[g.before[i]] |= 1 << kind
		}
		for i := range len(g.after) {
			after[g.after[i]] |= 1 << kind
		}
	}
	return before, after
}

// mayGap reports whether a word may have been split between two texts with a
// space between them: beside a mark, before an ending, between capitals and
// digits, or between Han. No rule finds a seam elsewhere.
func mayGap(left, right string, fragments bool) bool {
	before, after := left[len(left)-1], right[0]
	switch {
	case isSmall(after) && isLetter(before):
		return fragments && (after == 'n' || mayBreak(left, right)) || beginsNegation(right)
	case strings.IndexByte("-/'", before) >= 0, strings.IndexByte("-/'", after) >= 0:
		return true
	case before == '.':
		return isDigit(rune(after)) || after == 'g' || after == 'e'
	case before == ',':
		return isDigit(rune(after))
	case isDigit(rune(before)) && isSmall(after):
		return beginsOrdinalEnding(right)
	case isDigit(rune(before)):
		return isCapital(after)
	case isDigit(rune(after)), isCapital(after):
		return isLetter(before) && (after == 'N' || !endsLong(left))
	}
	return strings.HasSuffix(left, "’") || strings.HasPrefix(right, "’") || beginsNegation(right) ||
		before >= utf8.RuneSelf && han(firstRune(right))
}

// beginsNegation reports whether a text begins with the ending of "don't".
func beginsNegation(text string) bool {
	return strings.HasPrefix(text, "n't") || strings.HasPrefix(text, "n’t")
}

// endsLong reports whether a text ends in three small letters: a word that no
// number and no capitals belong to.
func endsLong(text string) bool {
	n := len(text)
	return n >= 3 && isSmall(text[n-1]) && isLetter(text[n-2]) && isLetter(text[n-3])
}

// The pieces that are looked at: one before the gap and as many before that as
// [tokens.quotient] asks for, and as many behind it as the longest word has.
const (
	piecesBefore = 1 + 3
	piecesAround = piecesBefore + longestJoin
)

// lookAround takes in the pieces around a space, and returns the one before it;
// false where white space stands beside the space.
func (t *tokens) lookAround(space int) (i int, ok bool) {
	start := space
	for range piecesBefore {
		start = len(strings.TrimRightFunc(t.text[:start], unicode.IsSpace))
		start = pieceStart(t.text, start)
	}
	i, t.count = -1, 0
	for at := start; at < len(t.text) && t.count < len(t.pieces); {
		end := pieceEnd(t.text, at)
		if end > at {
			t.pieces[t.count] = pipeline.Span{Start: at, End: end}
			t.count++
		}
		if end == space {
			i = t.count - 1
		}
		at = end + len(t.text[end:]) - len(strings.TrimLeftFunc(t.text[end:], unicode.IsSpace))
	}
	return i, i >= 0 && t.apart(i)
}

// pieceStart is where the piece begins that ends at a byte.
func pieceStart(text string, end int) int {
	for end > 0 {
		if b := text[end-1]; ' ' < b && b < utf8.RuneSelf { // as most are
			end--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[:end])
		if unicode.IsSpace(r) {
			break
		}
		end -= size
	}
	return end
}

// pieceEnd is where the piece ends that begins at a byte.
func pieceEnd(text string, at int) int {
	for at < len(text) {
		if b := text[at]; ' ' < b && b < utf8.RuneSelf {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}
