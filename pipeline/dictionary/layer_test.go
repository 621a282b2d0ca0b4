package dictionary_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

func TestAConceptOnTopReplacesTheOneBelow(t *testing.T) {
	concepts := func(file string, ids ...string) []term.Concept {
		var all []term.Concept
		for _, id := range ids {
			all = append(all, term.Concept{ID: id, Position: file})
		}
		return all
	}
	var got []string
	for _, c := range dictionary.Layer(concepts("below", "a", "b", "c"), concepts("top", "d", "b")) {
		got = append(got, c.ID+" "+c.Position)
	}
	if diff := cmp.Diff([]string{"a below", "b top", "c below", "d top"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
