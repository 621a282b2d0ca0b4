package clean

import (
	"slices"
	"strings"
	"testing"
)

func TestAQuotationIsClosedOnItsLine(t *testing.T) {
	long := strings.Repeat("é", 300) // as long as may be
	for text, want := range map[string][]string{
		`He said "yes" and «no».`:        {`"yes"`, "«no»"},
		"“a “b” c”":                      {"“b”"},
		"‘one’ “two\nthree” ‘four’":      {"‘one’", "‘four’"},
		`"" "x"`:                         {`" "`},
		"“" + long + "” “" + long + "x”": {"“" + long + "”"},
		"\xe2\x80 “a\xe2” –":             {"“a\xe2”"},
		"an end without its mark “":      nil,
	} {
		var got []string
		for _, s := range quotations(text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: the quotations are %q, not %q", text, got, want)
		}
	}
}
