package dictionary

import (
	"errors"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"rectify/pipeline/term"
)

// ReadYAML reads a dictionary as editors write it. Patterns with {a|b|} are
// expanded. It is strict; the error is [Faults], and holds every fault of the file
// with its line and column. Concepts without faults are returned beside it.
func ReadYAML(name string, data []byte) ([]term.Concept, error) {
	r := &yamlReader{report: report{name: name}}
	text, err := decode(data)
	if err != nil {
		r.errorf(name, "%v", err)
		return nil, r.errors
	}
	body := r.parse(text)
	if body == nil {
		return nil, r.errors.orNil()
	}
	concepts := r.document(body)
	return concepts, r.sorted().orNil()
}

// yamlReader reads one YAML file.
type yamlReader struct{ report }

// parse returns the one document of a file; nil when there is a fault.
func (r *yamlReader) parse(text []byte) ast.Node {
	tokens := lexer.Tokenize(string(text))
	if t := tooDeep(tokens); t != nil {
		r.errorf(r.at(t.Position.Line, t.Position.Column), "lists or fields too deep in one another; a concept needs five levels")
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	var syntax *yaml.SyntaxError
	switch {
	case errors.As(err, &syntax) && syntax.Token != nil && syntax.Token.Position != nil:
		p := syntax.Token.Position
		r.errorf(r.at(p.Line, p.Column), "not YAML: %s; texts with : # { } [ ] & * or quotes in them go into quotes", syntax.Message)
	case err != nil:
		r.errorf(r.name, "not YAML: %v", err)
	case len(file.Docs) > 1 && file.Docs[1].Body != nil:
		r.fault(file.Docs[1].Body, "a second document (---); one file holds one list of concepts")
	case len(file.Docs) == 0 || file.Docs[0].Body == nil:
		r.errorf(r.at(1, 1), `an empty file; it begins with "concepts:"`)
	case file.Docs[0].Body.Type() == ast.SequenceType:
		r.fault(file.Docs[0].Body, `a list by itself; write "concepts:" in a line above it`)
	default:
		return file.Docs[0].Body
	}
	return nil
}

// tooDeep finds a bracket or hyphen that lies deeper than any dictionary goes: the
// parser would take forever.
func tooDeep(tokens token.Tokens) *token.Token {
	open := 0
	for _, t := range tokens {
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open--
		case token.SequenceEntryType, token.MappingKeyType:
			if t.Position.Column > 100 {
				return t
			}
		}
		if open > 20 {
			return t
		}
	}
	return nil
}

// defaults hold for all concepts of a file unless they say otherwise.
type defaults struct {
	domains []string
	kind    string
	casing  term.Case
}

func (r *yamlReader) document(n ast.Node) []term.Concept {
	f, ok := r.object(n, "a dictionary", "domain", "kind", "case", "concepts")
	if !ok {
		return nil
	}
	d := defaults{domains: r.domains(f["domain"]), kind: r.oneOf(f["kind"], "kind", term.Kinds), casing: term.Fixed}
	if c := r.oneOf(f["case"], "case", cases); c != "" {
		d.casing = term.Case(c)
	}
	if f["concepts"] == nil {
		r.fault(n, `no "concepts"; the concepts are listed under it`)
	}
	var out []term.Concept
	for _, item := range r.list(f["concepts"], "concepts") {
		before := len(r.errors)
		if c := r.concept(item, d); len(r.errors) == before {
			out = append(out, c)
		}
	}
	return out
}

func (r *yamlReader) concept(n ast.Node, d defaults) term.Concept {
	f, ok := r.object(n, "a concept", "id", "kind", "domain", "since", "until", "source", "note", "case", "other", "date", "events", "terms", "examples", "stays")
	if !ok {
		return term.Concept{}
	}
	c := term.Concept{
		ID: r.id(n, f["id"]), Kind: d.kind, Domains: d.domains, Case: d.casing,
		Since: r.day(f["since"]), Until: r.day(f["until"]), Sources: r.sources(f["source"]), Note: r.prose(f["note"], "note"),
		Other: r.texts(f["other"], "other"), Date: r.date(f["date"]), Position: r.line(n),
	}
	if k := r.oneOf(f["kind"], "kind", term.Kinds); k != "" {
		c.Kind = k
	}
	if f["domain"] != nil {
		c.Domains = r.domains(f["domain"])
	}
	if s := r.oneOf(f["case"], "case", cases); s != "" {
		c.Case = term.Case(s)
	}
	c.Terms = r.terms(n, f["terms"], f["note"] != nil)
	r.events(f["events"], f["date"], c.Terms)
	c.Examples = slices.Concat(r.examples(f["examples"]), r.stays(f["stays"]))
	r.complete(n, f, &c)
	return c
}

// complete checks what a concept must have as a whole.
func (r *yamlReader) complete(n ast.Node, f fields, c *term.Concept) {
	if c.Kind == "" && f["kind"] == nil {
		r.fault(n, "no kind: %q; %s", c.ID, nearest("", term.Kinds))
	}
	if len(c.Domains) == 0 && f["domain"] == nil {
		r.fault(n, "no domain: %q; %s", c.ID, nearest("", Domains))
	}
	if c.Since != "" && c.Until != "" && c.Until < c.Since[:min(len(c.Since), len(c.Until))] {
		r.fault(f["until"], "it ends before it begins: since %s until %s; change one", c.Since, c.Until)
	}
	if f["examples"] == nil && repairs(c) {
		r.fault(n, "no examples: %q; show a wrong form in a sentence (in) and what becomes of it (out)", c.ID)
	}
	if f["stays"] == nil {
		r.fault(n, "no stays: %q; give a sentence that comes near and must not change", c.ID)
	}
}

// repairs reports whether a concept has something to replace.
func repairs(c *term.Concept) bool {
	return c.Date != (term.Date{}) || slices.ContainsFunc(c.Terms, func(t term.Terms) bool { return len(t.Wrong) > 0 })
}

var idShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *yamlReader) id(concept, n ast.Node) string {
	if n == nil {
		r.fault(concept, "a concept without an id; give it one of lower case letters, digits and hyphens")
		return ""
	}
	s, ok := r.scalar(n, "id")
	if ok && !idShape.MatchString(s) {
		r.fault(n, "not an id: %q; write lower case letters, digits and single hyphens", s)
	}
	return s
}
