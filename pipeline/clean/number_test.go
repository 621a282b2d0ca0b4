package clean_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

// FuzzNumbersKeepTheirValues checks that no stage that touches the spaces, the
// punctuation or the numbers of a text adds, loses or moves a digit or a decimal
// point, whatever the text before translation is; and that a second run changes
// nothing.
func FuzzNumbersKeepTheirValues(f *testing.F) {
	for _, seed := range [][2]string{
		{"1,200 men, 2,300 women, 14 000 children (0. 5 %)", "14000"},
		{"K 562 / STAT3, 63. 41 ± 3. 65, 1, 200 and % 5", "K562/STAT3 63.41±3.65 1,200 5%"},
		{"1-2, 3-4, 5~6; 3.5 × 10 9/L", "10^9"},
		{"5 mg / L of 1 .5 and 2 , 3.. 4,5,6", "1.5 2,3 5mg/L"},
		{"= 1. 2. 3, 4 000 000.5 000", "1.2"},
		{"10 - 5 / 3 . 2", "10-5/3.2"},
	} {
		f.Add(seed[0], seed[1], uint8(0))
	}
	f.Fuzz(func(t *testing.T, text, original string, lang uint8) {
		if !utf8.ValidString(text) || !utf8.ValidString(original) {
			t.Skip("text is valid UTF-8 by the time it gets here")
		}
		for _, s := range []pipeline.Stage{clean.Punctuation, clean.Spacing, clean.Token, clean.Number} {
			p := alone(t, s, languages[int(lang)%len(languages)])
			res, err := p.Normalize(pipeline.Record{ID: "r", Source: "-", Abstract: text, Original: &pipeline.Original{Abstract: original}})
			if err != nil {
				t.Fatalf("%s: %v", s.Name, err)
			}
			if err := p.Verify(res); err != nil {
				t.Fatalf("%s: %+q of %+q: %v", s.Name, text, original, err)
			}
			if before, after := valuesOf(text), valuesOf(res.Abstract); !slices.Equal(before, after) {
				t.Fatalf("%s: %+q became %+q: the numbers %q became %q", s.Name, text, res.Abstract, before, after)
			}
		}
	})
}

var (
	between = regexp.MustCompile(`[\s,]+`)
	decimal = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)*`)
)

// valuesOf are the numbers of a text, in order of size, with the points inside
// them, whatever spaces and commas stand between their digits.
func valuesOf(text string) []string {
	values := decimal.FindAllString(between.ReplaceAllString(text, ""), -1)
	slices.SortFunc(values, strings.Compare)
	return values
}
