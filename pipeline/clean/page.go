package clean

import (
	"slices"
	"strings"

	"rectify/pipeline"
)

// Page takes the furniture of a web page off the abstract it was scraped with:
// series, title, date, views and authors above it, volume, date of publication
// and pages below. What it takes is kept as fields. It acts only where at least
// three kinds of furniture stand around prose, and takes only lines of a known
// form, or lines above the prose whose place says what they are. Sentences stay. With
// fewer it takes what stands on pages alone: a count of views, a button to download.
var Page = pipeline.Stage{
	Name: "clean/page",
	Doc: `Take the furniture of a web page off an abstract and keep it as fields.

Before: View : 1,103\nThe discourse began in Europe. […]\nVolume 2019-1\n222 pages, paperback
After:  The discourse began in Europe. […]`,
	Propose: takeOffFurniture,
}

// signs is how many kinds of furniture make a page; nearest is how many lines
// above and below the prose are looked at.
const signs, nearest = 3, 40

func takeOffFurniture(v *pipeline.View) pipeline.Proposal {
	if v.Field == pipeline.Title {
		return pipeline.Proposal{}
	}
	if strings.IndexByte(strings.TrimSpace(v.Text), '\n') < 0 {
		return pipeline.Proposal{} // one line is prose or furniture
	}
	var room [mostLines]line
	lines := linesOf(room[:0], v.Text)
	first, last, ok := prose(lines)
	if !ok {
		return pipeline.Proposal{}
	}
	head := lines[max(0, first-nearest):first]
	tail := lines[last+1 : min(len(lines), last+1+nearest)]
	mark(head)
	mark(tail)
	kinds := furniture(head, tail)
	if len(kinds) < signs || !strong(kinds) {
		keepAlone(lines)
		return remove(v, lines, first, "what stands on pages alone")
	}
	nameTheRest(head, v.Record.Title)
	return remove(v, lines, first, "furniture of a page: "+strings.Join(kinds, ", "))
}

// furniture returns the kinds of marked lines around the prose, in order.
func furniture(parts ...[]line) []string {
	var kinds []string
	for _, part := range parts {
		for _, l := range part {
			for _, m := range l.marks {
				if !slices.Contains(kinds, m.Name) {
					kinds = append(kinds, m.Name)
				}
			}
		}
	}
	return kinds
}

// strong reports whether one of the kinds is seen on pages only: keywords,
// rights and a DOI also stand under an abstract by itself.
func strong(kinds []string) bool {
	n := 0
	for _, k := range kinds {
		if k != "keywords" && k != "rights" && k != "doi" && k != "issn" && k != "authors" {
			n++
		}
	}
	return n >= 2
}

// pageAlone is what no author writes and no journal prints.
var pageAlone = line1(`(?:(?:views?|page ?views|hits|조회수?|点击[数量率]|點擊[數率]|浏览[量次]数?|瀏覽[數次]數?|閲覧数)\s*[:：]\s*\d[\d,. ]*(?:次|회)?|download pdf|pdf download|back to (?:list|top)|목록으로|原文下载)`)

// keepAlone leaves only the marks of lines that are furniture whatever stands
// around them.
func keepAlone(lines []line) {
	for i := range lines {
		if !pageAlone.MatchString(lines[i].text) {
			lines[i].marks = nil
		}
	}
}

// remove proposes to take off the marked lines. Above the prose a line goes with
// the space after it, below with the space before it, so that what stays is tidy.
func remove(v *pipeline.View, lines []line, first int, why string) pipeline.Proposal {
	marked := 0
	for i := range lines {
		if len(lines[i].marks) > 0 {
			marked++
		}
	}
	if marked == 0 {
		return pipeline.Proposal{}
	}
	p := pipeline.Proposal{Edits: make([]pipeline.Edit, 0, marked), Fields: make([]pipeline.Field, 0, marked)}
	for i, l := range lines {
		if len(l.marks) == 0 {
			continue
		}
		s := l.Span
		switch {
		case i < first && i == 0:
			s = pipeline.Span{Start: 0, End: lines[i+1].Start}
		case i < first:
			s.End = lines[i+1].Start
		default:
			s.Start = lines[i-1].End
		}
		if i == len(lines)-1 {
			s.End = len(v.Text)
		}
		if cuts(v, s) {
			continue
		}
		p.Edits = append(p.Edits, propose(v.Text, s, "", "clean/page", l.confidence, why+"; this is "+l.marks[0].Name))
		for _, m := range l.marks {
			p.Fields = addField(p.Fields, m)
		}
	}
	return p
}

// cuts reports whether taking out a span would leave a piece of protected text.
func cuts(v *pipeline.View, s pipeline.Span) bool {
	return slices.ContainsFunc(v.Protected(), func(p pipeline.Span) bool { return p.Overlaps(s) && !s.Contains(p) })
}

// addField adds what a line says, once.
func addField(fields []pipeline.Field, f pipeline.Field) []pipeline.Field {
	i := slices.IndexFunc(fields, func(g pipeline.Field) bool { return g.Name == f.Name })
	if i < 0 {
		f.Values = slices.Clip(f.Values) // what is added does not touch the line's
		return append(fields, f)
	}
	for _, value := range f.Values {
		if !slices.Contains(fields[i].Values, value) {
			fields[i].Values = append(fields[i].Values, value)
		}
	}
	return fields
}
