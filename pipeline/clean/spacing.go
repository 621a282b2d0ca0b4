package clean

import (
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// Spacing tidies white space. No-break and ideographic spaces inside the text
// are left to those who typed them, and so is the indentation of a line.
var Spacing = pipeline.Stage{
	Name: "clean/spacing",
	Doc: `Tidy white space: runs of spaces, spaces inside brackets and before punctuation, spaces missing after it, empty lines.

French keeps its space before ; : ! ? and ».

A space that a mark between two words lost is put in; notation ("N,N-dimethyl", "f(x)") has none.

Before: North-East  Asia ( ARF ) , a forum .It met,talked.
After:  North-East Asia (ARF), a forum. It met, talked.`,
	Propose: tidySpacing,
}

func tidySpacing(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	text := v.Text
	first, last := inner(text)
	if first > 0 {
		p.Edits = edge(p.Edits, v, pipeline.Span{End: first})
	}
	var room [8]bracket // of which hardly any text has more open
	around := openBrackets(room[:0])
	for at := first; ; {
		if at = nextLoose(text, at); at >= last {
			break
		}
		end := gapEnd(text, at)
		if end == at {
			if e, ok := missingEdit(v, at, around.innermost()); ok {
				p.Edits = together(p.Edits, e, v)
			}
			around = around.behind(text, at)
			at++
			continue
		}
		g := gap{Span: pipeline.Span{Start: at, End: end}, view: v, text: text, lang: v.LangAt(at), in: around.innermost()}
		if with, confidence, detail := g.tidy(); with != text[at:end] && !v.Alters(g.Span) {
			p.Edits = append(p.Edits, propose(text, g.Span, with, "clean/spacing", confidence, detail))
		}
		at = end
	}
	if first < last && last < len(text) {
		p.Edits = edge(p.Edits, v, pipeline.Span{Start: last, End: len(text)})
	}
	return p
}

// spacingPairs are the bytes that show a place to look at: line breaks and brackets;
// behind a space, another or a mark, one of fullWidth (by its first byte) among
// them; a space behind an opening bracket or an inverted mark (by its last byte);
// a word right behind a mark. Any other single space stays, see [gap.tidy], and
// at any other mark no space is missing, see [mayMiss].
var spacingPairs = newPairs(
	pair{"", "\t\r\n()[]"},
	pair{" ", " ,.;:!?\xE3\xEF"},
	pair{"([\x88\x90\xBF\xA1", " "},
	pair{",.;:!?", wordBytes},
)

// nextLoose is where the next space or mark stands, at a byte or behind it, that
// spacing looks at, or another byte where it finds nothing.
func nextLoose(text string, at int) int {
	next := spacingPairs.next(text, at)
	if next > at && strings.IndexByte(" ,.;:!?", text[next-1]) >= 0 {
		next-- // the first byte of a pair
	}
	return next
}

// inner is where the text begins and ends without the white space around it.
// The ideographic space that indents a first paragraph stays when it indents
// others too.
func inner(text string) (first, last int) {
	first = len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	last = len(strings.TrimRightFunc(text, unicode.IsSpace))
	if first < last && strings.Contains(text[first:last], "\n\u3000") {
		first = len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	}
	return first, last
}

// together adds an edit that puts a space in. Spaces missing in one run of
// characters ("age,sex,stage") are one decision.
func together(edits []pipeline.Edit, e pipeline.Edit, v *pipeline.View) []pipeline.Edit {
	n := len(edits) - 1
	if n < 0 || e.Start-edits[n].Start > longestRun || (edits[n].Confidence < 0.90) != (e.Confidence < 0.90) {
		return append(edits, e)
	}
	last := &edits[n]
	if strings.ContainsAny(v.Text[last.Start:e.Start], " \t\r\n") || v.Alters(pipeline.Span{Start: last.Start, End: e.Start}) {
		return append(edits, e)
	}
	between := v.Text[last.End:e.Start]
	last.End, last.Old, last.New = e.Start, last.Old+between, last.New+between+" "
	last.Confidence = min(last.Confidence, e.Confidence)
	return edits
}

// edge takes off white space at one end of the text.
func edge(edits []pipeline.Edit, v *pipeline.View, s pipeline.Span) []pipeline.Edit {
	if v.Alters(s) {
		return edits
	}
	return append(edits, propose(v.Text, s, "", "clean/spacing", 0.99, "white space around the text"))
}

// gapEnd is the end of the run of spaces, tabs and line breaks at a byte.
func gapEnd(text string, at int) int {
	for at < len(text) && strings.IndexByte(" \t\r\n", text[at]) >= 0 {
		at++
	}
	return at
}

// gap is a run of white space between two other characters.
type gap struct {
	pipeline.Span
	view       *pipeline.View
	text, lang string
	in         bracket // the innermost one open here
}

// address reports whether an address or identifier ends before the gap, and a mark
// would become part of it: protected text without a closing mark of its own.
func (g gap) address() bool {
	protected := g.view.Protected()
	i, _ := slices.BinarySearchFunc(protected, g.Start, func(p pipeline.Span, at int) int { return p.End - at })
	return i < len(protected) && protected[i].End == g.Start && strings.IndexByte(")]}>$`", g.text[g.Start-1]) < 0
}

// tidy is what should stand in the gap, how sure that is, and why.
func (g gap) tidy() (with string, confidence float64, detail string) {
	run := g.text[g.Start:g.End]
	switch {
	case strings.Contains(run, "\r") && !strings.Contains(run, "\n"):
		return run, 0, "" // a line break of its own kind
	case strings.Contains(run, "\n"):
		return breaks(run), 0.98, "spaces at the end of a line, empty lines"
	case g.beforePunctuation():
		return "", 0.95, "space before punctuation"
	case g.insideBracket():
		return "", 0.95, "space inside a bracket"
	case g.afterInverted():
		return "", 0.95, "space after an inverted mark"
	case len(run) > 1 || run == "\t":
		return " ", 0.98, "spaces in a row or a tab"
	}
	return run, 0, ""
}

// breaks keeps the line breaks of a gap, at most two, and the indentation of
// the line that follows.
func breaks(run string) string {
	if run == "\n" || run == "\n\n" {
		return run
	}
	with, rest := "", run
	for range 2 {
		line, behind, ok := strings.Cut(rest, "\n")
		if !ok {
			break
		}
		if strings.HasSuffix(line, "\r") {
			with += "\r"
		}
		with, rest = with+"\n", behind
	}
	return with + run[strings.LastIndexByte(run, '\n')+1:]
}
