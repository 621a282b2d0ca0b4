package dictionary

import (
	"github.com/goccy/go-yaml/ast"

	"rectify/pipeline/term"
)

// examples reads what must change.
func (r *yamlReader) examples(n ast.Node) []term.Example {
	var out []term.Example
	for _, item := range r.list(n, "examples") {
		f, ok := r.object(item, "an example", "in", "out", "lang", "original")
		if !ok {
			continue
		}
		e := term.Example{
			Lang: r.lang(f["lang"]), In: r.prose(f["in"], "in"), Out: r.prose(f["out"], "out"),
			Original: r.original(f["original"]), Position: r.where(item),
		}
		switch {
		case f["in"] == nil:
			r.fault(item, "an example without in; write the text that comes in")
		case f["out"] == nil:
			r.fault(item, "an example without out; write what must become of it, or put it under stays")
		case e.In == e.Out:
			r.fault(item, "an example in which nothing changes: %q; put it under stays", e.In)
		}
		out = append(out, e)
	}
	return out
}

// stays reads what must not change: a text, or a text with its language.
func (r *yamlReader) stays(n ast.Node) []term.Example {
	var out []term.Example
	for _, item := range r.list(n, "stays") {
		e := term.Example{Lang: "en", Position: r.where(item)}
		if _, object := item.(ast.MapNode); object {
			f, _ := r.object(item, "a text that stays", "text", "lang", "original")
			if f["text"] == nil {
				r.fault(item, "a text that stays without text; write {lang: fr, text: …}, and put a text with a colon in quotes")
			}
			e.In, e.Lang, e.Original = r.prose(f["text"], "text"), r.lang(f["lang"]), r.original(f["original"])
		} else {
			e.In = r.prose(item, "stays")
		}
		e.Out = e.In
		out = append(out, e)
	}
	return out
}

// lang reads a language; English when it is not given.
func (r *yamlReader) lang(n ast.Node) string {
	s, ok := r.scalar(n, "lang")
	if !ok {
		return "en"
	}
	if err := languageTag(s); err != nil {
		r.fault(n, "%v", err)
	}
	return s
}

func (r *yamlReader) original(n ast.Node) *term.Original {
	if n == nil {
		return nil
	}
	f, _ := r.object(n, "an original", "lang", "text")
	if f["lang"] == nil || f["text"] == nil {
		r.fault(n, "an original without lang and text; write {lang: ko, text: …}")
		return nil
	}
	return &term.Original{Lang: r.lang(f["lang"]), Text: r.prose(f["text"], "text")}
}
