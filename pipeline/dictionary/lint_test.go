package dictionary_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

// english is a concept with English terms and an example, at a line of its own.
func english(id, position string, t term.Terms) term.Concept {
	t.Lang = "en"
	return term.Concept{ID: id, Position: position, Terms: []term.Terms{t}, Examples: []term.Example{{Lang: "en", In: "a", Out: "b"}}}
}

func TestLint(t *testing.T) {
	forum := english("arf", "f:1", term.Terms{Preferred: "ASEAN Regional Forum", Acronym: "ARF", Wrong: []string{"Asia-Pacific region forum"}})
	for _, tt := range []struct {
		name     string
		concepts []term.Concept
		want     []string
	}{
		{"a good dictionary", []term.Concept{forum}, nil},
		{
			"an id taken twice, and only that",
			[]term.Concept{forum, english("arf", "g:2", forum.Terms[0])},
			[]string{`g:2: id taken twice: "arf", first at f:1; choose another, or make one concept of the two`},
		},
		{
			"a wrong form that is right elsewhere",
			[]term.Concept{forum, english("x", "g:2", term.Terms{Preferred: "X Forum", Wrong: []string{"asean regional-forum"}})},
			[]string{`g:2: x: a wrong form that is right elsewhere: wrong form "asean regional-forum" (en) is the preferred form "ASEAN Regional Forum" (en) of "arf" at f:1; drop it or make it doubtful`},
		},
		{
			"whichever comes first",
			[]term.Concept{english("x", "g:2", term.Terms{Preferred: "X Forum", Wrong: []string{"asean regional-forum"}}), forum},
			[]string{`g:2: x: a wrong form that is right elsewhere: wrong form "asean regional-forum" (en) is the preferred form "ASEAN Regional Forum" (en) of "arf" at f:1; drop it or make it doubtful`},
		},
		{
			"a wrong form that is its own right form",
			[]term.Concept{english("x", "g:2", term.Terms{Preferred: "Abenomics", Wrong: []string{"Abe-nomics"}})},
			[]string{`g:2: x: a wrong form that is right: wrong form "Abe-nomics" (en) is also its preferred form "Abenomics" (en); hyphens, case and apostrophes make no difference, so list it under spellings or drop it`},
		},
		{
			"a wrong form of two concepts, told once",
			[]term.Concept{
				english("x", "g:2", term.Terms{Preferred: "X", Wrong: []string{"area council", "area board"}}),
				english("y", "g:9", term.Terms{Preferred: "Y", Wrong: []string{"Area Council", "Area Board"}}),
			},
			[]string{
				`g:9: y: a wrong form of two concepts: wrong form "Area Council" (en) is also one of "x" at g:2; which is meant? make it doubtful in both, or longer (and 1 more between the two)`,
				`g:2: warning: x: a single character: preferred form "X" (en); too short to tell from others, drop it`,
				`g:9: warning: y: a single character: preferred form "Y" (en); too short to tell from others, drop it`,
			},
		},
		{
			"a wrong form in one, doubtful in another",
			[]term.Concept{forum, english("x", "g:2", term.Terms{Preferred: "X Forum", Doubtful: []string{"Asia Pacific region forum"}})},
			[]string{`g:2: warning: x: doubtful form "Asia Pacific region forum" (en) is a wrong form "Asia-Pacific region forum" (en) of "arf" at f:1; what may be something else is not wrong everywhere`},
		},
		{
			"a right form of two concepts",
			[]term.Concept{forum, english("x", "g:2", term.Terms{Preferred: "X Forum", Acronym: "ARF"})},
			[]string{`g:2: warning: x: a right form of two concepts: acronym "ARF" (en) is also the acronym "ARF" (en) of "arf" at f:1; list under other, in both, what else it stands for`},
		},
		{
			"a wrong form inside its own right form",
			[]term.Concept{english("x", "g:2", term.Terms{Preferred: "ASEAN Regional Forum", Wrong: []string{"regional forum"}})},
			[]string{`g:2: x: a wrong form inside its own right form: wrong form "regional forum" (en) is part of "ASEAN Regional Forum"; drop it or make it longer`},
		},
		{
			"a wrong form inside what another concept puts in",
			[]term.Concept{forum, english("x", "g:2", term.Terms{Preferred: "X Forum", Wrong: []string{"regional forum"}})},
			[]string{`g:2: warning: x: a wrong form inside a right form: wrong form "regional forum" (en) is part of "ASEAN Regional Forum", the preferred form of "arf" at f:1; it is shielded there, not in texts that shorten it`},
		},
		{
			"a stop word",
			[]term.Concept{english("x", "g:2", term.Terms{Preferred: "X Forum", Wrong: []string{"The"}})},
			[]string{`g:2: x: a stop word: wrong form "The" (en); every text has it, drop it`},
		},
		{
			"a single letter",
			[]term.Concept{english("x", "g:2", term.Terms{Preferred: "X Forum", Wrong: []string{"z"}})},
			[]string{`g:2: x: a single character: wrong form "z" (en); too short to tell from others, drop it`},
		},
		{
			"nothing that shows it works",
			[]term.Concept{{ID: "x", Position: "g:2", Terms: []term.Terms{{Lang: "en", Preferred: "X Forum", Wrong: []string{"Y Forum"}}}}},
			[]string{`g:2: warning: no examples: "x"; a wrong form without an example is tested by nobody`},
		},
	} {
		var got []string
		for _, f := range dictionary.Lint(tt.concepts) {
			got = append(got, f.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestLintLetsPass(t *testing.T) {
	kidney := english("kidney", "g:2", term.Terms{Preferred: "acute renal failure", Acronym: "ARF"})
	forum := english("arf", "f:1", term.Terms{Preferred: "ASEAN Regional Forum", Acronym: "ARF"})
	kidney.Other, forum.Other = []string{"ASEAN Regional Forum"}, []string{"acute renal failure"}
	french := term.Concept{ID: "x", Terms: []term.Terms{{Lang: "fr", Preferred: "ASEAN Regional Forum"}}}
	for name, concepts := range map[string][]term.Concept{
		"an acronym that both concepts know to be ambiguous": {kidney, forum},
		"an acronym that is a word in small letters":         {english("who", "f:1", term.Terms{Preferred: "World Health Organization", Acronym: "WHO", Admitted: []string{"who is who"}})},
		"the same form in another language":                  {forum, french},
		"a wrong form that is part of a word":                {english("x", "f:1", term.Terms{Preferred: "Forums of Asia", Wrong: []string{"forum of as"}})},
		"a wrong form that lacks a comma":                    {english("x", "f:1", term.Terms{Preferred: "Peace, Security", Wrong: []string{"Peace Security"}})},
		"spellings of the same words":                        {english("x", "f:1", term.Terms{Preferred: "Northeast Asia", Spellings: []string{"North-East Asia"}})},
	} {
		if faults := dictionary.Lint(concepts); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

func TestLoadLooksAtAllFilesTogether(t *testing.T) {
	concepts, faults := dictionary.Load([]dictionary.File{
		{Name: "a.yaml", Data: []byte(forum)},
		{Name: "b.csv", Data: []byte("ko,en\n아세안지역안보포럼,ASEAN Regional Forum\n")},
		{Name: "c.doc"},
	}, dictionary.Options{})
	if len(concepts) != 2 {
		t.Errorf("Load gives %d concepts, want 2", len(concepts))
	}
	want := `c.doc: unknown kind of file: ".doc"; the endings known are .yaml .yml .csv .tsv .tab .txt .tbx .mtf .tmx .xlf .xliff .xml`
	if err := dictionary.Errors(faults); err == nil || err.Error() != want {
		t.Errorf("errors of Load: %v, want %s", err, want)
	}
	if n := strings.Count(dictionary.Faults(faults).Error(), "warning: asean-regional-forum"); n != 1 {
		t.Errorf("%d warnings of the concept in both files, want 1: %v", n, faults)
	}
}
