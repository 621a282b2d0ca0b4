package term

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestAGlossaryKeepsItsConceptsWhateverBecomesOfThoseGiven(t *testing.T) {
	given := func() []Concept {
		return []Concept{{
			ID: "arf", Kind: "forum", Domains: []string{"asean", "security"}, Since: "1994", Until: "2050", Sources: []string{"a page"}, Note: "a note",
			Case: Fixed, Other: []string{"acute renal failure"}, Date: Date{Month: 2, Day: 13}, Position: "fora.yaml:1",
			Terms: []Terms{{
				Lang: "en", Preferred: "ASEAN Regional Forum", Acronym: "ARF", Admitted: []string{"Regional Forum"}, Spellings: []string{"A.R.F."},
				Wrong: []string{strings.Repeat("long ", 5000)}, Doubtful: []string{"the forum"}, Events: []string{"Agreement"}, Reading: "an ARF",
			}, {Lang: "fr", Preferred: "Forum régional"}},
			Examples: []Example{{Lang: "en", In: "in", Out: "out", Original: &Original{Lang: "ko", Text: "포럼"}, Position: "fora.yaml:9"}},
		}, {ID: "bare"}}
	}
	concepts := given()
	g := Compile(concepts)
	c := &concepts[0]
	c.Domains[0], c.Sources[0], c.Other[0], c.Terms[1].Preferred = "", "", "", ""
	c.Terms[0].Admitted[0], c.Terms[0].Wrong[0], c.Examples[0].Original.Text, c.Examples[0].In = "", "", "", ""
	if got := g.Concepts(); !reflect.DeepEqual(got, given()) {
		t.Errorf("got  %+v\nwant %+v", got, given())
	}
}

func TestWhatIsKeptStaysAsItWasPutIn(t *testing.T) {
	var k kept
	var texts []string
	var lists [][]string
	for i := range 500 {
		text := strings.Repeat(string(rune('a'+i%26)), i*i%700)
		texts = append(texts, text)
		lists = append(lists, k.list(slices.Repeat([]string{text}, i%9)))
	}
	for i, list := range lists {
		if !slices.Equal(list, slices.Repeat(texts[i:i+1], i%9)) {
			t.Fatalf("list %d is %q, put in was %d times %q", i, list, i%9, texts[i])
		}
	}
}
