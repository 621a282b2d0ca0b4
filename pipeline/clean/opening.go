package clean

import (
	"regexp"
	"regexp/syntax"
	"unicode/utf8"
)

// opening is an expression for the beginning of a text, and the characters
// that may stand there. Most texts begin with another, and an expression of many
// words takes long to see it.
type opening struct {
	*regexp.Regexp
	ascii [utf8.RuneSelf]bool
	first []syntax.Inst // that read the first character
}

// mustOpen compiles an expression that begins with ^ and matches no empty text.
func mustOpen(pattern string) *opening {
	o := &opening{Regexp: regexp.MustCompile(pattern)}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		panic(err) // regexp.MustCompile has read it
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic(err)
	}
	o.follow(prog, prog.Start, make(map[int]bool))
	for r := range o.ascii {
		o.ascii[r] = o.reads(rune(r))
	}
	return o
}

// follow gathers the instructions that may read the first character.
func (o *opening) follow(prog *syntax.Prog, at int, seen map[int]bool) {
	if seen[at] {
		return
	}
	seen[at] = true
	switch i := prog.Inst[at]; i.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		o.follow(prog, int(i.Out), seen)
		o.follow(prog, int(i.Arg), seen)
	case syntax.InstCapture, syntax.InstEmptyWidth, syntax.InstNop:
		o.follow(prog, int(i.Out), seen)
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		o.first = append(o.first, i)
	}
}

func (o *opening) reads(r rune) bool {
	for i := range o.first {
		if o.first[i].MatchRune(r) {
			return true
		}
	}
	return false
}

// opens reports whether a text begins with a character that the expression may
// begin with.
func (o *opening) opens(text string) bool {
	if text == "" {
		return false
	}
	if b := text[0]; b < utf8.RuneSelf {
		return o.ascii[b]
	}
	return o.reads(firstRune(text))
}

// FindString is as [regexp.Regexp] has it.
func (o *opening) FindString(text string) string {
	if !o.opens(text) {
		return ""
	}
	return o.Regexp.FindString(text)
}

// FindStringSubmatch is as [regexp.Regexp] has it.
func (o *opening) FindStringSubmatch(text string) []string {
	if !o.opens(text) {
		return nil
	}
	return o.Regexp.FindStringSubmatch(text)
}

// MatchString is as [regexp.Regexp] has it.
func (o *opening) MatchString(text string) bool {
	return o.opens(text) && o.Regexp.MatchString(text)
}
