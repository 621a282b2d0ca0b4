package dictionary

import (
	"slices"

	"rectify/pipeline/term"
)

// Layer puts one dictionary on top of another: a concept on top replaces the
// whole concept below that has its id, in its place; the others follow.
func Layer(below, top []term.Concept) []term.Concept {
	all := slices.Clone(below)
	at := make(map[string]int, len(below))
	for i := range all {
		at[all[i].ID] = i
	}
	for i := range top {
		if j, ok := at[top[i].ID]; ok {
			all[j] = top[i]
			continue
		}
		all = append(all, top[i])
	}
	return all
}
