package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/pipeline"
)

// tag is one tag of a text, or a comment, or a mark of character data.
type tag struct {
	pipeline.Span
	name  string // lower case, without "jats:"; "!" for what is no element
	close bool
	void  bool // written "<x/>"
}

// tagPattern is a tag with valid attributes (HTML Living Standard, 13.1.2): a
// value for each, so that "a<b and c>d" is none.
var tagPattern = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*(?::[A-Za-z][A-Za-z0-9-]*)?)((?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>` + "`" + `]+))*)\s*(/?)>`)

// How long a tag, and a comment or a stretch of character data, may be.
const (
	longestTag     = 400
	longestComment = 1 << 14
)

// The elements of HTML and JATS that abstracts have. The list is closed: of any
// other name it is not known what taking it off would lose.
var (
	// blocks begin and end lines.
	blocks = set("p", "div", "br", "hr", "li", "ul", "ol", "sec", "section", "title", "abstract", "list", "list-item",
		"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "disp-quote", "dl", "dt", "dd", "break")
	// alone are the blocks that have no end, or need none.
	alone = set("br", "hr", "break")
	// spans only dress the text they hold.
	spans = set("b", "i", "u", "em", "strong", "span", "font", "small", "big", "tt", "italic", "bold", "sc", "monospace", "underline", "roman",
		"styled-content", "named-content", "xref", "ext-link", "a", "cite", "center", "strike", "abbr", "sup", "sub",
		"inline-formula", "disp-formula", "alternatives", "tex-math", "mark", "ins", "article-title", "overline", "inline-graphic", "graphic")
	// row are the elements of MathML that only hold characters in a row.
	row = set("mml:math", "mml:mrow", "mml:mi", "mml:mn", "mml:mo", "mml:mtext", "mml:mstyle", "mml:mspace", "mml:semantics", "mml:msub")
)

// tags returns the tags of a text that stand as markup, in order.
func (d decoded) tags() []tag {
	var found []tag
	for at := 0; ; {
		i := strings.IndexByte(d.text[at:], '<')
		if i < 0 {
			break
		}
		at += i
		t, ok := d.tagAt(at)
		if !ok {
			at++
			continue
		}
		found = append(found, t)
		at = t.End
	}
	return d.markup(found)
}

// tagAt reads the tag that begins at a byte.
func (d decoded) tagAt(at int) (tag, bool) {
	if d.inCode(at) {
		return tag{}, false
	}
	rest := d.text[at:]
	if strings.HasPrefix(rest, "<!") {
		return d.declaration(at)
	}
	if at == 0 && strings.HasPrefix(rest, "<正>") {
		return tag{Span: pipeline.Span{End: len("<正>")}, name: "!"}, true // "text": how the CNKI index begins an abstract
	}
	m := tagPattern.FindStringSubmatch(rest[:min(len(rest), longestTag)])
	if m == nil {
		return tag{}, false
	}
	name := strings.TrimPrefix(strings.ToLower(m[2]), "jats:")
	if !blocks[name] && !spans[name] && !(row[name] && d.inRow()) || name == "tex-math" && strings.Contains(d.text, "<mml:") {
		return tag{}, false
	}
	return tag{Span: pipeline.Span{Start: at, End: at + len(m[0])}, name: name, close: m[1] != "", void: m[4] != ""}, true
}

// mathElement finds the elements of MathML in a text.
var mathElement = regexp.MustCompile(`<(mml:[a-z]+)`)

// inRow reports whether the MathML of a text loses nothing with its tags: no
// powers or fractions, nor the same formula once more in TeX. (Then both stay.)
func (d decoded) inRow() bool {
	return !strings.Contains(d.text, "tex-math") &&
		!slices.ContainsFunc(mathElement.FindAllStringSubmatch(d.text, -1), func(m []string) bool { return !row[m[1]] })
}

// declaration reads a comment, or a mark that begins character data.
func (d decoded) declaration(at int) (tag, bool) {
	rest := d.text[at:min(len(d.text), at+longestComment)]
	if strings.HasPrefix(rest, "<!--") {
		if end := strings.Index(rest[4:], "-->"); end >= 0 {
			return tag{Span: pipeline.Span{Start: at, End: at + 4 + end + 3}, name: "!"}, true
		}
	}
	if strings.HasPrefix(rest, "<![CDATA[") && strings.Contains(rest, "]]>") {
		return tag{Span: pipeline.Span{Start: at, End: at + len("<![CDATA[")}, name: "![CDATA["}, true
	}
	return tag{}, false
}

// markup keeps the tags that are markup by their context: spans in pairs,
// blocks in pairs or at the edge of a line or sentence.
func (d decoded) markup(found []tag) []tag {
	paired := make([]bool, len(found))
	open := make(map[string][]int)
	for i, t := range found {
		switch {
		case t.name[0] == '!' || alone[t.name] || t.void:
			paired[i] = true
		case !t.close:
			open[t.name] = append(open[t.name], i)
		case len(open[t.name]) > 0:
			last := open[t.name][len(open[t.name])-1]
			open[t.name] = open[t.name][:len(open[t.name])-1]
			paired[i], paired[last] = true, true
		}
	}
	var out []tag
	for i, t := range found {
		if paired[i] || blocks[t.name] && d.atEdge(t) {
			out = append(out, t)
		}
	}
	return out
}

// atEdge reports whether a tag stands where a paragraph may begin or end.
func (d decoded) atEdge(t tag) bool {
	before := strings.TrimRightFunc(d.text[:t.Start], unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	gap := d.text[len(before):t.Start]
	return before == "" || strings.TrimSpace(d.text[t.End:]) == "" || strings.Contains(gap, "\n") || strings.ContainsRune(".!?。！？:：>", last)
}
