package clean

import (
	"strings"
	"unicode/utf8"

	"rectify/pipeline"
)

// hearing is what the text before translation testifies to.
type hearing struct {
	forms map[string]written // by the word in small letters; without text where they are disputed
	where formSieve          // they, or plurals of them, may stand
}

// heardKey keys what an abstract before translation testifies to with its title.
type heardKey struct{ title string }

// heard collects the forms of the text before translation, once for all runs.
// They must not be changed.
func heard(v *pipeline.View, o *pipeline.Original) *hearing {
	return pipeline.MemoText(v, o.Abstract, heardKey{o.Title}, func() *hearing {
		h := new(hearing)
		h.hear(o.Title)
		h.hear(o.Abstract)
		return h
	})
}

// hear adds the forms of a text before translation.
func (h *hearing) hear(text string) {
	latin := inLatin(text)
	t := testimony{hearing: h, text: text, latin: latin, nouns: latin && germanNouns(text)}
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
	if len(h.forms) > 0 {
		t.contradict()
	}
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

// add notes a form. Of several forms of one word, a plural (ACEs) wins over
// capitals throughout (ACES) and one in brackets over one without; forms that
// differ otherwise are disputed.
func (h *hearing) add(f written) {
	key := strings.ToLower(f.text)
	old, ok := h.forms[key]
	count := old.count + 1
	switch {
	case !ok:
		if h.forms == nil {
			h.forms = make(map[string]written)
		}
		h.where.add(key)
		old = f
	case old.text == f.text:
		old.bracketed = old.bracketed || f.bracketed
		old.name = old.name && f.name
	case isPluralOf(old.text, f.text):
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
	h.forms[key] = old
}

// isPluralOf reports whether one form is the other with a small s at its end:
// ACEs, ACES.
func isPluralOf(a, b string) bool {
	return len(a) == len(b) && strings.HasSuffix(a, "s") && strings.HasSuffix(b, "S") && a[:len(a)-1] == b[:len(b)-1]
}
