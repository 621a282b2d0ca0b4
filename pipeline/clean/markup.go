package clean

import (
	"slices"
	"strings"
	"unicode"

	"rectify/pipeline"
)

// Markup reads entities and takes off tags, also those that were escaped. A
// tag is one by a closed list of names, valid syntax and its partner, never by
// its brackets alone.
var Markup = pipeline.Stage{
	Name: "clean/markup",
	Doc: `Read HTML entities and take off the tags of HTML and JATS; paragraphs become lines, what stood above or below the line keeps its meaning.

Superscripts become those of Unicode (10³), subscripts plain text (CO2). Angle brackets that are no tags stay.

Before: <p>The area is 10<sup>3</sup> km<sup>2</sup> &amp;amp; growing (p&lt;0.05).</p>
After:  The area is 10³ km² & growing (p<0.05).`,
	Restores:       true,
	BeforeLanguage: true,
	Propose:        readMarkup,
}

func readMarkup(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if strings.IndexByte(v.Text, '&') < 0 && strings.IndexByte(v.Text, '<') < 0 {
		return p
	}
	edits := markupEdits(v.Text, codeIn(v))
	if len(edits) == 0 {
		return p
	}
	// Text that would be markup again after this is somebody's game with markup.
	if now, err := pipeline.Apply(v.Text, edits); err != nil || len(markupEdits(now, codeIn(pipeline.NewView(now, v.Lang)))) > 0 {
		return p
	}
	p.Edits = edits
	return p
}

// codeIn are the spans of a text that are code.
func codeIn(v *pipeline.View) []pipeline.Span {
	var out []pipeline.Span
	for _, s := range v.Protected() {
		if v.Text[s.Start] == '`' {
			out = append(out, s)
		}
	}
	return out
}

// markupEdits are the edits that take off the markup of a text, in order.
func markupEdits(text string, code []pipeline.Span) []pipeline.Edit {
	m := unmarker{decoded: decode(text, code), raw: text}
	m.done = make([]bool, len(m.text))
	tags := m.tags()
	for i := 0; i < len(tags); i++ {
		switch t := tags[i]; {
		case blocks[t.name]:
			i = m.lineBreak(tags, i)
		case (t.name == "sup" || t.name == "sub") && i+1 < len(tags) && tags[i+1].name == t.name && tags[i+1].close && !t.close:
			m.script(t, tags[i+1])
			i++
		case t.name == "![CDATA[":
			end := t.End + strings.Index(m.text[t.End:], "]]>")
			m.replace(t.Span, "", "a mark of character data")
			m.pending = append(m.pending, pipeline.Span{Start: end, End: end + len("]]>")})
		default:
			m.replace(t.Span, "", "the tag "+m.text[t.Start:t.End])
		}
	}
	for _, s := range m.pending {
		m.replace(s, "", "a mark of character data")
	}
	m.readEntities()
	pipeline.SortEdits(m.edits)
	return m.edits
}

// unmarker collects the edits of a text.
type unmarker struct {
	decoded
	raw     string
	edits   []pipeline.Edit
	done    []bool // for each byte of the decoded text, whether it is edited
	pending []pipeline.Span
}

// replace proposes other text for a span of the decoded text.
func (m *unmarker) replace(s pipeline.Span, with, detail string) {
	if slices.Contains(m.done[s.Start:s.End], true) {
		return
	}
	for i := s.Start; i < s.End; i++ {
		m.done[i] = true
	}
	m.edits = append(m.edits, propose(m.raw, m.decoded.raw(s), with, "clean/markup", 0.97, detail))
}

// lineBreak replaces a run of block tags, with the white space between, by the
// line break they are. It returns the last of the run.
func (m *unmarker) lineBreak(tags []tag, first int) (last int) {
	last = first
	for last+1 < len(tags) && blocks[tags[last+1].name] && strings.TrimSpace(m.text[tags[last].End:tags[last+1].Start]) == "" {
		last++
	}
	s := pipeline.Span{Start: tags[first].Start, End: tags[last].End}
	s.Start = len(strings.TrimRightFunc(m.text[:s.Start], unicode.IsSpace))
	s.End = len(m.text) - len(strings.TrimLeftFunc(m.text[s.End:], unicode.IsSpace))
	with := "\n"
	switch {
	case s.Start == 0 || s.End == len(m.text):
		with = ""
	case strings.Count(m.text[s.Start:s.End], "\n") > 1:
		with = "\n\n"
	}
	m.replace(s, with, "the tag "+m.text[tags[first].Start:tags[first].End])
	return last
}

// script writes what stood above or below the line on it.
func (m *unmarker) script(open, end tag) {
	content := m.text[open.End:end.Start]
	with := lowered(m.text[:open.Start], content)
	if open.name == "sup" {
		with = raised(m.text[:open.Start], content)
	}
	m.replace(pipeline.Span{Start: open.Start, End: end.End}, with, "the tag <"+open.name+">")
}

// readEntities replaces the entities that are no part of a tag.
func (m *unmarker) readEntities() {
	for _, s := range m.entities {
		with := m.text[s.Start:s.End]
		if raw := m.decoded.raw(s); with == "\n" && endsLine(m.raw[raw.End:]) {
			with = "" // the carriage return before a line feed
		}
		m.replace(s, with, "an entity")
	}
}

// endsLine reports whether nothing but spaces comes before the next line feed
// or the end.
func endsLine(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || rest[0] == '\n'
}
