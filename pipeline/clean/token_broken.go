package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// shortestBroken is the least number of letters of a broken word.
const shortestBroken = 7

// wordEnds are pieces that English words end in and that are no words.
var wordEnds = strings.Fields("tion tions tional tionally sion sions ment ments ness ity ities tive tively ance ence ically isation ization ously")

// wordStarts are pieces that English words begin with and that are no words.
var wordStarts = strings.Fields("inter multi micro macro infra trans semi anti pseudo inde deve gov com con dis")

// wordPieces are both, as they stand behind a space, by their first byte.
var wordPieces = func() (of [256][]string) {
	for _, end := range wordEnds {
		of[end[0]] = append(of[end[0]], end)
	}
	for _, start := range wordStarts {
		of[start[0]] = append(of[start[0]], start+" ")
	}
	return of
}()

// secondLetters are the second letters of wordPieces, a bit each, by their first byte.
var secondLetters = func() (of [256]uint32) {
	for first, pieces := range wordPieces {
		for _, piece := range pieces {
			of[first] |= 1 << (piece[1] % 32)
		}
	}
	return of
}()

// beginsPiece reports whether a text begins with a piece of a broken word that
// stands alone.
func beginsPiece(text string) bool {
	if len(text) < 2 || secondLetters[text[0]]>>(text[1]%32)&1 == 0 {
		return false
	}
	for _, piece := range wordPieces[text[0]] {
		if strings.HasPrefix(text, piece) {
			return true
		}
	}
	return false
}

// broken is an English word with a space inside, "govern ment", that the record
// also has in one piece.
func (t *tokens) broken(i int, lang string) (seam, bool) {
	if lang != "en" || !t.fragments {
		return seam{}, false
	}
	left, right := strings.TrimLeft(t.piece(i), `(["“`), strings.TrimRight(t.piece(i+1), `.,;:!?)]"”’`)
	if !slices.Contains(wordEnds, right) && !slices.Contains(wordStarts, strings.ToLower(left)) || !proseOnly(left) || !lower(right) || utf8.RuneCountInString(left+right) < shortestBroken {
		return seam{}, false
	}
	whole := strings.ToLower(left + right)
	attested := occurrences(strings.ToLower(t.view.Record.Title+"\n"+t.view.Record.Abstract), whole) > 0
	return seam{i, i + 1, pipeline.Majority, 0.93, "the record also writes " + whole, false}, attested
}

// proseOnly reports whether a piece is a word and nothing else.
func proseOnly(word string) bool { return word != "" && wordAt(word, 0) == word && digitless(word) }
