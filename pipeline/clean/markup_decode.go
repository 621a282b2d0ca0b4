package clean

import (
	"html"
	"slices"
	"strings"

	"rectify/pipeline"
)

// decoded is a text with its entities read, and where each of its bytes comes
// from.
type decoded struct {
	text     string
	from     []int           // for each byte of text, and its end, the byte of the raw text
	entities []pipeline.Span // in text
	code     []pipeline.Span // in text: what no one marked up
}

// deepest bounds how often an ampersand was escaped over and over.
const deepest = 4

// longestEntity bounds the entities that are looked at, "&CounterClockwiseContourIntegral;".
const longestEntity = 34

// decode reads the entities of a text outside code.
func decode(text string, code []pipeline.Span) decoded {
	var b strings.Builder
	d := decoded{from: make([]int, 0, len(text)+1)}
	put := func(s string, raw int, step int) {
		for i := range len(s) {
			d.from = append(d.from, raw+i*step)
		}
		b.WriteString(s)
	}
	for at := 0; at < len(text); {
		if i, ok := slices.BinarySearchFunc(code, at, func(s pipeline.Span, at int) int { return s.Start - at }); ok {
			d.code = append(d.code, pipeline.Span{Start: b.Len(), End: b.Len() + code[i].Len()})
			put(text[at:code[i].End], at, 1)
			at = code[i].End
			continue
		}
		if text[at] == '&' {
			if s, n := entity(text[at:]); n > 0 {
				start := b.Len()
				put(s, at, 0)
				d.entities = append(d.entities, pipeline.Span{Start: start, End: b.Len()})
				at += n
				continue
			}
		}
		put(text[at:at+1], at, 1)
		at++
	}
	d.text, d.from = b.String(), append(d.from, len(text))
	return d
}

// entity reads the entity that a text begins with, escaped once or more, and
// returns what it means and its length; 0 if there is none.
func entity(text string) (string, int) {
	n := 1
	for range deepest {
		if !strings.HasPrefix(text[n:], "amp;") {
			break
		}
		n += len("amp;")
	}
	for ; n >= 1; n -= len("amp;") {
		end := strings.IndexByte(text[n:min(len(text), n+longestEntity)], ';')
		if end < 0 {
			continue
		}
		name := text[n : n+end+1]
		if s, ok := meaning(name); ok {
			return s, n + len(name)
		}
	}
	return "", 0
}

// meaning is what an entity stands for, given without its ampersand. A carriage
// return is the line break it was.
func meaning(name string) (string, bool) {
	if number, ok := strings.CutPrefix(name, "#"); ok && (len(number) < 2 || len(number) > 9) {
		return "", false
	}
	if strings.ContainsAny(name, "& \n") {
		return "", false
	}
	s := html.UnescapeString("&" + name)
	switch {
	case strings.HasPrefix(s, "&") && s != "&", s == "\ufffd", s != "" && s[0] < ' ' && !strings.Contains("\t\n\r", s):
		return "", false
	case s == "\r":
		return "\n", true
	}
	return s, true
}

// raw is the span of the raw text that a span of the decoded one comes from.
func (d decoded) raw(s pipeline.Span) pipeline.Span {
	return pipeline.Span{Start: d.from[s.Start], End: d.from[s.End]}
}

// inCode reports whether a byte of the decoded text lies in code.
func (d decoded) inCode(at int) bool {
	_, found := slices.BinarySearchFunc(d.code, at, func(s pipeline.Span, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	return found
}
