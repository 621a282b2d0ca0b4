package term

import (
	"slices"
	"testing"

	"rectify/pipeline"
)

// FuzzPlaces holds the places at which a form may begin to those at which one
// is found: none is left out, whatever the form and the text.
func FuzzPlaces(f *testing.F) {
	for _, form := range []string{"Northeast Asia", "G20", "U.S.", "Chip 4", "R&D Board", "Laos", "东盟", "美", "한국", "Élan", "iOS", "A B C D", "(x) y z"} {
		for status := Preferred; status <= Doubtful; status++ {
			f.Add(form, int(status), "in the "+form+"s, "+form+"'s, North-East\nAsia, ＲＤ R＆D, r and d board; C H I P 4, 在东盟美国 한국은")
		}
	}
	f.Fuzz(func(t *testing.T, form string, status int, text string) {
		if status < int(Preferred) || status > int(Doubtful) {
			t.Skip("no form has that status")
		}
		if !pipeline.Composed(text) {
			t.Skip("a form is looked for at all places of such a text")
		}
		m := newMatcher([]Form{newForm(&section{Concept: &Concept{}, Terms: &Terms{}}, form, Status(status))})
		units := newFolded(text, true)
		places := m.places(nil, &units, 0, len(text), len(text))
		for i := range text {
			if !startsWord(text, i) || slices.Contains(places, i) {
				continue
			}
			units.at = i
			if found, _ := m.longest(&units); found.Form != nil {
				t.Fatalf("%+q is found at byte %d of %+q, which is no place", form, i, text)
			}
		}
	})
}
