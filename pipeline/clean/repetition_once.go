package clean

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline/scan"
)

// saysOnce reports whether nothing in a text may be a repetition, in whatever
// language it is, as in most texts.
func saysOnce(text string) bool {
	if lettersOfASCII(text) && !wordsRecur(text) {
		return true
	}
	for range repeats(text, 1) {
		return false
	}
	buffer := repetitionBuffers.Get().(*[]repetitionToken)
	defer repetitionBuffers.Put(buffer)
	tokens := repetitionTokens((*buffer)[:0], text)
	*buffer = tokens
	for i := 1; i < len(tokens); i++ {
		if _, ok := doubled(text, tokens, i); ok {
			return false
		}
	}
	return len(loops(text, tokens)) == 0
}

// lettersOfASCII reports whether a text has no letters but those of ASCII: beyond
// them only dashes and marks of quotations, as in most of English.
func lettersOfASCII(text string) bool {
	for at := scan.BeyondASCII(text, 0); at < len(text); at = scan.BeyondASCII(text, at) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r < 0x2010 || r > 0x2027 {
			return false
		}
		at += size
	}
	return true
}

// wordsRecur reports whether a word may follow itself in a text whose letters are of
// ASCII, or a loop or a sentence that does may stand in it. Here a word is letters in
// a row: each token that is a word has one or more, whatever stands beside it. The
// first two letters stand for all; where they mislead, the tokens are asked.
func wordsRecur(text string) bool {
	var w loopWatch
	var places [4]int // where the last four words begin
	four := uint64(0)
	for at := range wordPlaces(text) {
		word := uint64(smallLetter[text[at]])
		if at+1 < len(text) {
			word |= uint64(smallLetter[text[at+1]]) << 8
		}
		if word == four&0xFFFF && followsItself(text[places[3]:at], text[at:]) {
			return true
		}
		if at-places[0] >= shortestStatement {
			return true // there is room for a sentence of fewer words
		}
		if four = four<<16 | word; w.loops(four) {
			return true
		}
		places = [...]int{places[1], places[2], places[3], at}
	}
	return len(text)-places[3] >= shortestStatement
}

// loopWatch is told the words of a text one by one, and notices a loop, and a sentence
// of four words or more that follows itself. A loop that is weighed goes on behind its
// first copy for four words or more, see [weighLoop], and for no fewer than the copy
// has; so does the sentence. Each of them stood one copy before, and so did each four
// in a row: all but the first three of the words end such a four. In texts of thousands
// of words the checksums are soon used up, and nearly all may loop.
type loopWatch struct {
	stood  [2][512]int32 // by two checksums of four words, where such stood last
	number int32         // of the word, counted from one
	again  int32         // how many fours in a row stood before
}

// loops reports whether the last four words may end a loop: as many fours in a row
// stood before as the distance asks for. Other words with their checksums, since
// then, make it seem less, never more.
func (w *loopWatch) loops(four uint64) bool {
	sum := four * spread
	one, other := &w.stood[0][sum>>55], &w.stood[1][sum>>46%512]
	last := min(*one, *other)
	w.number++
	*one, *other = w.number, w.number
	if w.again++; last == 0 {
		w.again = 0
		return false
	}
	return w.number-last <= w.again+3
}

// followsItself reports whether a text is a word of ASCII and white space, and the
// text behind it begins with that word, in capitals or not.
func followsItself(text, behind string) bool {
	word := strings.TrimSpace(text)
	if len(word) == len(text) || len(behind) < len(word) || len(behind) > len(word) && isLetter(behind[len(word)]) {
		return false
	}
	for i := range len(word) {
		if small := smallLetter[word[i]]; small == 0 || small != smallLetter[behind[i]] {
			return false
		}
	}
	return true
}

// spread makes each bit of a number count in the upper half of a product (an odd
// number near 2^64 by the golden ratio).
const spread = 0x9E3779B97F4A7C15

// smallLetter are the letters of ASCII as small ones, 0 for all other bytes.
var smallLetter = func() (of [256]byte) {
	for b := range of {
		if isLetter(byte(b)) {
			of[b] = byte(b) | 0x20
		}
	}
	return of
}()
