package pipeline_test

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rectify/pipeline"
)

func TestComposedTextIsNFCWhateverStandsBesideIt(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := string(r)
		if !utf8.ValidRune(r) || !pipeline.Composed(s) {
			continue
		}
		if p := norm.NFC.PropertiesString(s); p.CCC() != 0 || !p.BoundaryBefore() || !norm.NFC.IsNormalString(s) {
			t.Errorf("Composed(%+q), which is not always NFC", s)
		}
	}
	for _, s := range []string{"e\u0301", "\u1112\u1161", "\u212B"} {
		if pipeline.Composed("abc " + s) {
			t.Errorf("Composed(%+q), which is not NFC", s)
		}
	}
}
