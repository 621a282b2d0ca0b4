package clean

import (
	"strings"
	"unicode"

	"rectify/pipeline"
)

// line is a line of a text that holds more than white space.
type line struct {
	pipeline.Span                  // without the white space around it
	text          string           // what it says
	prose         bool             // it is, or belongs to, a paragraph
	marks         []pipeline.Field // what it says when it is furniture; none when it stays
	confidence    float64          // of the marks
	form          []pipeline.Field // what [marksOf] says of it, once it has been asked
	asked         bool
}

// byForm is what the line says when it is furniture by its form alone.
func (l *line) byForm() []pipeline.Field {
	if !l.asked {
		l.form, l.asked = marksOf(l.text), true
	}
	return l.form
}

// is reports whether the line is furniture of one of the kinds.
func (l line) is(kinds ...string) bool {
	for _, k := range kinds {
		if len(l.marks) > 0 && l.marks[0].Name == k {
			return true
		}
	}
	return false
}

// mostLines is as many lines as nearly all texts have. Room for so many costs nothing
// while they are looked at.
const mostLines = 16

// linesOf adds the lines of a text that hold more than white space.
func linesOf(lines []line, text string) []line {
	start := 0
	for part := range strings.Lines(text) {
		left := strings.TrimLeftFunc(part, unicode.IsSpace)
		if left != "" {
			body := strings.TrimRightFunc(left, unicode.IsSpace)
			at := start + len(part) - len(left)
			lines = append(lines, line{Span: pipeline.Span{Start: at, End: at + len(body)}, text: body})
		}
		start += len(part)
	}
	return lines
}

// prose marks the lines of paragraphs and returns the first and the last.
// A paragraph is one long line with the end of a sentence in it, or
// three lines in a row that are long for lines.
func prose(lines []line) (first, last int, ok bool) {
	row := 0 // wrapped lines in a row
	for i := range lines {
		l := &lines[i]
		plain := wide(l.text, 55) && len(l.byForm()) == 0
		l.prose = plain && wide(l.text, 120) && holdsAny(l.text, ".", "。", "?", "？", "!", "！", "।", "؟")
		switch {
		case plain:
			row++
		case row >= 3 && l.Start <= lines[i-1].End+2 && len(l.byForm()) == 0:
			l.prose = true // the last, shorter line of a paragraph
			row = 0
		default:
			row = 0
		}
		if row >= 3 {
			lines[i-2].prose, lines[i-1].prose, l.prose = true, true, true
		}
	}
	first = -1
	for i, l := range lines {
		if l.prose {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last, first >= 0
}

// wide reports whether a text is so wide; East Asian characters count twice. One of
// three bytes for each is, whatever they are.
func wide(text string, width int) bool {
	if len(text) >= 3*width {
		return true
	}
	for _, r := range text {
		if width--; r >= 0x1100 {
			width--
		}
	}
	return width <= 0
}

// sentenceLine reports whether a line ends as a sentence does.
func sentenceLine(text string) bool {
	text = strings.TrimRight(text, `"”’')）]`)
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "…")
}
