package clean_test

import (
	"strings"
	"testing"

	"rectify/pipeline"
	"rectify/pipeline/clean"
)

// TestHouseSpellingWritesOneVariety holds each variety against the same text.
func TestHouseSpellingWritesOneVariety(t *testing.T) {
	const text = "the behavior of the centre was analysed, and the organization of labour was characterised"
	for variety, want := range map[clean.Variety]string{
		clean.American: "the behavior of the center was analyzed, and the organization of labor was characterized",
		clean.British:  "the behaviour of the centre was analysed, and the organisation of labour was characterised",
		clean.Oxford:   "the behaviour of the centre was analysed, and the organization of labour was characterized",
	} {
		if got := spelled(t, variety, text); got != want {
			t.Errorf("%s:\n got %s\nwant %s", variety, got, want)
		}
	}
}

// TestMajorityFollowsTheRecord writes what most of the record has, and nothing
// where most of it has neither.
func TestMajorityFollowsTheRecord(t *testing.T) {
	for text, want := range map[string]string{
		"color, labor and behavior in the centre":                                 "color, labor and behavior in the center",
		"colour, labour and behaviour in the center":                              "colour, labour and behaviour in the centre",
		"colour, labour, organize, realize and a specialised center":              "colour, labour, organize, realize and a specialized centre",
		"colour, labour, organise, realise and a specialized center":              "colour, labour, organise, realise and a specialised centre",
		"colour and labor in the center":                                          "colour and labor in the center",
		"color and labor":                                                         "color and labor",
		"organize, realize and characterize in the centre":                        "organize, realize and characterize in the centre",
		"the color, labor and behavior of the Centre for Labour":                  "the color, labor and behavior of the Centre for Labour",
		"color, labor, behavior: “The colour of money” was cited":                 "color, labor, behavior: “The colour of money” was cited",
		"four tours exercise and advise; analyses of practice; color labor honor": "four tours exercise and advise; analyses of practice; color labor honor",
	} {
		if got := spelled(t, clean.Majority, text); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestParseVarietyNamesTheOnesThereAre(t *testing.T) {
	for _, name := range []string{"american", "british", "oxford", "majority"} {
		if v, err := clean.ParseVariety(name); err != nil || string(v) != name {
			t.Errorf("%s: %q, %v", name, v, err)
		}
	}
	_, err := clean.ParseVariety("en-US")
	if err == nil || !strings.Contains(err.Error(), "majority") || !strings.Contains(err.Error(), "en-US") {
		t.Errorf("the error must name the value and the choices: %v", err)
	}
}

// spelled is a text in a variety; the laws hold for it.
func spelled(t *testing.T, variety clean.Variety, text string) string {
	t.Helper()
	p := alone(t, clean.HouseSpelling(variety), "en")
	res, err := p.Normalize(pipeline.Record{ID: "1", Source: "-", Abstract: text})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(res); err != nil {
		t.Error(err)
	}
	return res.Abstract
}
