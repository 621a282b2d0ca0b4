package clean

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// opening is an expression for the beginning of a text, and what is cheaply
// known of the texts that it matches: the two characters they begin with, and
// the marks they hold. Most texts have others, and an expression of many words
// takes long to see it.
type opening struct {
	*regexp.Regexp
	first          []syntax.Inst         // that read the first character
	ascii          [utf8.RuneSelf]bool   // whether they do, by the character
	pairs          [utf8.RuneSelf]follow // by the first character
	digits, colons int                   // how many of them whatever matches has at least
}

// follow is what may stand behind a character: the bit of each ASCII character.
type follow [2]uint64

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
	o.first, _ = readers(prog, uint32(prog.Start))
	for r := range o.pairs {
		o.ascii[r] = reads(o.first, rune(r))
		o.pairs[r] = following(prog, o.first, rune(r))
	}
	o.digits, o.colons = fewest(prog, "0123456789"), fewest(prog, ":：")
	return o
}

// readers are the instructions that may read the next character, and whether the
// expression may end before it.
func readers(prog *syntax.Prog, from ...uint32) (next []syntax.Inst, ends bool) {
	walk(prog, from, func(i syntax.Inst) bool {
		switch i.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			next = append(next, i)
			return false
		case syntax.InstMatch:
			ends = true
		}
		return true
	})
	return next, ends
}

// following is what may stand behind a first character.
func following(prog *syntax.Prog, first []syntax.Inst, r rune) (may follow) {
	for i := range first {
		if !first[i].MatchRune(r) {
			continue
		}
		second, ends := readers(prog, first[i].Out)
		for s := range rune(utf8.RuneSelf) {
			if ends || reads(second, s) {
				may[s/64] |= 1 << (s % 64)
			}
		}
	}
	return may
}

// fewest is how many of the marks a text has at least that the expression matches.
func fewest(prog *syntax.Prog, marks string) int {
	from := []uint32{uint32(prog.Start)}
	for n := 0; ; n++ {
		var next []uint32 // behind one more of them
		ends := false
		walk(prog, from, func(i syntax.Inst) bool {
			ends = ends || i.Op == syntax.InstMatch
			if readsOnly(i, marks) {
				next = append(next, i.Out)
				return false
			}
			return true
		})
		if ends || len(next) == 0 {
			return n
		}
		from = next
	}
}

// readsOnly reports whether an instruction reads one of the marks and nothing else.
func readsOnly(i syntax.Inst, marks string) bool {
	if i.Op != syntax.InstRune && i.Op != syntax.InstRune1 {
		return false
	}
	for at := 0; at < len(i.Rune); at += 2 {
		for r := i.Rune[at]; r <= i.Rune[min(at+1, len(i.Rune)-1)]; r++ {
			if !strings.ContainsRune(marks, r) {
				return false
			}
		}
	}
	return true
}

// walk visits the instructions that can be reached, and goes on behind those that
// visit says so of.
func walk(prog *syntax.Prog, from []uint32, visit func(syntax.Inst) bool) {
	seen := make([]bool, len(prog.Inst))
	for len(from) > 0 {
		at := from[len(from)-1]
		from = from[:len(from)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		i := prog.Inst[at]
		if !visit(i) || i.Op == syntax.InstMatch || i.Op == syntax.InstFail {
			continue
		}
		from = append(from, i.Out)
		if i.Op == syntax.InstAlt || i.Op == syntax.InstAltMatch {
			from = append(from, i.Arg)
		}
	}
}

// reads reports whether one of the instructions reads a character.
func reads(by []syntax.Inst, r rune) bool {
	for i := range by {
		if by[i].MatchRune(r) {
			return true
		}
	}
	return false
}

// opens reports whether the expression may match a text, by what is cheaply known.
func (o *opening) opens(text string) bool {
	switch {
	case text == "":
		return false
	case text[0] >= utf8.RuneSelf:
		if !reads(o.first, firstRune(text)) {
			return false
		}
	case !o.ascii[text[0]]:
		return false
	case len(text) > 1 && text[1] < utf8.RuneSelf && o.pairs[text[0]][text[1]/64]>>(text[1]%64)&1 == 0:
		return false
	}
	return hasDigits(text, o.digits) && (o.colons == 0 || strings.IndexByte(text, ':') >= 0 || strings.Contains(text, "："))
}

// hasDigits reports whether a text has so many digits of ASCII.
func hasDigits(text string, n int) bool {
	for i := 0; n > 0 && i < len(text); i++ {
		if isDigit(rune(text[i])) {
			n--
		}
	}
	return n <= 0
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
