package term

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rectify/pipeline"
)

// FuzzClauseByClause holds what is found clause by clause, known ones included,
// to what is found in the whole text.
func FuzzClauseByClause(f *testing.F) {
	for _, seed := range []string{
		"the Asia, Pacific Forum. Asia, Pacific Forums met, the A.B. Forum, A. B. Forum. A. B. A. B. Forum",
		"北京，论坛。北京。论坛，北京，论坛",
		"x, Asia, Pacific\n\nForum, Asia,\n Pacific Forum, e\u0301lan, Élan. \u0301Asia, Pacific Forum",
	} {
		f.Add(seed, seed)
	}
	g := Compile([]Concept{{ID: "f", Terms: []Terms{{
		Lang: "en", Preferred: "Asia, Pacific Forum", Acronym: "APF",
		Admitted: []string{"A. B. Forum", "Élan", "Asia"}, Wrong: []string{"北京，论坛", "论坛"},
	}}}})
	m := g.matcher("en")
	f.Fuzz(func(t *testing.T, first, second string) {
		known := &matched{matcher: m}
		for _, text := range []string{first, second, second + first, first + second, strings.Repeat(first+second, 4)} {
			if !pipeline.Composed(text) {
				continue
			}
			want := m.all(text, true)
			got := known.byClause(text)
			if !slices.Equal(got, want) {
				t.Fatalf("%+q: by clause %v, as a whole %v", text, spansOf(got), spansOf(want))
			}
			known.texts = append(known.texts, matchedText{text, got})
		}
	})
}

func TestAClauseIsComparedWithThoseNearby(t *testing.T) {
	var known matched
	for i := range 3 * nearby {
		text := fmt.Sprintf("clause %d, and others", i)
		known.clauses = append(known.clauses, clause{text: i, reach: strings.Index(text, "and")})
		known.texts = append(known.texts, matchedText{text: text})
	}
	for _, tt := range []struct {
		at   int
		want bool
	}{
		{0, true},
		{nearby - 1, true},
		{2 * nearby, false}, // else each clause of a long text would be compared with all
		{nearby, true},      // behind the one found last
	} {
		if _, ok := known.beginning(fmt.Sprintf("clause %d, and more", tt.at), 3*nearby); ok != tt.want {
			t.Errorf("clause %d found: %v, want %v", tt.at, ok, tt.want)
		}
	}
}

func spansOf(matches []Match) (out []pipeline.Span) {
	for _, m := range matches {
		out = append(out, m.Span)
	}
	return out
}
