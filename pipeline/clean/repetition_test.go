package clean_test

import (
	"strings"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

// TestTheOriginalTellsWhoRepeated holds a sentence that follows itself against the text
// before translation: taken out when only the translator said it twice.
func TestTheOriginalTellsWhoRepeated(t *testing.T) {
	const sentence = "The two cities of the region share one river and the costs of its dams."
	const chinese = "该地区的两座城市共同使用一条河流并分担其水坝的费用。"
	for name, c := range map[string]struct {
		original *pipeline.Original
		applied  bool
	}{
		"said once":        {&pipeline.Original{Lang: "zh", Abstract: chinese + "其他城市没有。"}, true},
		"said twice":       {&pipeline.Original{Lang: "zh", Abstract: chinese + chinese}, false},
		"only a title":     {&pipeline.Original{Lang: "zh", Title: "河流"}, false},
		"no original text": {nil, false},
	} {
		r := pipeline.Record{ID: "r", Source: "-", Lang: "en", Abstract: strings.Repeat(sentence+" ", 2) + "Others do not.", Original: c.original}
		res, err := alone(t, clean.Repetition, "en").Normalize(r)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(res.Changes) == 1; got != c.applied || len(res.Changes)+len(res.Suggestions) != 1 {
			t.Errorf("%s: %d changes, %d suggestions", name, len(res.Changes), len(res.Suggestions))
		}
	}
}

// TestALoopOfWordsThatLookAlike holds that the words of a loop are told apart: a
// pair of them is looked for where one with its checksum stood last.
func TestALoopOfWordsThatLookAlike(t *testing.T) {
	for _, unit := range []string{"the state the stage", "the form of the firm", "в стране в страже", "internationalization of internationalisation"} {
		r := pipeline.Record{ID: "r", Source: "-", Lang: "en", Abstract: "We saw " + strings.Repeat(unit+" ", 5) + "and no more."}
		res, err := alone(t, clean.Repetition, "en").Normalize(r)
		if err != nil {
			t.Fatal(err)
		}
		if want := "We saw " + unit + " and no more."; res.Abstract != want {
			t.Errorf("got %q, want %q", res.Abstract, want)
		}
	}
}
