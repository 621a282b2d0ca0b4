package dictionary

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// fields are the fields of one YAML object by name; what the object does not
// have is nil.
type fields map[string]ast.Node

// object reads an object that may have the fields named. what is "a concept".
func (r *yamlReader) object(n ast.Node, what string, names ...string) (fields, bool) {
	pairs, ok := r.pairs(n, what)
	out := make(fields)
	for _, p := range pairs {
		name := p.name
		if !slices.Contains(names, name) {
			r.fault(p.key, "unknown field of %s: %q; %s", what, name, nearest(name, names))
			continue
		}
		out[name] = p.value
	}
	return out, ok
}

// A pair is a name and a value of a YAML object.
type pair struct {
	name       string
	key, value ast.Node
}

// pairs reads an object whose names may be anything; each may stand once.
func (r *yamlReader) pairs(n ast.Node, what string) ([]pair, bool) {
	m, ok := n.(ast.MapNode)
	if !ok {
		r.fault(n, "%s must be fields with values, it is %s; write field: value", what, kindOf(n))
		return nil, false
	}
	var out []pair
	for it := m.MapRange(); it.Next(); {
		key := it.Key()
		p := pair{key.GetToken().Value, key, it.Value()}
		if i := slices.IndexFunc(out, func(q pair) bool { return q.name == p.name }); i >= 0 {
			r.fault(key, "the field stands twice in %s: %q, first in line %d; merge the two", what, p.name, position(out[i].key).Line)
			continue
		}
		out = append(out, p)
	}
	return out, true
}

// list reads a list; an absent one is empty. what is "wrong".
func (r *yamlReader) list(n ast.Node, what string) []ast.Node {
	if n == nil {
		return nil
	}
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		r.fault(n, "%s must be a list, it is %s; write [a, b] or one line with a hyphen each", what, kindOf(n))
		return nil
	}
	if len(s.Values) == 0 {
		r.fault(n, "empty list: %s; fill it or leave it out", what)
	}
	return s.Values
}

// scalar reads a text as it is written: 1994 and no are texts too. An absent
// one is empty.
func (r *yamlReader) scalar(n ast.Node, what string) (string, bool) {
	if n == nil {
		return "", false
	}
	switch s := n.(type) {
	case *ast.StringNode:
		return s.Value, true
	case *ast.LiteralNode:
		return strings.TrimSuffix(s.Value.Value, "\n"), true
	case *ast.NullNode:
		r.fault(n, "empty field: %s; write a text or leave the field out", what)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	default:
		r.fault(n, "%s must be a text, it is %s; put it in quotes if it begins with a special character", what, kindOf(n))
	}
	return "", false
}

func kindOf(n ast.Node) string {
	switch n.(type) {
	case ast.MapNode:
		return "an object with fields"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "empty"
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return "an anchor or alias (&, *, <<)"
	case *ast.TagNode:
		return "a tag (!)"
	}
	return "a text"
}

// position is where a node begins.
func position(n ast.Node) *token.Position {
	switch n := n.(type) {
	case ast.MapNode:
		if it := n.MapRange(); it.Next() {
			return it.Key().GetToken().Position
		}
	case *ast.LiteralNode:
		return n.Start.Position
	}
	return n.GetToken().Position
}

func (r *yamlReader) fault(n ast.Node, format string, args ...any) {
	r.errorf(r.where(n), format, args...)
}

func (r *yamlReader) where(n ast.Node) string {
	p := position(n)
	return r.at(p.Line, p.Column)
}

func (r *yamlReader) line(n ast.Node) string { return r.at(position(n).Line, 0) }
