package clean

import (
	"strings"

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

// tokens looks for split words in the pieces of a text between its white space.
type tokens struct {
	view      *pipeline.View
	text      string
	gaps      []int                       // the spaces where a word may have been split
	pieces    [piecesAround]pipeline.Span // those around the gap that is looked at
	count     int                         // how many they are
	source    *source                     // the text before translation, once it has been asked
	spellings map[string]bool             // joined words, and whether the record writes them so
	made      map[string]int              // joined words that the seams found so far will make
	fragments bool                        // a piece of a broken word stands alone somewhere
	sure      int                         // seams that are right whatever the rest of the text is like
}

// seam is a proposal to take the spaces out between pieces [first, last].
type seam struct {
	first, last int
	tier        string
	confidence  float64
	detail      string
	lone        bool // right only where the text was tokenized: a dash or a list looks the same
}

// found is a seam and where it is: the pieces with what is between them, and
// what is between them from the first space to the last.
type found struct {
	seam
	word, gap pipeline.Span
}

// tokenizedFrom is the number of sure seams from which a text counts as one
// that a tokenizer took apart.
const tokenizedFrom = 2

func rejoin(v *pipeline.View) pipeline.Proposal {
	gaps, fragments := gapsOf(v)
	if len(gaps) == 0 {
		return pipeline.Proposal{}
	}
	t := tokens{view: v, text: v.Text, gaps: gaps, fragments: fragments}
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

// seams are the places to close, as far as they are known; those that will be
// closed are counted among the spellings of the record.
func (t *tokens) seams() []found {
	var seams []found
	sure, from := 0, 0
	for _, gap := range t.gaps {
		if gap < from {
			continue
		}
		i, ok := t.lookAround(gap)
		if !ok {
			continue
		}
		j, ok := t.at(i)
		if !ok {
			continue
		}
		first, last := t.pieces[j.first], t.pieces[j.last]
		f := found{j, pipeline.Span{Start: first.Start, End: last.End}, pipeline.Span{Start: first.End, End: last.Start}}
		if t.view.Alters(f.gap) {
			continue
		}
		if !j.lone {
			sure++
		}
		seams = append(seams, f)
		from = f.gap.End
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
func (t *tokens) make(j found) {
	if t.made == nil {
		t.made = make(map[string]int)
	}
	joined, _ := t.words(j.word)
	t.made[joined]++
}

func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }

// piece is a piece's text, "" outside the text.
func (t *tokens) piece(i int) string {
	if i < 0 || i >= t.count {
		return ""
	}
	return t.text[t.pieces[i].Start:t.pieces[i].End]
}

// apart reports whether exactly one space stands behind a piece.
func (t *tokens) apart(i int) bool {
	return i+1 < t.count && t.text[t.pieces[i].End:t.pieces[i+1].Start] == " "
}

// at is the seam that begins at a piece, the surest first. The rules are called by
// name: calls through a table would put what they look at on the heap.
func (t *tokens) at(i int) (seam, bool) {
	lang := primary(t.view.LangAt(t.pieces[i].Start))
	if lang == "zh" || lang == "ja" {
		return t.han(i)
	}
	j, ok := t.attested(i)
	if !ok {
		j, ok = t.broken(i, lang)
	}
	if !ok {
		j, ok = t.ending(i, lang)
	}
	if !ok {
		j, ok = t.elision(i, lang)
	}
	if !ok {
		j, ok = t.abbreviation(i, lang)
	}
	if !ok {
		j, ok = t.slash(i, lang)
	}
	if !ok {
		j, ok = t.hyphen(i, lang)
	}
	return j, ok
}

// edit is a seam as an edit: a lone one only where the text was tokenized.
func (t *tokens) edit(j found) pipeline.Edit {
	if j.lone && !t.tokenized() {
		j.confidence = min(j.confidence, 0.70)
	}
	e := propose(t.text, j.gap, strings.ReplaceAll(t.text[j.gap.Start:j.gap.End], " ", ""), "clean/token", j.confidence, j.detail)
	e.Evidence[0].Kind = j.tier
	return e
}
