package clean

import (
	"strings"
	"unicode"

	"rectify/pipeline"
)

// source is the record before translation, in small letters.
type source struct {
	title, text string
	known       map[string]bool // words, and whether it has them
	counted     bool            // east is known
	east        bool            // what [source.eastern] reports
}

// sourceKey keys the source of an abstract before translation, by its title.
type sourceKey struct{ title string }

// original is the record's text before translation, looked up once for all runs.
func (t *tokens) original() *source {
	if t.source == nil {
		t.source = noSource
		if o := t.view.Record.Original; o != nil {
			t.source = sourceOf(t.view, o)
		}
	}
	return t.source
}

// noSource has no words. All records without an original share it, so it is never
// written to.
var noSource = new(source)

func sourceOf(v *pipeline.View, o *pipeline.Original) *source {
	return pipeline.MemoText(v, o.Abstract, sourceKey{o.Title}, func() *source {
		return &source{title: strings.ToLower(o.Title), text: strings.ToLower(o.Abstract), known: make(map[string]bool)}
	})
}

// eastern reports whether a good part is written in Han, kana or Hangul, so that its
// Latin words are names.
func (s *source) eastern() bool {
	if s.counted || s == noSource {
		return s.east
	}
	east, all := 0, 0
	for _, text := range [...]string{s.title, s.text} {
		for _, r := range text {
			if unicode.IsLetter(r) {
				all++
				if han(r) || unicode.Is(unicode.Hangul, r) {
					east++
				}
			}
		}
	}
	s.counted, s.east = true, 5*east > all // a Han character is worth several Latin letters
	return s.east
}

// has reports whether the original has a word, in whatever case.
func (s *source) has(word string) bool {
	if s == noSource {
		return false
	}
	has, known := s.known[word]
	if !known {
		small := strings.ToLower(word)
		has = occurrences(s.title, small)+occurrences(s.text, small) > 0
		s.known[word] = has
	}
	return has
}
