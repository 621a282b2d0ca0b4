package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"rectify/pipeline/wire"
)

// summary counts what happened to the records shown.
type summary struct {
	began                time.Time
	first                time.Duration
	records, suggestions int
	langs, rules         map[string]int
}

func newSummary(began time.Time) *summary {
	return &summary{began: began, langs: make(map[string]int), rules: make(map[string]int)}
}

func (s *summary) add(c wire.Clean) {
	if s.records == 0 {
		s.first = time.Since(s.began)
	}
	s.records++
	s.langs[c.Normalization.Language.Detected]++
	s.suggestions += len(c.Normalization.Suggestions)
	for _, ch := range c.Normalization.Changes {
		for _, r := range ch.Why {
			s.rules[r.Rule]++
		}
	}
}

// write prints the summary, most frequent first.
func (s *summary) write(w io.Writer, p paint) error {
	took := time.Since(s.began)
	_, err := fmt.Fprintf(w, "%s\n  %s, the first after %d ms, %.1f ms a record\n  languages    %s\n  changes      %s\n  %s for an editor\n\n",
		p.bold("Summary"), plural(s.records, "record"), s.first.Milliseconds(), float64(took.Microseconds())/1000/float64(max(1, s.records)),
		tally(s.langs), tally(s.rules), plural(s.suggestions, "suggestion"))
	return err
}

// tally says counts as "term/arf 3, clean/label 2".
func tally(counts map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", k, counts[k])
	}
	return strings.Join(keys, ", ")
}
