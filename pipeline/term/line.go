package term

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// lined adds the places of terms that are all the original has in a line, as a
// heading or an item of a list: the translation's line stands for the term, whatever its
// words, where none of them belongs to a right name.
func (p *passage) lined(to []place, w *wanted, lex *lexicon) []place {
	for _, o := range w.open {
		if !o.alone {
			continue
		}
		line := unmarked(p.text, p.sentences[o.sentence].target)
		if strings.Contains(p.text[line.Start:line.End], "\n") {
			continue
		}
		i, ok := slices.BinarySearchFunc(p.tokens, line.Start, func(t token, at int) int { return t.Start - at })
		j := i
		for j < len(p.tokens) && p.tokens[j].End <= line.End {
			ok = ok && !p.claimed[j] && p.inside[j] == 0
			j++
		}
		if !ok || j == i || p.tokens[j-1].End != line.End {
			continue
		}
		if r := p.read(w, lex, i, j-1); p.stands(w, r) && !r.short {
			to = append(to, place{Span: line, want: w, first: i, last: j - 1, cues: cues{share: r.share, line: true, ends: true, covers: r.covers()}})
		}
	}
	return to
}

// unmarked is a line without what marks it as a heading or an item. A full stop at
// its end stays: that is a sentence.
func unmarked(text string, s pipeline.Span) pipeline.Span {
	line := text[s.Start:s.End]
	s.End = s.Start + len(strings.TrimRight(line, " \n\t"))
	s.Start += len(line) - len(strings.TrimLeft(line, " \n\t#*-–•"))
	if s.Start > s.End {
		s.End = s.Start
	}
	return s
}
