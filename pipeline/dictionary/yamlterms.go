package dictionary

import (
	"cmp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"rectify/pipeline/term"
)

// terms reads the terms of a concept, by language. noted says that the concept
// has a note, which a name without a preferred term needs.
func (r *yamlReader) terms(concept, n ast.Node, noted bool) []term.Terms {
	if n == nil {
		r.fault(concept, "a concept without terms; list them by language under terms")
		return nil
	}
	langs, _ := r.pairs(n, "terms")
	if _, empty := n.(ast.MapNode); empty && len(langs) == 0 {
		r.fault(n, "no terms; list them by language")
	}
	var out []term.Terms
	for _, p := range langs {
		if err := languageTag(p.name); err != nil {
			r.fault(p.key, "%v", err)
			continue
		}
		out = append(out, r.termsIn(p, noted))
	}
	slices.SortFunc(out, func(a, b term.Terms) int { return cmp.Compare(a.Lang, b.Lang) })
	return out
}

func (r *yamlReader) termsIn(p pair, noted bool) term.Terms {
	f, ok := r.object(p.value, "a language", "preferred", "acronym", "admitted", "spellings", "wrong", "doubtful", "reading")
	if !ok {
		return term.Terms{}
	}
	t := term.Terms{
		Lang: p.name, Preferred: r.text(f["preferred"], "preferred"), Acronym: r.text(f["acronym"], "acronym"),
		Admitted: r.texts(f["admitted"], "admitted"), Spellings: r.texts(f["spellings"], "spellings"),
		Wrong: r.patterns(f["wrong"], "wrong"), Doubtful: r.patterns(f["doubtful"], "doubtful"),
		Reading: r.text(f["reading"], "reading"),
	}
	if f["preferred"] != nil {
		return t
	}
	for _, name := range []string{"acronym", "wrong", "doubtful"} {
		if f[name] != nil {
			r.fault(f[name], "%s without a preferred term: %s; write the official name under preferred", name, p.name)
			return t
		}
	}
	switch {
	case f["admitted"] == nil && f["spellings"] == nil:
		r.fault(p.key, "no preferred term: %s; write the official name under preferred", p.name)
	case !noted:
		r.fault(p.key, "admitted terms alone: %s; write a preferred term, or a note that says why there is none", p.name)
	}
	return t
}

// events puts the nouns that make a date a name to the terms of their language.
func (r *yamlReader) events(n, date ast.Node, terms []term.Terms) {
	switch {
	case n == nil && date == nil:
		return
	case n == nil:
		r.fault(date, "a date without events; say which nouns make it a name")
		return
	case date == nil:
		r.fault(n, "events without a date; write date: 02-13 or 2007-02-13")
	}
	langs, _ := r.pairs(n, "events")
	for _, p := range langs {
		nouns := r.texts(p.value, "events")
		i := slices.IndexFunc(terms, func(t term.Terms) bool { return t.Lang == p.name })
		if i < 0 {
			r.fault(p.key, "events in a language without terms: %s; write the name in that language under terms", p.name)
			continue
		}
		terms[i].Events = nouns
	}
}

// text reads a name.
func (r *yamlReader) text(n ast.Node, what string) string {
	s, ok := r.scalar(n, what)
	if !ok {
		return ""
	}
	err := checkText(s)
	switch {
	case err != nil:
		r.fault(n, "%s: %v", what, err)
	case strings.ContainsAny(s, "{}|"):
		r.fault(n, "%s: alternatives: %q; they are for wrong and doubtful forms, write the name out", what, s)
	}
	return s
}

func (r *yamlReader) texts(n ast.Node, what string) []string {
	var out []string
	for _, item := range r.list(n, what) {
		out = append(out, r.text(item, what))
	}
	return out
}

// patterns reads forms with alternatives and expands them.
func (r *yamlReader) patterns(n ast.Node, what string) []string {
	var out []string
	for _, item := range r.list(n, what) {
		s, ok := r.scalar(item, what)
		if !ok {
			continue
		}
		if err := checkText(s); err != nil {
			r.fault(item, "%s: %v", what, err)
			continue
		}
		forms, err := Expand(s)
		if err != nil {
			r.fault(item, "%s: %v", what, err)
		}
		out = append(out, forms...)
	}
	return out
}

// prose reads a text that may have several lines.
func (r *yamlReader) prose(n ast.Node, what string) string {
	s, ok := r.scalar(n, what)
	if ok && strings.TrimSpace(s) == "" {
		r.fault(n, "empty text: %s; write it or leave the field out", what)
	}
	return s
}

// sources reads one source or a list of them.
func (r *yamlReader) sources(n ast.Node) []string {
	if _, many := n.(*ast.SequenceNode); many {
		var out []string
		for _, item := range r.list(n, "source") {
			out = append(out, r.prose(item, "source"))
		}
		return out
	}
	if s := r.prose(n, "source"); s != "" {
		return []string{s}
	}
	return nil
}

func (r *yamlReader) oneOf(n ast.Node, what string, known []string) string {
	s, ok := r.scalar(n, what)
	if ok && !slices.Contains(known, s) {
		r.fault(n, "unknown %s: %q; %s", what, s, nearest(s, known))
	}
	return s
}

func (r *yamlReader) domains(n ast.Node) []string {
	var out []string
	for _, item := range r.list(n, "domain") {
		if d := r.oneOf(item, "domain", Domains); d != "" {
			out = append(out, d)
		}
	}
	return out
}

func (r *yamlReader) day(n ast.Node) string {
	s, ok := r.scalar(n, "date")
	if !ok {
		return ""
	}
	if err := checkDay(s); err != nil {
		r.fault(n, "%v", err)
	}
	return s
}

func (r *yamlReader) date(n ast.Node) term.Date {
	s, ok := r.scalar(n, "date")
	if !ok {
		return term.Date{}
	}
	d, err := parseDate(s)
	if err != nil {
		r.fault(n, "%v", err)
	}
	return d
}
