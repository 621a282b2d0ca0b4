package dictionary_test

import (
	"errors"
	"strings"
	"testing"

	"rectify/pipeline/dictionary"
	"rectify/pipeline/term"
)

func TestCheckExamples(t *testing.T) {
	concepts, err := dictionary.ReadYAML("f.yaml", []byte(forum))
	if err != nil {
		t.Fatal(err)
	}
	run := func(lang, text string, original *term.Original) (string, error) {
		switch {
		case original != nil:
			return "", errors.New("no engine for " + lang + " from " + original.Lang)
		case lang == "fr":
			return text + "!", nil
		}
		return text, nil
	}
	want := "f.yaml:18:5: arf: an example was not changed:\n\tgot  \"The Asia-Pacific region forum met.\"\n\twant \"The ASEAN Regional Forum (ARF) met.\"\n" +
		"f.yaml:20:6: arf: the example \"a\": no engine for fr from ko\n" +
		"f.yaml:23:6: arf: a text that stays was changed:\n\tgot  \"Le forum régional s'est réuni.!\"\n\twant \"Le forum régional s'est réuni.\""
	if got := dictionary.Faults(dictionary.CheckExamples(concepts, run)).Error(); got != want {
		t.Errorf("CheckExamples:\n%s\nwant\n%s", got, want)
	}
	shout := func(_, text string, _ *term.Original) (string, error) { return strings.ToUpper(text), nil }
	if got := dictionary.CheckExamples(concepts[:1], shout)[0].Problem; !strings.Contains(got, "changed to something else") {
		t.Errorf("CheckExamples says %q of a wrong change", got)
	}
}
