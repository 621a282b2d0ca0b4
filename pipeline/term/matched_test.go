package term

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
		known := new(clauses)
		for _, text := range []string{first, second, second + first, first + second, strings.Repeat(first+second, 4)} {
			if !pipeline.Composed(text) {
				continue
			}
			want := m.all(text, true)
			if got := m.byClause(text, known); !slices.Equal(got, want) {
				t.Fatalf("%+q: by clause %v, as a whole %v", text, spansOf(got), spansOf(want))
			}
		}
	})
}

// TestClausesOfLongTextsAreNotComparedWithAll holds the time that a text of
// the largest size takes to its length: compared each with each, its clauses take minutes.
func TestClausesOfLongTextsAreNotComparedWithAll(t *testing.T) {
	var b strings.Builder
	for i := 0; b.Len() < 8<<20; i++ {
		fmt.Fprintf(&b, "%s %d, ", strings.Repeat("many words ", leastClause/len("many words ")), i)
	}
	m := Compile([]Concept{{ID: "f", Terms: []Terms{{Lang: "en", Preferred: "Pacific Forum"}}}}).matcher("en")
	began := time.Now()
	m.byClause(b.String(), new(clauses))
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("%d bytes took %v", b.Len(), took)
	}
}

func spansOf(matches []Match) (out []pipeline.Span) {
	for _, m := range matches {
		out = append(out, m.Span)
	}
	return out
}
