package wire

import (
	"unicode/utf8"

	"rectify/pipeline"
)

// points turns byte offsets of a record's raw fields into code points. It
// keeps a mark every so often, so that a look-up is short whatever the order.
type points struct{ title, abstract marks }

// marks holds, for a text, the number of code points before every stride bytes.
type marks struct {
	text  string
	count []int
}

const stride = 256

func newPoints(r pipeline.Record) *points {
	return &points{title: newMarks(r.Title), abstract: newMarks(r.Abstract)}
}

func newMarks(text string) marks {
	m := marks{text: text, count: make([]int, 0, len(text)/stride+1)}
	n := 0
	for i := range len(text) {
		if i%stride == 0 {
			m.count = append(m.count, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return m
}

// of is the number of code points before a byte of a field; 0 without a field.
func (p *points) of(field string, at int) int {
	m := p.abstract
	switch field {
	case "":
		return 0
	case pipeline.Title:
		m = p.title
	}
	k := min(at/stride, len(m.count)-1)
	if k < 0 {
		return 0
	}
	n := m.count[k]
	for i := k * stride; i < at; i++ {
		if utf8.RuneStart(m.text[i]) {
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
