package clean

import (
	"maps"
	"strings"
	"unicode/utf8"

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

// witnesses are the forms of a record's words.
type witnesses struct {
	forms map[string]written // by the word in small letters; without text where they are disputed
	where formSieve          // they, or plurals of them, may stand
}

// witnessKey is what the witnesses of a record are remembered by.
type witnessKey struct{}

// witnessesOf collects the forms that the text before translation and the
// record testify to.
func witnessesOf(v *pipeline.View) *witnesses {
	return pipeline.Memo(v, witnessKey{}, func() *witnesses {
		w := &witnesses{forms: make(map[string]written)}
		if o := v.Record.Original; o != nil {
			*w = *heard(v, o)
			w.forms = maps.Clone(w.forms)
		}
		w.hearDefinitions(v.Record.Abstract)
		w.hearDefinitions(v.Record.Title)
		return w
	})
}

// heardKey keys what an abstract before translation testifies to with its title.
type heardKey struct{ title string }

// heard collects the forms of the text before translation, once for all runs.
// They must not be changed.
func heard(v *pipeline.View, o *pipeline.Original) *witnesses {
	return pipeline.MemoText(v, o.Abstract, heardKey{o.Title}, func() *witnesses {
		w := &witnesses{forms: make(map[string]written)}
		w.hear(o.Title)
		w.hear(o.Abstract)
		return w
	})
}

// hear adds the forms of a text before translation.
func (w *witnesses) hear(text string) {
	t := testimony{witnesses: w, text: text, latin: inLatin(text), nouns: germanNouns(text)}
	for s := range latinTokens(text) {
		if !hasCapital(text[s.Start:s.End]) {
			continue
		}
		t.hear(s, false)
		of := parts(text, s)
		for i := range of {
			for j := i; j < len(of) && (i > 0 || j < len(of)-1); j++ {
				t.hear(pipeline.Span{Start: of[i].Start, End: of[j].End}, true)
			}
		}
	}
	if len(w.forms) > 0 {
		t.contradict()
	}
}

// hearDefinitions adds the acronyms that a text of the record defines in
// brackets.
func (w *witnesses) hearDefinitions(text string) {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '(')
		if n < 0 {
			return
		}
		i += n + 1
		end := i
		for end < len(text) && text[end] >= 'A' && text[end] <= 'Z' {
			end++
		}
		if s := (pipeline.Span{Start: i, End: end}); s.Len() >= 3 && s.Len() <= longestForm && inBrackets(text, s) && !romans[text[i:end]] && !styledUnits[strings.ToLower(text[i:end])] {
			w.add(written{text: text[i:end], kind: pipeline.Hygiene, sure: ownForm, bracketed: true})
		}
	}
}

// add notes a form. Of several forms of one word, a plural (ACEs) wins over
// capitals throughout (ACES), one in brackets over one without, and the
// original over the record; forms that differ otherwise are disputed.
func (w *witnesses) add(f written) {
	key := strings.ToLower(f.text)
	old, ok := w.forms[key]
	count := old.count
	if f.kind == old.kind {
		count++
	}
	switch {
	case !ok:
		f.count = 1
		w.forms[key] = f
		w.where.add(key)
		return
	case old.text == f.text:
		old.bracketed = old.bracketed || f.bracketed
		old.name = old.name && f.name
	case old.kind != f.kind || isPluralOf(old.text, f.text):
	case isPluralOf(f.text, old.text):
		f.bracketed = f.bracketed || old.bracketed
		old = f
	case old.name && !f.name:
		old = f
	case f.name && !old.name:
	case f.bracketed == old.bracketed:
		old.text = ""
	case f.bracketed:
		old = f
	}
	old.count = count
	w.forms[key] = old
}

// isPluralOf reports whether one form is the other with a small s at its end:
// ACEs, ACES.
func isPluralOf(a, b string) bool {
	return len(a) == len(b) && strings.HasSuffix(a, "s") && strings.HasSuffix(b, "S") && a[:len(a)-1] == b[:len(b)-1]
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
	if f, ok := w.forms[key]; ok {
		return f
	}
	stem, ok := strings.CutSuffix(key, "s")
	if !ok || len(stem) < 2 || len(stem) == 2 && strings.ContainsAny(stem, "aeiou") {
		return written{}
	}
	f, ok := w.forms[stem]
	if !ok || f.text == "" || f.name || f.roman || caseOf(f.text) != upper {
		return written{}
	}
	f.text += "s"
	return f
}

// longestForm is the length of the longest form anybody testifies to.
const longestForm = 40

// inLatin reports whether a text is in Latin letters, so that its capitals may
// begin a sentence or a heading.
func inLatin(text string) bool {
	letters, others := 0, 0
	for i := 0; i < len(text) && letters+others < 400; {
		n := inToken(text[i:])
		if n > 0 {
			letters++
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r >= 0x370 && r < 0x2000 || r >= 0x2E80 {
			others++
		}
		i += n
	}
	return letters > 2*others
}
