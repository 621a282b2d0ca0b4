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

// pieceSieve tells where they may begin.
var pieceSieve = newSieve(wordStarts, wordEnds)

// beginsPiece reports whether a text begins with a piece of a broken word.
func beginsPiece(text string) bool {
	return text != "" && slices.ContainsFunc(wordPieces[text[0]], func(piece string) bool { return strings.HasPrefix(text, piece) })
}

// mayBreak reports whether a word may be broken between two texts with a space
// between them, for all that [tokens.broken] asks of its pieces.
func mayBreak(left, right string) bool {
	return beginsPiece(right) || slices.Contains(wordStarts, strings.ToLower(lastWord(left)))
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
