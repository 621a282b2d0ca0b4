package dictionary_test

import (
	"testing"

	"rectify/dictionaries"
	"rectify/pipeline/dictionary"
)

func TestOurOwnDictionariesHaveNoFault(t *testing.T) {
	files, err := dictionary.Files(dictionaries.FS, "dictionaries")
	if err != nil {
		t.Fatal(err)
	}
	concepts, faults := dictionary.Load(files, dictionary.Options{})
	if err := dictionary.Errors(faults); err != nil {
		t.Errorf("\n%v", err)
	}
	if len(concepts) == 0 {
		t.Error("there are no concepts")
	}
}
