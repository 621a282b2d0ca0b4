package term

import (
	"slices"
	"strings"
)

// kept is what a glossary keeps for as long as it lives, copied into few large blocks of memory. A
// dictionary has hundreds of thousands of strings and short lists, and the garbage collector would
// go through all of them in each of its cycles. Nothing else stays of what concepts were read from.
type kept struct {
	chars    strings.Builder
	texts    blocks[string]
	lists    blocks[[]string]
	terms    blocks[Terms]
	examples blocks[Example]
	forms    blocks[Form]
	sections blocks[section]
	bearings blocks[bearer]
	namings  blocks[naming]
	names    blocks[tokenName]
}

// text copies a string.
func (k *kept) text(s string) string {
	if size := k.chars.Cap(); size-k.chars.Len() < len(s) {
		k.chars.Reset() // what was cut from it stays
		k.chars.Grow(max(len(s), min(2*size, 16*largestBlock)))
	}
	start := k.chars.Len()
	k.chars.WriteString(s)
	return k.chars.String()[start:]
}

// list copies a list of strings.
func (k *kept) list(texts []string) []string {
	out := k.texts.add(texts...)
	for i, s := range out {
		out[i] = k.text(s)
	}
	return out
}

// concepts copies concepts.
func (k *kept) concepts(concepts []Concept) []Concept {
	out := slices.Clone(concepts)
	for i := range out {
		c := &out[i]
		c.ID, c.Kind, c.Case = k.text(c.ID), k.text(c.Kind), Case(k.text(string(c.Case)))
		c.Since, c.Until, c.Note, c.Position = k.text(c.Since), k.text(c.Until), k.text(c.Note), k.text(c.Position)
		c.Domains, c.Sources, c.Other = k.list(c.Domains), k.list(c.Sources), k.list(c.Other)
		c.Terms, c.Examples = k.terms.add(c.Terms...), k.examples.add(c.Examples...)
		for j := range c.Terms {
			k.copyTerms(&c.Terms[j])
		}
		for j := range c.Examples {
			k.copyExample(&c.Examples[j])
		}
	}
	return out
}

func (k *kept) copyTerms(t *Terms) {
	t.Lang, t.Preferred, t.Acronym, t.Reading = k.text(t.Lang), k.text(t.Preferred), k.text(t.Acronym), k.text(t.Reading)
	t.Admitted, t.Spellings, t.Wrong, t.Doubtful = k.list(t.Admitted), k.list(t.Spellings), k.list(t.Wrong), k.list(t.Doubtful)
	t.Events = k.list(t.Events)
}

func (k *kept) copyExample(e *Example) {
	e.Lang, e.In, e.Out, e.Position = k.text(e.Lang), k.text(e.In), k.text(e.Out), k.text(e.Position)
	if o := e.Original; o != nil {
		e.Original = &Original{Lang: k.text(o.Lang), Text: k.text(o.Text)}
	}
}

// blocks are pieces of memory from which short lists are cut, each twice as large as the one before.
type blocks[T any] struct {
	free []T
	size int
}

// largestBlock is how many values a block has room for at most, if not for a longer list.
const largestBlock = 1 << 10

// one copies a value.
func (b *blocks[T]) one(value T) *T { return &b.add(value)[0] }

// add copies values into a list of their own; nil for none.
func (b *blocks[T]) add(values ...T) []T {
	n := len(values)
	if n == 0 {
		return nil
	}
	if n > len(b.free) {
		b.size = max(n, min(2*b.size, largestBlock))
		b.free = make([]T, b.size)
	}
	out := b.free[:n:n]
	b.free = b.free[n:]
	copy(out, values)
	return out
}
