package clean

import (
	"strings"
	"testing"

	"rectify/pipeline"
)

func TestEveryNameOfALabelIsFoundHoweverItIsWritten(t *testing.T) {
	for name := range allNames {
		apart := strings.Join(strings.Split(strings.ReplaceAll(name, " ", ""), ""), "  ")
		for _, text := range []string{name, strings.ToUpper(name), strings.ReplaceAll(name, " ", "\u00a0 "), apart} {
			if fold(text) != name {
				continue // İ is not the capital of ı; words whose letters stand apart are one
			}
			if found, _ := labelName(text+": x", pipeline.Title); found != text {
				t.Errorf("%q is found as %q", text, found)
			}
		}
		if strings.Contains(name, " ") {
			if found, _ := labelName(strings.ReplaceAll(name, " ", "\n")+": x", pipeline.Title); strings.Contains(found, "\n") {
				t.Errorf("%q is found over two lines", name)
			}
		}
	}
}
