package clean

import (
	"strings"
	"sync"

	bcp47 "golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"rectify/pipeline"
)

// places are the English names of countries and continents by their first
// word in small letters, longest first, as the Unicode CLDR has them.
var places = sync.OnceValue(func() map[string][]string {
	of := make(map[string][]string)
	names := display.Regions(bcp47.English)
	add := func(code string) {
		r, err := bcp47.ParseRegion(code)
		if err != nil {
			return
		}
		name, _, _ := strings.Cut(names.Name(r), " (")
		if name == "" || len(name) < 4 || !isASCII(name) || strings.Contains(name, "SAR") || strings.ContainsAny(name, "&.") {
			return
		}
		lower := strings.ToLower(name)
		first, _, _ := strings.Cut(lower, " ")
		if first == lower && (notPlaces[lower] || ambiguousPlaces[lower]) {
			return
		}
		of[first] = append(of[first], name)
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if r, err := bcp47.ParseRegion(string(a) + string(b)); err == nil && r.IsCountry() && r.String() == string(a)+string(b) {
				add(r.String())
			}
		}
	}
	for _, continent := range []string{"002", "142", "150", "009"} { // UN M49
		add(continent)
	}
	return of
})

// placeAt is the name of a country or continent that begins at a span, the
// longest there is.
func placeAt(text string, s pipeline.Span) proper {
	var found proper
	for _, name := range places()[text[s.Start:s.End]] {
		end := s.Start + len(name)
		if end > len(text) || len(name) <= found.Len() || end < len(text) && isLetter(text[end]) || text[s.Start:end] != strings.ToLower(name) {
			continue
		}
		found = proper{pipeline.Span{Start: s.Start, End: end}, name, "the name of a country", 0.94}
	}
	return found
}
