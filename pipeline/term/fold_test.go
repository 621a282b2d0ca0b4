package term

import "testing"

// FuzzSameUnits holds the comparison of two texts, unit by unit, to that of their keys.
func FuzzSameUnits(f *testing.F) {
	for _, a := range []string{"", "-", "Asia–Pacific", "ASIA PACIFIC\n", "R&D", "r＆d", "randd", "Asia\n\nPacific", "asia\nPacific", "Élan", "E\u0301lan", "ſ", "K", "k", "한국", "\u1112\u1161\u11ab국", "\xff", "\uFFFD"} {
		for _, b := range []string{"", " ", "asiapacific", "R and D", "asia\r\n\r\npacific", "élan", "s", "k", "한국", "\xfe"} {
			f.Add(a, b)
		}
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if got, want := sameUnits(a, b), Fold(a) == Fold(b); got != want {
			t.Errorf("%+q and %+q: the same %v, their keys %v", a, b, got, want)
		}
		if !sameUnits(a, a) {
			t.Errorf("%+q is not the same as itself", a)
		}
	})
}
