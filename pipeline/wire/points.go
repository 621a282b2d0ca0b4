package wire

import (
	"unicode/utf8"

	"rectify/pipeline"
	"rectify/pipeline/scan"
)

// points turns byte offsets of a record's raw fields into code points. It
// keeps a mark every so often, so that a look-up is short whatever the order.
type points struct{ title, abstract marks }

// marks holds, for a text, the number of code points before every stride bytes
// of what follows its first character that is not of ASCII.
type marks struct {
	text  string
	ascii int // bytes before that, each a code point
	count []int
}

const stride = 256

func newPoints(r pipeline.Record) points {
	return points{title: newMarks(r.Title), abstract: newMarks(r.Abstract)}
}

func newMarks(text string) marks {
	m := marks{text: text, ascii: scan.BeyondASCII(text, 0)}
	if m.ascii == len(text) {
		return m
	}
	m.count = make([]int, 0, (len(text)-m.ascii)/stride+1)
	n := m.ascii
	for at := m.ascii; at < len(text); at += stride {
		m.count = append(m.count, n)
		n += begun(text[at:min(at+stride, len(text))])
	}
	return m
}

// of is the number of code points before a byte of a field; 0 without a field.
func (p *points) of(field string, at int) int {
	switch field {
	case "":
		return 0
	case pipeline.Title:
		return p.title.of(at)
	}
	return p.abstract.of(at)
}

func (m *marks) of(at int) int {
	at = min(at, len(m.text))
	if at <= m.ascii {
		return at
	}
	k := (at - 1 - m.ascii) / stride // the end may be where a stride ends
	return m.count[k] + begun(m.text[m.ascii+k*stride:at])
}

// begun is how many code points begin in a piece of text.
func begun(piece string) int {
	n := 0
	for i := range len(piece) {
		if utf8.RuneStart(piece[i]) {
			n++
		}
	}
	return n
}

// cursor turns code points of a text into bytes in one pass: it only goes
// forward.
type cursor struct {
	text      string
	at, point int // bytes and code points gone over
}

// to is the byte offset of a code point, len(text) for the number of its code
// points, and -1 beyond that or behind the cursor.
func (c *cursor) to(point int) int {
	if point < c.point {
		return -1
	}
	for c.point < point {
		if c.at == len(c.text) {
			return -1
		}
		_, n := utf8.DecodeRuneInString(c.text[c.at:])
		c.at += n
		c.point++
	}
	return c.at
}
