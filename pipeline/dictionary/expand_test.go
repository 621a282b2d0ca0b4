package dictionary_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/pipeline/dictionary"
)

func TestExpand(t *testing.T) {
	for _, tt := range []struct {
		pattern string
		want    []string
	}{
		{"Area Forum", []string{"Area Forum"}},
		{"{a|b} c", []string{"a c", "b c"}},
		{"a {b|} c", []string{"a b c", "a c"}},
		{"{|a }b", []string{"b", "a b"}},
		{"{a|b}{c|d}", []string{"ac", "ad", "bc", "bd"}},
		{"{a|a} b", []string{"a b"}},
		{"아세안 {지역|지구}{안보|} 포럼", []string{"아세안 지역안보 포럼", "아세안 지역 포럼", "아세안 지구안보 포럼", "아세안 지구 포럼"}},
	} {
		got, err := dictionary.Expand(tt.pattern)
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("Expand(%+q) = %+q, %v, want %+q", tt.pattern, got, err, tt.want)
		}
	}
}

func TestExpandRefuses(t *testing.T) {
	for pattern, want := range map[string]string{
		"{a|b":                     "not closed",
		"a}":                       `has a "}" outside of braces`,
		"a|b":                      `has a "|" outside of braces`,
		"{a|{b|c}}":                "braces inside braces",
		"{a}":                      "single alternative",
		"{}":                       "single alternative",
		"{a|}":                     "may come out empty",
		strings.Repeat("{a|b}", 9): "more than 256 forms",
	} {
		got, err := dictionary.Expand(pattern)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Expand(%+q) = %+q, %v, want an error with %q", pattern, got, err, want)
		}
	}
}

// FuzzExpand checks what holds for every pattern: an error, or one to 256
// different forms without braces.
func FuzzExpand(f *testing.F) {
	f.Add("a {b|} {c|d}")
	f.Fuzz(func(t *testing.T, pattern string) {
		forms, err := dictionary.Expand(pattern)
		if err != nil {
			return
		}
		if pattern != "" && (len(forms) == 0 || len(forms) > 256) {
			t.Errorf("Expand(%+q) gives %d forms", pattern, len(forms))
		}
		for _, form := range forms {
			if strings.ContainsAny(form, "{|}") {
				t.Errorf("Expand(%+q) gives %+q", pattern, form)
			}
		}
	})
}
