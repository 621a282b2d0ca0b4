package term

import (
	"slices"
	"testing"

	"rectify/pipeline"
)

// FuzzWording: what a wording has from the start of a word on is what is cut
// from there.
//
//	go test -fuzz FuzzWording ./pipeline/term
func FuzzWording(f *testing.F) {
	f.Add("the Treaty on the Non-Proliferation of Nuclear Weapons", uint8(20))
	f.Add("anti non-co of operation", uint8(10))                    // a prefix is joined to the next word that counts
	f.Add("l'Organisation de coopération d'un d’u d'l'a", uint8(9)) // an article is no part of the word
	f.Add("A&B's Sub-Committees' Forum", uint8(9))
	f.Add("아세안지역 안보포럼", uint8(9))
	f.Fuzz(func(t *testing.T, text string, limit uint8) {
		begins := starts(text, len(text), int(limit))
		if len(begins) == 0 {
			return
		}
		w := wordingOf(text, pipeline.Span{Start: begins[len(begins)-1], End: len(text)})
		for _, start := range begins {
			if got, want := w.from(start), parts(text[start:]); !slices.Equal(got, want) {
				t.Errorf("%+q from %+q: got %+q, want %+q", text, text[start:], got, want)
			}
		}
	})
}
