package clean

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// Token takes out the spaces that a tokenizer put into words and that nobody
// took out again after translation.
var Token = pipeline.Stage{
	Name: "clean/token",
	Doc: `Rejoin what a tokenizer split: "RQ - PCR", "mmol / L", "K 562", "the patient 's", "21 st", "l’ eau", "govern ment".

A split name is rejoined when the text before translation, or the rest of the record, has it in one
piece; endings, units and prefixes when they cannot stand alone. A dash between clauses stays.

Before: the patient 's level (5 mmol / L) and / or a non - small tumour
After:  the patient's level (5 mmol/L) and/or a non-small tumour`,
	Propose: rejoin,
}

// tokens looks for split words in the pieces of a text between its spaces.
type tokens struct {
	view      *pipeline.View
	text      string
	pieces    []pipeline.Span
	source    *source         // the text before translation, once it has been asked
	spellings map[string]bool // joined words, and whether the record writes them so
	made      map[string]int  // joined words that the seams found so far will make
	fragments bool            // a piece of a broken word stands alone somewhere
	sure      int             // seams that are right whatever the rest of the text is like
}

// seam is a proposal to take the spaces out between pieces [first, last].
type seam struct {
	first, last int
	tier        string
	confidence  float64
	detail      string
	lone        bool // right only where the text was tokenized: a dash or a list looks the same
}

// tokenizedFrom is the number of sure seams from which a text counts as one
// that a tokenizer took apart.
const tokenizedFrom = 2

func rejoin(v *pipeline.View) pipeline.Proposal {
	buffer := pieceBuffers.Get().(*[]pipeline.Span)
	defer pieceBuffers.Put(buffer)
	t := tokens{view: v, text: v.Text, pieces: (*buffer)[:0]}
	split := t.split()
	*buffer = t.pieces
	if !split {
		return pipeline.Proposal{}
	}
	seams := t.seams()
	for len(seams) > 0 { // a word that was joined is a spelling of the record
		more := t.seams()
		if len(more) <= len(seams) {
			break
		}
		seams = more
	}
	var p pipeline.Proposal
	for _, j := range seams {
		p.Edits = append(p.Edits, t.edit(j))
	}
	return p
}

// pieceBuffers are room for the pieces of a text; they are used up to the end of
// a look at it.
var pieceBuffers = sync.Pool{New: func() any { return new([]pipeline.Span) }}

// seams are the places to close, as far as they are known; those that will be
// closed are counted among the spellings of the record.
func (t *tokens) seams() []seam {
	var seams []seam
	sure := 0
	for i := 0; i+1 < len(t.pieces); {
		j, ok := t.at(i)
		if !ok || t.view.Alters(t.span(j)) {
			i++
			continue
		}
		if !j.lone {
			sure++
		}
		seams = append(seams, j)
		i = j.last
	}
	t.sure, t.spellings, t.made = sure, nil, nil
	for _, j := range seams {
		if !j.lone || t.tokenized() {
			t.make(j)
		}
	}
	return seams
}

// tokenized reports whether a tokenizer took the text apart.
func (t *tokens) tokenized() bool { return t.sure >= tokenizedFrom }

// make counts a word that will be joined.
func (t *tokens) make(j seam) {
	if t.made == nil {
		t.made = make(map[string]int)
	}
	joined, _ := t.words(j.first, j.last)
	t.made[joined]++
}

// split finds the pieces of the text, and whether a word may have been split anywhere.
func (t *tokens) split() bool {
	may := false
	for at := 0; at < len(t.text); {
		length := pieceLength(t.text[at:])
		if length == 0 {
			_, size := utf8.DecodeRuneInString(t.text[at:])
			at += size
			continue
		}
		if at > 0 && t.text[at-1] == ' ' {
			if beginsPiece(t.text[at:]) {
				t.fragments = true
			}
			if !may && len(t.pieces) > 0 && t.may(len(t.pieces)-1) {
				may = true
			}
		}
		t.pieces = append(t.pieces, pipeline.Span{Start: at, End: at + length})
		at += length
	}
	return may || t.fragments
}

// pieceLength is the length of the piece that a text begins with, 0 where white
// space stands there.
func pieceLength(text string) int {
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			return i
		}
		if ' ' < text[i] && text[i] < utf8.RuneSelf { // as most are
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			return i
		}
		i += size
	}
	return len(text)
}

// may reports cheaply whether a word may have been split behind a piece: beside a
// mark, before an ending, between capitals and digits, or between Han.
func (t *tokens) may(i int) bool {
	end := t.pieces[i].End
	if end+1 >= len(t.text) {
		return false
	}
	before, after := t.text[end-1], t.text[end+1]
	switch {
	case isSmall(before) && isSmall(after) && after != 'n': // two words, as most are
		return t.fragments
	case t.fragments && isSmall(after) && (isSmall(before) || isCapital(before)):
		return true
	case strings.IndexByte("-/'", before) >= 0, strings.IndexByte("-/'", after) >= 0, before >= utf8.RuneSelf && after >= utf8.RuneSelf:
		return true
	case before == '.':
		return isDigit(rune(after)) || after == 'g' || after == 'e'
	case before == ',':
		return isDigit(rune(after))
	case isDigit(rune(before)):
		return isCapital(after) || strings.IndexByte("snrt", after) >= 0
	case isDigit(rune(after)), isCapital(after):
		return t.view.Record.Original != nil && (isCapital(before) || isSmall(before))
	}
	return before == "’"[2] && end > 2 && t.text[end-3:end] == "’" || after == "’"[0] || after == 'n' && strings.HasPrefix(t.text[end+2:], "'t") || strings.HasPrefix(t.text[end+1:], "n’t")
}

func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }

// piece is a piece's text, "" outside the text.
func (t *tokens) piece(i int) string {
	if i < 0 || i >= len(t.pieces) {
		return ""
	}
	return t.text[t.pieces[i].Start:t.pieces[i].End]
}

// apart reports whether exactly one space stands behind a piece.
func (t *tokens) apart(i int) bool {
	return i+1 < len(t.pieces) && t.text[t.pieces[i].End:t.pieces[i+1].Start] == " "
}

// at is the seam that begins at a piece, the surest first.
func (t *tokens) at(i int) (seam, bool) {
	if !t.may(i) || !t.apart(i) {
		return seam{}, false
	}
	lang := primary(t.view.LangAt(t.pieces[i].Start))
	if lang == "zh" || lang == "ja" {
		return t.han(i)
	}
	if j, ok := t.attested(i); ok {
		return j, true
	}
	for _, rule := range []func(int, string) (seam, bool){t.broken, t.ending, t.elision, t.abbreviation, t.slash, t.hyphen} {
		if j, ok := rule(i, lang); ok {
			return j, true
		}
	}
	return seam{}, false
}

// span is what a seam replaces: from its first space to its last.
func (t *tokens) span(j seam) pipeline.Span {
	return pipeline.Span{Start: t.pieces[j.first].End, End: t.pieces[j.last].Start}
}

// edit is a seam as an edit: a lone one only where the text was tokenized.
func (t *tokens) edit(j seam) pipeline.Edit {
	s := t.span(j)
	if j.lone && !t.tokenized() {
		j.confidence = min(j.confidence, 0.70)
	}
	e := propose(t.text, s, strings.ReplaceAll(t.text[s.Start:s.End], " ", ""), "clean/token", j.confidence, j.detail)
	e.Evidence[0].Kind = j.tier
	return e
}
