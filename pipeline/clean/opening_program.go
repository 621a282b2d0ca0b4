package clean

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

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
func following(prog *syntax.Prog, first []syntax.Inst, r rune) (may characters) {
	var out []uint32
	for i := range first {
		if first[i].MatchRune(r) {
			out = append(out, first[i].Out)
		}
	}
	for n := range may {
		next, ends := readers(prog, out...)
		if ends {
			for ; n < len(may); n++ {
				may[n] = allASCII
			}
			break
		}
		out = nil
		for i := range next {
			out = append(out, next[i].Out)
		}
		for s := range rune(utf8.RuneSelf) {
			if reads(next, s) {
				may[n][s/64] |= 1 << (s % 64)
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
