package clean

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// form is how a word is written, and who says so.
type written struct {
	text      string
	kind      string  // of the evidence: [pipeline.Source] for the original, [pipeline.Hygiene] for the record
	sure      float64 // the confidence of an edit, where nothing speaks against it
	name      bool    // a capital at the beginning is all it has
	bracketed bool    // it is defined in brackets somewhere
	roman     bool    // a numeral
	count     int     // how often the witness has it, in whatever capitals
}

func (f written) detail() string {
	if f.kind == pipeline.Source {
		return "the text before translation writes " + f.text
	}
	return "the record defines " + f.text
}

// witnesses tell how the words of a record are written.
type witnesses struct {
	heard   *hearing
	defined []string  // the acronyms that the record defines, in small letters, sorted
	where   formSieve // forms of both, or plurals of them, may stand
}

// nobody testifies to anything.
var nobody = &witnesses{heard: new(hearing)}

// witnessKey is what the witnesses of a record are remembered by.
type witnessKey struct{}

// witnessesOf collects the forms that the text before translation and the
// record testify to, [nobody] when there are none.
func witnessesOf(v *pipeline.View) *witnesses {
	return pipeline.Memo(v, witnessKey{}, func() *witnesses {
		h := nobody.heard
		if o := v.Record.Original; o != nil {
			h = heard(v, o)
		}
		var defined []string
		for acronym := range definitions(v.Record) {
			defined = append(defined, strings.ToLower(acronym))
		}
		if len(h.forms)+len(defined) == 0 {
			return nobody
		}
		slices.Sort(defined)
		w := &witnesses{heard: h, defined: defined, where: h.where}
		for _, key := range defined {
			w.where.add(key)
		}
		return w
	})
}

// known are the parts of a token that have a form: the token as a whole, or
// the longest of its parts.
func (w *witnesses) known(text string, t pipeline.Span) []pipeline.Span {
	if w.form(text[t.Start:t.End]).text != "" {
		return []pipeline.Span{t}
	}
	var found []pipeline.Span
	of := parts(text, t)
	for i := 0; i < len(of); i++ {
		for j := len(of) - 1; j >= i; j-- {
			s := pipeline.Span{Start: of[i].Start, End: of[j].End}
			if w.form(text[s.Start:s.End]).text != "" {
				found = append(found, s)
				i = j
				break
			}
		}
	}
	return found
}

// form is how a token is to be written; without text when nobody knows. The
// plural of a form is a form: vocs, where VOC is known, is VOCs.
func (w *witnesses) form(token string) written {
	if len(token) > longestForm {
		return written{}
	}
	key := strings.ToLower(token)
	if f, ok := w.formOf(key); ok {
		return f
	}
	stem, ok := strings.CutSuffix(key, "s")
	if !ok || len(stem) < 2 || len(stem) == 2 && strings.ContainsAny(stem, "aeiou") {
		return written{}
	}
	f, ok := w.formOf(stem)
	if !ok || f.text == "" || f.name || f.roman || caseOf(f.text) != upper {
		return written{}
	}
	f.text += "s"
	return f
}

// formOf is the form of a word in small letters. The original is believed before
// the record.
func (w *witnesses) formOf(key string) (f written, known bool) {
	f, known = w.heard.forms[key]
	if _, defined := slices.BinarySearch(w.defined, key); defined {
		own := strings.ToUpper(key)
		if !known {
			return written{text: own, kind: pipeline.Hygiene, sure: ownForm, bracketed: true}, true
		}
		f.bracketed = f.bracketed || f.text == own
	}
	return f, known
}
