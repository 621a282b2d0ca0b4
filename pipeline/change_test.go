package pipeline

import "testing"

// FuzzLink: texts are linked by changes just when the changes lead from one to
// the other and back.
func FuzzLink(f *testing.F) {
	f.Add("the the cat", "the cat", 4, 8, "", 11, "")
	f.Add("ein  Haus", "ein Haus!", 3, 5, " ", 9, "!")
	f.Add("caf\u00e9", "caf\u00e8", 4, 5, "\xa8", 5, "")
	f.Add("abc", "abc", 2, 1, "b", 9, "x")
	f.Fuzz(func(t *testing.T, raw, clean string, start, end int, after string, second int, more string) {
		before := ""
		if 0 <= start && start <= end && end <= len(raw) {
			before = raw[start:end]
		}
		why := []Reason{{Rule: "test"}}
		changes := []Change{
			{Field: Title, Span: Span{0, 1}, Before: "x", Why: why},
			{Field: Abstract, Span: Span{start, end}, Before: before, After: after, Why: why},
			{Field: Abstract, Span: Span{second, second}, After: more, Why: why},
		}
		made, _ := ApplyChanges(raw, Abstract, changes)
		for _, clean := range []string{clean, made} {
			err := verifyChanges(raw, clean, Abstract, changes)
			if got, want := link(raw, clean, Abstract, changes), err == nil; got != want {
				t.Errorf("link of %+q and %+q: %v, but %v", raw, clean, got, err)
			}
		}
	})
}
