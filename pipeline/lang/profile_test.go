package lang

import (
	"slices"
	"strings"
	"testing"
)

// TestProfiles checks the lists that are written by hand: there is room for
// all, each language has a name, words are as they are looked up, and
// neighbours that are told apart by words do not share all of them.
func TestProfiles(t *testing.T) {
	if len(profiles) > rivals {
		t.Fatalf("%d profiles, but room for %d", len(profiles), rivals)
	}
	for i, p := range profiles {
		if i < len(told) && names[p.lang] == "" {
			t.Errorf("%s has no name", p.lang)
		}
		if strings.ToLower(p.words) != p.words || strings.ToLower(p.letters) != p.letters {
			t.Errorf("%s: words and letters are in lower case", p.lang)
		}
		for w := range strings.FieldsSeq(p.words) {
			if len(w) > len(gatherer{}.word) {
				t.Errorf("%s: %q is longer than words that are looked up", p.lang, w)
			}
			var e evidence
			e.gather(w)
			if !slices.ContainsFunc(e.hits[i:i+1], func(n int32) bool { return n > 0 }) {
				t.Errorf("%s: %q is not found in a text", p.lang, w)
			}
		}
	}
}

// TestHan checks a few characters everyone knows the place of.
func TestHan(t *testing.T) {
	for _, tt := range []struct {
		text string
		want [standards]int32
	}{
		{"人民大山", [standards]int32{}},
		{"国学会体", [standards]int32{taiwan: 4}},
		{"國學會體", [standards]int32{mainland: 4, japan: 4}},
		{"気広発対", [standards]int32{mainland: 4, taiwan: 4}},
		{"们这说时", [standards]int32{taiwan: 4, japan: 4}},
		{"你", [standards]int32{japan: 1}},
		{"東書車語", [standards]int32{mainland: 4}},
	} {
		var e evidence
		if e.gather(tt.text); e.outside != tt.want {
			t.Errorf("%+q is outside of %v, want %v", tt.text, e.outside, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ declared, want string }{
		{"en", "en"},
		{"EN-us", "en"},
		{"eng", "en"},
		{"ger", "de"},
		{"fre", "fr"},
		{"CHI", "zh"},
		{" ko ", "ko"},
		{"zh", "zh"},
		{"zh-CN", "zh-Hans"},
		{"zh-TW", "zh-Hant"},
		{"zh_HK", "zh-Hant"},
		{"zh-Hant", "zh-Hant"},
		{"cmn-Hans", "zh-Hans"},
		{"pt-BR", "pt"},
		{"eu", "eu"},
		{"zsm", "ms"},
		{"ind", "id"},
		{"pes", "fa"},
		{"", ""},
		{"und", ""},
		{"mul", ""},
		{"Korean?", ""},
		{"\xff", ""},
	} {
		if got := parse(tt.declared); got != tt.want {
			t.Errorf("parse(%+q) = %q, want %q", tt.declared, got, tt.want)
		}
	}
}
